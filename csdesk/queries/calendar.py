"""The days that belong in a calendar: milestones, commitments, renewals and reviews, each by what never changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import (
    Account,
    Commitment,
    Contract,
    Milestone,
    Plan,
    Review,
)
from csdesk.db.touched import touched
from csdesk.domain.commitment import CommitmentState
from csdesk.queries.commitments import CommitmentRow, all_commitments
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One whole day. `uid` is the same whenever it is asked for, `revision` rises with every change.

    `changed` is the instant (UTC) of the last change that the book remembers; `cancelled` days are kept as such, so
    that a calendar that has them takes them out.
    """

    uid: str
    account: str
    title: Phrase
    text: str
    day: date
    revision: int
    changed: datetime
    done: bool = False
    cancelled: bool = False


LONG_AGO = datetime(2000, 1, 1)


def calendar_days(session: Session, today: date, account_id: int | None = None) -> tuple[CalendarDay, ...]:
    """The days of all accounts, or of one, in their order."""
    names = {row.id: row.name for row in session.execute(select(Account.id, Account.name))}
    found = [
        *_milestones(session, names),
        *_commitments(session, names, today),
        *_renewals(session, names),
        *_reviews(session, names),
    ]
    wanted = names.get(account_id) if account_id is not None else None
    kept = [one for one in found if account_id is None or one.account == wanted]
    return tuple(sorted(kept, key=lambda one: (one.day, one.uid)))


def _milestones(session: Session, names: dict[int, str]) -> Iterator[CalendarDay]:
    changed = touched(session.connection(), Milestone.__tablename__)
    statement = select(Milestone, Plan.account_id).join(Plan).where(Milestone.planned.is_not(None))
    for row, account in session.execute(statement):
        assert row.planned is not None
        yield CalendarDay(
            uid=f"{row.uuid}-milestone@csdesk",
            account=names[account],
            title=phrase("{account}: {text}", account=names[account], text=row.phrase),
            text=row.reached_when,
            day=row.planned,
            revision=row.version,
            changed=changed.get(row.id, LONG_AGO),
            done=row.reached is not None,
        )


def _commitments(session: Session, names: dict[int, str], today: date) -> Iterator[CalendarDay]:
    changed = touched(session.connection(), Commitment.__tablename__)
    steps = touched(session.connection(), "commitment_step")
    known = {row.id: (row.uuid, row.version) for row in session.scalars(select(Commitment))}
    for row in all_commitments(session, today):
        if row.standing.due is None:
            continue
        uuid, version = known[row.id]
        yield CalendarDay(
            uid=f"{uuid}-commitment@csdesk",
            account=names[row.account_id],
            title=phrase("{account}: {text}", account=names[row.account_id], text=row.text),
            text=row.answerable,
            day=row.standing.due,
            revision=version + len(row.steps),
            changed=max([changed.get(row.id, LONG_AGO), *(steps.get(one.id, LONG_AGO) for one in row.steps)]),
            done=_is_kept(row),
            cancelled=row.standing.state is CommitmentState.CANCELLED,
        )


def _is_kept(row: CommitmentRow) -> bool:
    return row.standing.state.closed and row.standing.state is not CommitmentState.CANCELLED


def _renewals(session: Session, names: dict[int, str]) -> Iterator[CalendarDay]:
    changed = touched(session.connection(), Contract.__tablename__)
    followed = set(session.scalars(select(Contract.predecessor_id)))
    for row in session.scalars(select(Contract).where(Contract.ends.is_not(None))):
        assert row.ends is not None
        yield CalendarDay(
            uid=f"{row.uuid}-renewal@csdesk",
            account=names[row.account_id],
            title=phrase("{account}: contract ends", account=names[row.account_id]),
            text=row.external_id or "",
            day=row.ends,
            revision=row.version,
            changed=changed.get(row.id, LONG_AGO),
            done=row.id in followed,
        )


def _reviews(session: Session, names: dict[int, str]) -> Iterator[CalendarDay]:
    changed = touched(session.connection(), Review.__tablename__)
    for row in session.scalars(select(Review)):
        day = row.held_on or row.planned_for
        if day is not None:
            yield CalendarDay(
                uid=f"{row.uuid}-review@csdesk",
                account=names[row.account_id],
                title=phrase("{account}: {kind}", account=names[row.account_id], kind=row.kind.label),
                text=row.audience,
                day=day,
                revision=row.version,
                changed=changed.get(row.id, LONG_AGO),
                done=row.held_on is not None,
            )
