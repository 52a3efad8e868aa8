"""The success plan: phases, milestones, who answers for what, and what comes next."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from csdesk.db.tables.base import NAME_LENGTH, Amount, Base, Travelling, child_of, choice, link_to, rules
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.plan import PlanStatus
from csdesk.domain.sides import Side


class Plan(Travelling):
    """One phase of an account's success plan."""

    __tablename__ = "plan"
    __table_args__ = rules(
        UniqueConstraint("account_id", "phase"),
        CheckConstraint("ends IS NULL OR starts IS NULL OR ends >= starts", name="ends_after_start"),
    )
    owner = "account_id"

    account_id: Mapped[int] = child_of("account")
    phase: Mapped[int] = mapped_column(CheckConstraint("phase >= 1", name="phase_from_one"))
    title: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    purpose: Mapped[str] = mapped_column(Text, default="")
    said_by_id: Mapped[int | None] = link_to("contact")
    said_on: Mapped[date | None]
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    status: Mapped[PlanStatus] = mapped_column(choice(PlanStatus, "status"), default=PlanStatus.DRAFT)
    agreed_by_id: Mapped[int | None] = link_to("contact")
    agreed_on: Mapped[date | None]
    shared: Mapped[bool] = mapped_column(default=False)


class Milestone(Travelling):
    """A step the customer can see. The expansion behind it is ours alone and never shared.

    `confirmed_by_id` is who of the customer's confirmed its day or its owner last, as they are.
    """

    __tablename__ = "milestone"
    __table_args__ = rules(
        CheckConstraint(
            "take_rate IS NULL OR (take_rate >= 0 AND take_rate <= 1)", name="take_rate_is_a_fraction"
        ),
        CheckConstraint(
            "(expansion_value IS NULL) = (expansion_currency IS NULL)", name="value_has_currency"
        ),
    )
    owner = "plan_id"

    plan_id: Mapped[int] = child_of("plan")
    external_id: Mapped[str | None] = mapped_column(String(NAME_LENGTH), unique=True)
    phrase: Mapped[str] = mapped_column(String(500))
    reached_when: Mapped[str] = mapped_column(Text, default="")
    planned: Mapped[date | None]
    reached: Mapped[date | None]
    side: Mapped[Side] = mapped_column(choice(Side, "side"), default=Side.THEIRS)
    answerable: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    confirmed_by_id: Mapped[int | None] = link_to("contact")
    confirmed_on: Mapped[date | None]
    waits_for_id: Mapped[int | None] = link_to("milestone")
    shared: Mapped[bool] = mapped_column(default=False)
    expansion: Mapped[str] = mapped_column(Text, default="")
    expansion_value: Mapped[Decimal | None] = mapped_column(Amount)
    expansion_currency: Mapped[str | None] = mapped_column(String(3))
    take_rate: Mapped[float | None]


class Responsibility(Base):
    """What one person answers for in a plan: a contact of the customer's, or one of us by name."""

    __tablename__ = "responsibility"
    __table_args__ = rules(
        CheckConstraint("contact_id IS NULL OR side = 'theirs'", name="contact_is_theirs"),
        CheckConstraint("contact_id IS NOT NULL OR person <> ''", name="has_a_person"),
    )
    owner = "plan_id"

    plan_id: Mapped[int] = child_of("plan")
    side: Mapped[Side] = mapped_column(choice(Side, "side"))
    contact_id: Mapped[int | None] = link_to("contact")
    person: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    answers_for: Mapped[str] = mapped_column(Text, default="")
    confirmed_on: Mapped[date | None]


class NextPhase(Base):
    """One thing that the phase after this one is to bring."""

    __tablename__ = "next_phase"
    owner = "plan_id"

    plan_id: Mapped[int] = child_of("plan")
    kind: Mapped[NextPhaseKind] = mapped_column(choice(NextPhaseKind, "kind"))
    text: Mapped[str] = mapped_column(Text, default="")
    metric_id: Mapped[int | None] = link_to("metric")
    from_value: Mapped[float | None]
    to_value: Mapped[float | None]
    by: Mapped[date | None]
    ours: Mapped[str] = mapped_column(String(NAME_LENGTH), default="", server_default="")
    theirs: Mapped[str] = mapped_column(String(NAME_LENGTH), default="", server_default="")
    """Who answers for it on either side, by name."""
    first_step: Mapped[str] = mapped_column(Text, default="", server_default="")
