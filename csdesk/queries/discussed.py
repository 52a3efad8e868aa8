"""Reviews as a returned file may name them, and what was decided and promised in one so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Account, Commitment, Decision, Review
from csdesk.domain.discussed import Decided, Discussed, Promised
from csdesk.domain.review import ReviewKind
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
    return Discussed(
        held=review.held_on or (planned if planned is not None and planned <= today else today),
        decisions=tuple(Decided(*row) for row in decisions),
        promises=tuple(Promised(*row) for row in promises),
    )
