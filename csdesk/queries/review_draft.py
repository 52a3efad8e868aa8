"""Everything that a review says and shows, read at once: what is shared, and what was chosen and typed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from csdesk.domain.review import ReviewKind, Sheet
from csdesk.domain.shown import Shown
from csdesk.queries.asking import Askable, askable
from csdesk.queries.shared import PreparedReview, ReviewFacts, prepared_review, review_facts, shown_before


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """A review as it would be today; `prepared` is missing where none was prepared in the book.

    `before` is what the last one that went out showed, `asking` what the customer is asked to confirm in it.
    """

    kind: ReviewKind
    facts: ReviewFacts
    prepared: PreparedReview | None
    before: Shown | None
    asking: Askable | None = None


def review_draft(session: Session, review_id: int, today: date) -> ReviewDraft:
    """A review that is being prepared. Raises Refusal when it is not there any more."""
    prepared = prepared_review(session, review_id)
    facts = review_facts(session, prepared.account_id, prepared.starts, prepared.ends, today)
    before = shown_before(session, prepared.account_id, prepared.ends, review_id)
    confirm = prepared.confirm_sheet or prepared.choice(Sheet.CONFIRM).included
    asking = askable(session, prepared.account_id, today) if confirm else None
    return ReviewDraft(prepared.kind, facts, prepared, before, asking)


def unprepared_draft(
    session: Session,
    account_id: int,
    kind: ReviewKind,
    period: tuple[date, date],
    today: date,
    *,
    confirm: bool = False,
) -> ReviewDraft:
    """A review of which the book has no record. Raises Refusal when the account is not there any more."""
    facts = review_facts(session, account_id, *period, today)
    asking = askable(session, account_id, today) if confirm else None
    return ReviewDraft(kind, facts, None, shown_before(session, account_id, period[1], None), asking)
