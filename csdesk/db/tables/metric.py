"""What is measured, what is aimed at, and the figures themselves."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from csdesk.db.tables.base import (
    NAME_LENGTH,
    Amount,
    Base,
    Travelling,
    child_of,
    choice,
    link_to,
    reference,
    rules,
)
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import GoalKind
from csdesk.domain.metric import Better, Kind, Summary
from csdesk.domain.periods import Cadence
from csdesk.domain.sides import Side


class Metric(Travelling):
    """Something of the customer's that is measured once a period; it outlives the plans that aim at it."""

    __tablename__ = "metric"
    __table_args__ = rules(
        Index("uq_metric_account_name", "account_id", text("lower(name)"), unique=True),
        CheckConstraint("now_periods >= 1", name="now_takes_a_period"),
        CheckConstraint("decimals BETWEEN 0 AND 6", name="decimals_in_reason"),
    )
    owner = "account_id"

    account_id: Mapped[int] = child_of("account")
    external_id: Mapped[str | None] = mapped_column(String(NAME_LENGTH))
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    unit: Mapped[str] = mapped_column(String(40), default="")
    decimals: Mapped[int] = mapped_column(default=1)
    better: Mapped[Better] = mapped_column(choice(Better, "better"))
    cadence: Mapped[Cadence] = mapped_column(choice(Cadence, "cadence"))
    kind: Mapped[Kind] = mapped_column(choice(Kind, "kind"), default=Kind.VALUE)
    summed_by: Mapped[Summary] = mapped_column(choice(Summary, "summed_by"), default=Summary.MEAN)
    now_periods: Mapped[int] = mapped_column(default=1)
    shared: Mapped[bool] = mapped_column(default=False)


class Definition(Base):
    """What a metric means from a day on, and how and by whom it is measured."""

    __tablename__ = "definition"
    __table_args__ = rules(UniqueConstraint("metric_id", "since"))
    owner = "metric_id"

    metric_id: Mapped[int] = child_of("metric")
    since: Mapped[date]
    meaning: Mapped[str] = mapped_column(Text, default="")
    how: Mapped[str] = mapped_column(Text, default="")
    side: Mapped[Side] = mapped_column(choice(Side, "side"), default=Side.THEIRS)
    measured_by: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    source: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")


class Goal(Travelling):
    """What a plan aims at with a metric. Values of a ratio are fractions.

    The baseline is either the periods it is computed from or a stated value with its source and evidence.
    """

    __tablename__ = "goal"
    __table_args__ = rules(
        UniqueConstraint("plan_id", "metric_id"),
        CheckConstraint("due IS NULL OR starts IS NULL OR due >= starts", name="due_after_start"),
        CheckConstraint("(baseline_from IS NULL) = (baseline_to IS NULL)", name="baseline_from_has_to"),
        CheckConstraint("baseline_from IS NULL OR baseline_value IS NULL", name="one_baseline"),
        CheckConstraint(
            "baseline_value IS NULL OR baseline_evidence IS NOT NULL", name="baseline_has_evidence"
        ),
        CheckConstraint("low IS NULL OR high IS NULL OR low <= high", name="low_under_high"),
        CheckConstraint("rank IS NULL OR rank BETWEEN 1 AND 3", name="three_headlines"),
        CheckConstraint("(worth IS NULL) = (worth_currency IS NULL)", name="worth_has_currency"),
        CheckConstraint("volume IS NULL OR volume_metric_id IS NULL", name="one_volume"),
    )
    owner = "plan_id"

    plan_id: Mapped[int] = child_of("plan")
    metric_id: Mapped[int] = child_of("metric")
    kind: Mapped[GoalKind] = mapped_column(choice(GoalKind, "kind"), default=GoalKind.REACH)
    starts: Mapped[date | None]
    due: Mapped[date | None]
    baseline_from: Mapped[date | None]
    baseline_to: Mapped[date | None]
    baseline_value: Mapped[float | None]
    baseline_source: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    baseline_evidence: Mapped[Evidence | None] = mapped_column(choice(Evidence, "baseline_evidence"))
    target: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    rank: Mapped[int | None]
    worth: Mapped[Decimal | None] = mapped_column(Amount)
    worth_currency: Mapped[str | None] = mapped_column(String(3))
    volume: Mapped[float | None]
    volume_metric_id: Mapped[int | None] = link_to("metric")
    worth_agreed_by_id: Mapped[int | None] = link_to("contact")
    worth_agreed_on: Mapped[date | None]


class GoalRevision(Base):
    """A target as it was changed on a day, and why; the goal's own target stays as first agreed."""

    __tablename__ = "goal_revision"
    __table_args__ = rules(UniqueConstraint("goal_id", "day"))
    owner = "goal_id"

    goal_id: Mapped[int] = child_of("goal")
    day: Mapped[date]
    target: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    due: Mapped[date | None]
    reason: Mapped[str] = mapped_column(Text, default="")


class Measurement(Base):
    """A figure for one period of its metric's cadence: a value, or a numerator and a denominator.

    It is known outside the book by its metric and period, so it needs no key of its own: a book holds millions.
    """

    __tablename__ = "measurement"
    __table_args__ = rules(
        UniqueConstraint("metric_id", "period"),
        CheckConstraint(
            "(value IS NOT NULL AND numerator IS NULL AND denominator IS NULL)"
            " OR (value IS NULL AND numerator IS NOT NULL AND denominator IS NOT NULL)",
            name="value_or_ratio",
        ),
        CheckConstraint("denominator IS NULL OR denominator <> 0", name="denominator_not_zero"),
    )
    owner = "metric_id"

    metric_id: Mapped[int] = mapped_column(reference("metric"))
    period: Mapped[date]
    value: Mapped[float | None]
    numerator: Mapped[float | None]
    denominator: Mapped[float | None]
    evidence: Mapped[Evidence] = mapped_column(choice(Evidence, "evidence"))
    source: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    confirmed_by_id: Mapped[int | None] = link_to("contact")
    confirmed_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
