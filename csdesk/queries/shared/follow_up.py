"""What is said to the customer after a review: what was heard, what was agreed, and when to meet again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Account, Commitment, Review
from csdesk.domain.review import ReviewKind
from csdesk.errors import Refusal
from csdesk.queries.shared.conversation import shared_commitments
from csdesk.queries.shared.review_rows import SharedCommitment, WantedDecision
from csdesk.queries.shared.reviews import prepared_review


@dataclass(frozen=True, slots=True)
class FollowUpFacts:
    """What a follow-up can say; `actions` are the shared commitments that were made in the review."""

    customer: str
    locale: str
    kind: ReviewKind
    starts: date
    ends: date
    held_on: date | None
    heard: tuple[str, ...]
    decisions: tuple[WantedDecision, ...]
    actions: tuple[SharedCommitment, ...]
    next_date: date | None


def follow_up_facts(session: Session, review_id: int, today: date) -> FollowUpFacts:
    """What a follow-up to a review can say. Raises Refusal when the review is not there any more."""
    row = session.get(Review, review_id)
    account = None if row is None else session.get(Account, row.account_id)
    if row is None or account is None:
        raise Refusal("This review was deleted in the meantime.")
    review = prepared_review(session, review_id)
    made = set(session.scalars(select(Commitment.id).where(Commitment.review_id == review_id)))
    actions = shared_commitments(session, account.id, today)
    return FollowUpFacts(
        customer=account.name,
        locale=account.locale,
        kind=row.kind,
        starts=row.starts,
        ends=row.ends,
        held_on=row.held_on,
        heard=tuple(line.strip() for line in row.heard.splitlines() if line.strip()),
        decisions=tuple(one for one in review.decisions if one.taken),
        actions=tuple(one for one in actions if one.id in made),
        next_date=row.next_date,
    )
