"""A review as it was prepared, and the decisions of the one before it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import (
    AgendaItem,
    Decision,
    Review,
    ReviewAttendee,
    ReviewFile,
    ReviewQuestion,
    ReviewSheet,
)
from csdesk.domain.shown import Shown, read
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.queries.shared.people import People
from csdesk.queries.shared.review_rows import (
    AgendaPoint,
    InvitedPerson,
    PreparedReview,
    SheetChoice,
    WantedDecision,
)
from csdesk.queries.shared.rows import Person


def prepared_review(session: Session, review_id: int) -> PreparedReview:
    """A review as it was prepared. Raises Refusal when it is not there any more."""
    row = session.get(Review, review_id)
    if row is None:
        raise Refusal("This review was deleted in the meantime; nothing was written.")
    return PreparedReview(
        id=row.id,
        account_id=row.account_id,
        kind=row.kind,
        starts=row.starts,
        ends=row.ends,
        planned_for=row.held_on or row.planned_for,
        next_date=row.next_date,
        confirm_sheet=row.confirm_sheet,
        attendees=_attendees(session, row),
        agenda=_agenda(session, row.id),
        decisions=_decisions(session, row.id),
        questions=_questions(session, row.id),
        sheets=_sheets(session, row.id),
    )


def shown_before(session: Session, account_id: int, end: date, review_id: int | None = None) -> Shown | None:
    """What the last review that went out showed, of those of a period that ended before `end`, this one left out."""
    statement = (
        select(ReviewFile.facts)
        .join(Review, Review.id == ReviewFile.review_id)
        .where(Review.account_id == account_id, Review.ends < end, Review.id != (review_id or 0))
        .where(ReviewFile.frozen_on.is_not(None))
        .order_by(Review.ends.desc(), ReviewFile.frozen_on.desc(), ReviewFile.id.desc())
    )
    shown = (read(facts) for facts in session.scalars(statement))
    return next((one for one in shown if one is not None), None)


def _attendees(session: Session, row: Review) -> tuple[InvitedPerson, ...]:
    """The customer's people before ours; a contact who isn't shared is named by the part played."""
    people = People(session, row.account_id)
    statement = select(ReviewAttendee).where(ReviewAttendee.review_id == row.id)
    rows = session.scalars(statement.order_by(ReviewAttendee.side == Side.OURS, ReviewAttendee.id))
    return tuple(
        InvitedPerson(
            side=one.side,
            person=people.known(one.contact_id) or people.named(one.person) or Person(""),
            executive=one.executive,
        )
        for one in rows
    )


def _agenda(session: Session, review_id: int) -> tuple[AgendaPoint, ...]:
    statement = select(AgendaItem).where(AgendaItem.review_id == review_id)
    rows = session.scalars(statement.order_by(AgendaItem.position, AgendaItem.id))
    return tuple(AgendaPoint(one.text, one.minutes) for one in rows)


def _decisions(session: Session, review_id: int) -> tuple[WantedDecision, ...]:
    statement = select(Decision).where(Decision.review_id == review_id)
    rows = session.scalars(statement.order_by(Decision.position, Decision.id))
    return tuple(WantedDecision(one.wanted, one.taken) for one in rows)


def _questions(session: Session, review_id: int) -> tuple[str, ...]:
    statement = select(ReviewQuestion.text).where(ReviewQuestion.review_id == review_id)
    return tuple(session.scalars(statement.order_by(ReviewQuestion.position, ReviewQuestion.id)))


def _sheets(session: Session, review_id: int) -> tuple[SheetChoice, ...]:
    statement = select(ReviewSheet).where(ReviewSheet.review_id == review_id)
    rows = session.scalars(statement.order_by(ReviewSheet.id))
    return tuple(SheetChoice(one.sheet, one.goal_id, one.included, one.title) for one in rows)
