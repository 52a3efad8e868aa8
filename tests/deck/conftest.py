"""Reviews of a customer's shared records, as values and as files."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from csdesk.deck.content import Author, review_of
from csdesk.deck.manners import ReviewFormats
from csdesk.deck.page import Page, Review
from csdesk.deck.workbook import workbook_of
from csdesk.domain.review import ReviewKind
from csdesk.domain.shown import Shown
from csdesk.jobs import Progress
from csdesk.queries.shared import PreparedReview, ReviewFacts

AUTHOR = Author("Maya Okafor", "Customer success manager", "Northwind Systems")
MADE_AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def make_review(
    facts: ReviewFacts,
    author: Author = AUTHOR,
    locale: str = "en_GB",
    kind: ReviewKind = ReviewKind.EXECUTIVE,
    prepared: PreparedReview | None = None,
    before: Shown | None = None,
) -> Review:
    return review_of(facts, kind, author, ReviewFormats(locale), prepared=prepared, before=before)


def make_file(review: Review, locale: str = "en_GB") -> bytes:
    return workbook_of(review, ReviewFormats(locale), MADE_AT, Progress())


@pytest.fixture
def review() -> Callable[..., Review]:
    """Makes the review of some facts."""
    return make_review


@pytest.fixture
def file() -> Callable[..., bytes]:
    """Makes the workbook of a review."""
    return make_file


def page(review: Review, name: str) -> Page:
    return next(one for one in review.pages if one.name == name)
