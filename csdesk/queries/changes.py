"""An account's changes with the metrics they concern."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Change, ChangeMetric, Contact, Metric
from csdesk.domain.change import ChangeKind
from csdesk.domain.sides import Side


@dataclass(frozen=True, slots=True)
class ConcernedMetric:
    """A metric that a change concerns, and whether its limits start anew there."""

    metric_id: int
    name: str
    new_start: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Something that was changed, with all fields."""

    id: int
    day: date
    text: str
    kind: ChangeKind
    side: Side
    by: str
    confirmed_by_id: int | None
    confirmed_by: str
    confirmed_on: date | None
    shared: bool
    metrics: tuple[ConcernedMetric, ...]


def list_changes(session: Session, account_id: int) -> tuple[ChangeRow, ...]:
    """The changes of an account, the first one first."""
    concerned = _concerned(session, account_id)
    statement = (
        select(Change, Contact.name)
        .outerjoin(Contact, Contact.id == Change.confirmed_by_id)
        .where(Change.account_id == account_id)
        .order_by(Change.day, Change.id)
    )
    return tuple(
        ChangeRow(
            id=row.id,
            day=row.day,
            text=row.text,
            kind=row.kind,
            side=row.side,
            by=row.by,
            confirmed_by_id=row.confirmed_by_id,
            confirmed_by=confirmed_by or "",
            confirmed_on=row.confirmed_on,
            shared=row.shared,
            metrics=tuple(concerned[row.id]),
        )
        for row, confirmed_by in session.execute(statement)
    )


def _concerned(session: Session, account_id: int) -> dict[int, list[ConcernedMetric]]:
    statement = (
        select(ChangeMetric.change_id, Metric.id, Metric.name, ChangeMetric.new_start)
        .join(Metric, Metric.id == ChangeMetric.metric_id)
        .where(Metric.account_id == account_id)
        .order_by(Metric.name)
    )
    found: dict[int, list[ConcernedMetric]] = defaultdict(list)
    for change, metric, name, new_start in session.execute(statement):
        found[change].append(ConcernedMetric(metric, name, new_start))
    return found
