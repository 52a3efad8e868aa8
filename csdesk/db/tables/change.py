"""What was changed at the customer's, and which metrics it concerns."""

from datetime import date

from sqlalchemy import String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from csdesk.db.tables.base import NAME_LENGTH, Base, Travelling, child_of, choice, link_to, rules
from csdesk.domain.change import ChangeKind
from csdesk.domain.sides import Side


class Change(Travelling):
    """Something that was changed on a day; drawn on the charts of the metrics it concerns."""

    __tablename__ = "change"
    owner = "account_id"

    account_id: Mapped[int] = child_of("account")
    external_id: Mapped[str | None] = mapped_column(String(NAME_LENGTH), unique=True)
    day: Mapped[date]
    text: Mapped[str] = mapped_column(Text)
    kind: Mapped[ChangeKind] = mapped_column(choice(ChangeKind, "kind"))
    side: Mapped[Side] = mapped_column(choice(Side, "side"), default=Side.THEIRS)
    by: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    confirmed_by_id: Mapped[int | None] = link_to("contact")
    confirmed_on: Mapped[date | None]
    shared: Mapped[bool] = mapped_column(default=False)


class ChangeMetric(Base):
    """That a change concerns a metric, and whether the metric's limits start anew there."""

    __tablename__ = "change_metric"
    __table_args__ = rules(UniqueConstraint("change_id", "metric_id"))
    owner = "change_id"

    change_id: Mapped[int] = child_of("change")
    metric_id: Mapped[int] = child_of("metric")
    new_start: Mapped[bool] = mapped_column(default=False)
