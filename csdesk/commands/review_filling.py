"""What a new review is filled with: whom it is for, what is on the agenda, and what to ask."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select

from csdesk.db.tables import (
    AgendaItem,
    Answer,
    Contact,
    Plan,
    Responsibility,
    Review,
    ReviewAttendee,
    ReviewQuestion,
)
from csdesk.db.work import Work
from csdesk.domain.agenda import QUESTIONS_PUT, USUAL_AGENDA, Invitable, invited
from csdesk.domain.contact import Level
from csdesk.domain.sides import Side
from csdesk.formats import Formats


def fill(work: Work, review: Review, formats: Formats) -> None:
    """Put attendees, agenda and questions into a review that has none; `formats` speaks the customer's language."""
    _invite_theirs(work, review)
    _invite_ours(work, review)
    for position, point in enumerate(USUAL_AGENDA[review.kind], 1):
        text = formats.say(point.text)
        work.add(AgendaItem(review_id=review.id, position=position, text=text, minutes=point.minutes))
    for position, question in enumerate(_questions(work, review.account_id, work.today), 1):
        work.add(ReviewQuestion(review_id=review.id, position=position, text=question))


def _invite_theirs(work: Work, review: Review) -> None:
    there = select(Contact).where(Contact.account_id == review.account_id, Contact.left_on.is_(None))
    contacts = {row.id: row for row in work.all(there.order_by(Contact.name))}
    people = (Invitable(row.id, row.level, row.parts) for row in contacts.values())
    for contact in (contacts[found] for found in invited(review.kind, people)):
        work.add(
            ReviewAttendee(
                review_id=review.id,
                side=Side.THEIRS,
                contact_id=contact.id,
                person=contact.name,
                executive=contact.level is Level.EXECUTIVE,
            )
        )


def _invite_ours(work: Work, review: Review) -> None:
    """Those who were there last time; else those who answer for something in the last phase of the plan."""
    for person, executive in _last_time(work, review) or _answering(work, review.account_id):
        work.add(ReviewAttendee(review_id=review.id, side=Side.OURS, person=person, executive=executive))


def _last_time(work: Work, review: Review) -> list[tuple[str, bool]]:
    earlier = select(Review.id).where(Review.account_id == review.account_id, Review.id != review.id)
    last = earlier.order_by(Review.ends.desc(), Review.id.desc()).limit(1).scalar_subquery()
    ours = select(ReviewAttendee).where(ReviewAttendee.review_id == last, ReviewAttendee.side == Side.OURS)
    return [(row.person, row.executive) for row in work.all(ours.order_by(ReviewAttendee.id))]


def _answering(work: Work, account_id: int) -> list[tuple[str, bool]]:
    plan = select(Plan.id).where(Plan.account_id == account_id).order_by(Plan.phase.desc()).limit(1)
    ours = select(Responsibility).where(
        Responsibility.plan_id == plan.scalar_subquery(), Responsibility.side == Side.OURS
    )
    rows = work.all(ours.order_by(Responsibility.id))
    return [(person, False) for person in dict.fromkeys(row.person for row in rows)]


def _questions(work: Work, account_id: int, today: date) -> list[str]:
    """The questions without an answer, then those whose answers have aged, the longest waiting first."""
    waiting = select(Answer).where(
        Answer.account_id == account_id, or_(Answer.answer == "", Answer.review_after < today)
    )
    rows = work.all(waiting.order_by(Answer.answer != "", Answer.review_after, Answer.asked_on, Answer.id))
    return [row.question for row in rows[:QUESTIONS_PUT]]
