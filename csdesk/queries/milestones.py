"""Milestones with the day on which each can be expected at the pace of those reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, aliased

from csdesk.db.tables import Contact, Milestone, Plan
from csdesk.domain.milestone import MilestoneDates, MilestoneState, expected_on, milestone_state, slip
from csdesk.domain.result import Maybe
from csdesk.domain.sides import Side


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A milestone with all fields; the expansion behind it is internal.

    `expected` is the day on which it can be expected at the pace of its plan, or why that can't be said.
    """

    id: int
    plan_id: int
    phrase: str
    reached_when: str
    planned: date | None
    reached: date | None
    side: Side
    answerable: str
    confirmed_by: str
    confirmed_on: date | None
    waits_for_id: int | None
    waits_for: str
    shared: bool
    state: MilestoneState
    expected: Maybe[date]
    expansion: str
    expansion_value: Decimal | None
    expansion_currency: str | None
    take_rate: float | None


@dataclass(frozen=True, slots=True)
class Milestones:
    """Milestones by their days, undated ones last, and by how many days those reached slipped (median)."""

    rows: tuple[MilestoneRow, ...]
    slip: Maybe[float]


def milestones(session: Session, plans: Select[int], today: date) -> Milestones:
    """The milestones of the plans whose ids `plans` selects; the pace is that of all of their accounts' milestones."""
    before = aliased(Milestone)
    found = session.execute(
        select(Milestone, before.phrase, Contact.name)
        .outerjoin(before, before.id == Milestone.waits_for_id)
        .outerjoin(Contact, Contact.id == Milestone.confirmed_by_id)
        .where(Milestone.plan_id.in_(plans))
    ).all()
    pace = slip(_dates(session, plans))
    rows = (_row(row, waits_for or "", by or "", pace, today) for row, waits_for, by in found)
    return Milestones(tuple(sorted(rows, key=_place)), pace)


def _dates(session: Session, plans: Select[int]) -> list[MilestoneDates]:
    accounts = select(Plan.account_id).where(Plan.id.in_(plans))
    dates = select(Milestone.planned, Milestone.reached).join(Plan).where(Plan.account_id.in_(accounts))
    return [MilestoneDates(planned, reached) for planned, reached in session.execute(dates)]


def _row(row: Milestone, waits_for: str, confirmed_by: str, pace: Maybe[float], today: date) -> MilestoneRow:
    dates = MilestoneDates(row.planned, row.reached)
    return MilestoneRow(
        id=row.id,
        plan_id=row.plan_id,
        phrase=row.phrase,
        reached_when=row.reached_when,
        planned=row.planned,
        reached=row.reached,
        side=row.side,
        answerable=row.answerable,
        confirmed_by=confirmed_by,
        confirmed_on=row.confirmed_on,
        waits_for_id=row.waits_for_id,
        waits_for=waits_for,
        shared=row.shared,
        state=milestone_state(dates, today),
        expected=expected_on(dates, pace, today),
        expansion=row.expansion,
        expansion_value=row.expansion_value,
        expansion_currency=row.expansion_currency,
        take_rate=row.take_rate,
    )


def _place(row: MilestoneRow) -> tuple[date, int]:
    return (row.planned or row.reached or date.max, row.id)
