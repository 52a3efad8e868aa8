"""Reviews as a returned file may name them, and what was asked, decided and promised in one so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Account, Answer, Commitment, Decision, Review, ReviewFile
from csdesk.domain.discussed import Answered, Asked, Decided, Discussed, Promised
from csdesk.domain.review import ReviewKind
from csdesk.domain.shown import read
from csdesk.errors import Refusal


@dataclass(frozen=True, slots=True)
class NamedReview:
    """A review by what its cover says of it."""

    id: int
    account_id: int
    account: str
    locale: str
    kind: ReviewKind
    starts: date
    ends: date
    sent_on: date | None
    held_on: date | None


def named_reviews(session: Session, account_id: int | None = None) -> tuple[NamedReview, ...]:
    """The reviews of an account, or of all: what went out before what did not, the latest first."""
    columns = (Review.id, Account.id, Account.name, Account.locale, Review.kind, Review.starts, Review.ends)
    found = select(*columns, Review.sent_on, Review.held_on).join(Account, Account.id == Review.account_id)
    if account_id is not None:
        found = found.where(Account.id == account_id)
    found = found.order_by(Review.sent_on.is_(None), Review.sent_on.desc(), Review.id.desc())
    return tuple(NamedReview(*row) for row in session.execute(found))


def discussed(session: Session, review_id: int, today: date) -> Discussed:
    """What the book says of a review's meeting; one that nobody noted yet was held on its day, or today.

    Raises Refusal when the review is gone.
    """
    review = session.get(Review, review_id)
    if review is None:
        raise Refusal("This review was deleted in the meantime; nothing was taken in.")
    planned = review.planned_for
    decisions = session.execute(
        select(Decision.wanted, Decision.taken)
        .where(Decision.review_id == review_id)
        .order_by(Decision.position)
    )
    promises = session.execute(
        select(Commitment.text, Commitment.answerable, Commitment.due).where(
            Commitment.review_id == review_id
        )
    )
    answers = session.execute(
        select(Answer.question, Answer.answer, Answer.answered_on).where(
            Answer.account_id == review.account_id
        )
    )
    return Discussed(
        held=review.held_on or (planned if planned is not None and planned <= today else today),
        decisions=tuple(Decided(*row) for row in decisions),
        promises=tuple(Promised(*row) for row in promises),
        answers=tuple(Answered(*row) for row in answers),
        next_date=review.next_date,
        asked=_asked(session, review),
    )


def _asked(session: Session, review: Review) -> Asked:
    """What the file that went out last said, else the one that csdesk wrote last."""
    facts = session.scalars(
        select(ReviewFile.facts)
        .where(ReviewFile.review_id == review.id)
        .order_by(ReviewFile.frozen_on.is_(None), ReviewFile.id.desc())
        .limit(1)
    ).first()
    shown = None if facts is None else read(facts)
    if shown is None:
        return Asked(review.sent_on)
    return Asked(review.sent_on, shown.questions, shown.next_date)
