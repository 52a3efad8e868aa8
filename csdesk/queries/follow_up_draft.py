"""What a follow-up can say, with what must not stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from csdesk.db.tables import Review
from csdesk.queries.keep_out import KeepOut, keep_out
from csdesk.queries.shared.follow_up import FollowUpFacts, follow_up_facts


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """The facts that go to the customer and what they are searched for before they do."""

    facts: FollowUpFacts
    inside: KeepOut


def follow_up_draft(session: Session, review_id: int, today: date) -> FollowUpDraft:
    """What a follow-up to a review can say. Raises Refusal when the review is not there any more."""
    facts = follow_up_facts(session, review_id, today)
    account_id = session.get_one(Review, review_id).account_id
    return FollowUpDraft(facts, keep_out(session, account_id))
