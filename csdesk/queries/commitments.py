"""Commitments with their steps and where they stand, those of one account or the open ones of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.orm import Session, aliased

from csdesk.db.tables import Commitment, CommitmentStep, Contact
from csdesk.domain.commitment import Promised, Step, StepState, promised
from csdesk.domain.sides import Side


@dataclass(frozen=True, slots=True)
class StepRow:
    """A day on which a commitment's state changed."""

    id: int
    day: date
    state: StepState
    new_due: date | None
    customer_knows: bool
    note: str


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment with all fields, its steps by their days, and where it stands today.

    `due` is the day for which it was made; the day that counts now stands in `standing`.
    """

    id: int
    uuid: str
    account_id: int
    text: str
    side: Side
    answerable: str
    made_on: date
    review_id: int | None
    due: date | None
    confirmed_by: str
    confirmed_on: date | None
    shared: bool
    external_id: str | None
    steps: tuple[StepRow, ...]
    standing: Promised


def list_commitments(session: Session, account_id: int, today: date) -> tuple[CommitmentRow, ...]:
    """The commitments of an account: the open ones by the day that counts, then the others, the last ended first."""
    rows = _rows(session, Commitment.account_id == account_id, today)
    ended = [row for row in rows if row.standing.state.closed]
    still = [row for row in rows if not row.standing.state.closed]
    return (
        *sorted(still, key=lambda row: (row.standing.due or date.max, row.made_on, row.id)),
        *sorted(ended, key=lambda row: (row.standing.ended or date.min, row.id), reverse=True),
    )


def review_commitments(session: Session, review_id: int, today: date) -> tuple[CommitmentRow, ...]:
    """The commitments that were made in a review, in the order in which they were written down."""
    rows = _rows(session, Commitment.review_id == review_id, today)
    return tuple(sorted(rows, key=lambda row: row.id))


def open_commitments(
    session: Session, today: date, account_id: int | None = None
) -> tuple[CommitmentRow, ...]:
    """What is still open in an account or in all, by the day that counts, those without one last."""
    which = ~_ended_by(today)
    if account_id is not None:
        which &= Commitment.account_id == account_id
    rows = _rows(session, which, today)
    still = (row for row in rows if not row.standing.state.closed)
    return tuple(sorted(still, key=lambda row: (row.standing.due or date.max, row.id)))


def all_commitments(session: Session, today: date) -> tuple[CommitmentRow, ...]:
    """Every commitment of all accounts, whatever became of it."""
    return tuple(_rows(session, Commitment.id.is_not(None), today))


def _rows(session: Session, which: ColumnElement[bool], today: date) -> list[CommitmentRow]:
    steps = _steps(session, which)
    found = select(Commitment, Contact.name).outerjoin(Contact, Contact.id == Commitment.confirmed_by_id)
    return [
        CommitmentRow(
            id=row.id,
            uuid=row.uuid,
            account_id=row.account_id,
            text=row.text,
            side=row.side,
            answerable=row.answerable,
            made_on=row.made_on,
            review_id=row.review_id,
            due=row.due,
            confirmed_by=confirmed_by or "",
            confirmed_on=row.confirmed_on,
            shared=row.shared,
            external_id=row.external_id,
            steps=tuple(steps[row.id]),
            standing=promised(row.due, map(_step, steps[row.id]), today),
        )
        for row, confirmed_by in session.execute(found.where(which))
    ]


def _ended_by(today: date) -> ColumnElement[bool]:
    """Whether the last step by a day ended a commitment; most of a book's did long ago, and are not read."""
    step = aliased(CommitmentStep)
    last = (
        select(step.state)
        .where(step.commitment_id == Commitment.id, step.day <= today)
        .order_by(step.day.desc(), step.id.desc())
        .limit(1)
        .correlate(Commitment)
        .scalar_subquery()
    )
    return func.coalesce(last.in_((StepState.KEPT, StepState.CANCELLED)), false())


def _steps(session: Session, which: ColumnElement[bool]) -> Mapping[int, list[StepRow]]:
    statement = select(CommitmentStep).join(Commitment).where(which)
    found: dict[int, list[StepRow]] = defaultdict(list)
    for row in session.scalars(statement.order_by(CommitmentStep.day, CommitmentStep.id)):
        step = StepRow(row.id, row.day, row.state, row.new_due, row.customer_knows, row.note)
        found[row.commitment_id].append(step)
    return found


def _step(row: StepRow) -> Step:
    return Step(row.day, row.state, row.new_due, row.customer_knows)
