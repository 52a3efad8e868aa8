"""A review as it would look if it went out now: what each sheet says, why others stay out, and its printed pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdesk.deck.content import Author, review_of
from csdesk.deck.manners import ReviewFormats
from csdesk.deck.page import Review
from csdesk.deck.pages import pages_of
from csdesk.deck.printed import PrintedReview
from csdesk.domain.asking import Request, coded
from csdesk.queries.review_draft import ReviewDraft
from csdesk.words import phrase

MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Preview:
    """What a review says, its pages, and decisions that it could ask for, in the customer's language."""

    review: Review
    printed: PrintedReview
    decisions: tuple[str, ...]


def said(draft: ReviewDraft, author: Author, formats: ReviewFormats, asking: Request | None = None) -> Review:
    """What the review says; until it goes out, what it asks has no code yet."""
    if asking is None and draft.asking is not None:
        asking = coded(draft.asking.account, formats.locale, draft.asking.rows)
    return review_of(
        draft.facts,
        draft.kind,
        author,
        formats,
        prepared=draft.prepared,
        before=draft.before,
        asking=asking,
    )


def preview_of(draft: ReviewDraft, author: Author, locale: str) -> Preview:
    """The review in its customer's language, or in that of `locale` where none was chosen; it takes some time."""
    formats = ReviewFormats(draft.facts.locale or locale)
    review = said(draft, author, formats)
    return Preview(review, pages_of(review, formats), tuple(_decisions(draft, formats)))


def _decisions(draft: ReviewDraft, formats: ReviewFormats) -> Iterator[str]:
    """What the plan leaves to be decided: its agreement, and then each step of the next phase."""
    plan = draft.facts.plan
    if plan is None:
        return
    if plan.agreed_by is None:
        yield formats.say(phrase("Do we agree on this success plan?"))
    for step in plan.next_steps[:MOST_OFFERED]:
        text = " ".join(step.text.split())
        if text:
            yield formats.say(phrase("Do we go on with “{step}”?", step=text))
