"""How a page's height is shared between its words and its chart, on either paper."""

from collections.abc import Callable

import pytest

from csdesk.deck.breaking import room_on
from csdesk.deck.heights import chart_height, page_height
from csdesk.deck.measure import COLUMN, LEAST_CHART, MOST_CHART
from csdesk.deck.page import GRID, Chart, Page, Paragraph, Review
from csdesk.deck.paper_size import A4, LETTER, PaperSize
from tests.deck.samples import told_facts

PAPERS = pytest.mark.parametrize("paper", [A4, LETTER], ids=["A4", "Letter"])


@pytest.fixture
def results(review: Callable[..., Review]) -> Page:
    """A page whose chart has some room."""
    pages = review(told_facts()).pages
    return next(one for one in pages if any(isinstance(block, Chart) for block in one.blocks))


def printed(page: Page, paper: PaperSize) -> float:
    """How much of the paper's height a page with its chart takes once it is as wide as the paper."""
    wide, high = room_on(paper)
    return (page_height(page) + chart_height(page, paper)) * min(1.0, wide / (GRID * COLUMN)) / high


@PAPERS
def test_a_chart_takes_what_the_words_leave_of_the_paper(results: Page, paper: PaperSize) -> None:
    assert LEAST_CHART < chart_height(results, paper) < MOST_CHART
    assert 0.99 < printed(results, paper) <= 1.0


@PAPERS
def test_many_words_leave_a_chart_its_least_height(results: Page, paper: PaperSize) -> None:
    wordy = Page(results.name, results.title, results.under, (*results.blocks, *[Paragraph("Words")] * 20))
    assert chart_height(wordy, paper) == LEAST_CHART


@PAPERS
def test_few_words_make_no_poster_of_a_chart(results: Page, paper: PaperSize) -> None:
    bare = Page(
        results.name, "Short", "", tuple(block for block in results.blocks if isinstance(block, Chart))
    )
    assert chart_height(bare, paper) == MOST_CHART
