"""Printed pages: the workbook's content in its order, on paper, broken where the workbook breaks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from csdesk.charts.shapes import Box
from csdesk.charts.timeline import timeline_of
from csdesk.charts.widths import line_count, lines_of, width
from csdesk.deck.breaking import BOTTOM, SIDE, TOP
from csdesk.deck.manners import ReviewFormats
from csdesk.deck.page import Cell, Column, Page, Review, Table, Tile, Tiles, TimeChart
from csdesk.deck.pages import pages_of, texts_of_pages
from csdesk.deck.printed import PrintedPage, PrintedReview
from csdesk.domain.milestone import MilestoneDates
from tests.deck.samples import TODAY, bare_facts, facts

Make = Callable[..., Review]
File = Callable[..., bytes]
INCH = 25.4


def printed(review: Review, locale: str = "en_GB") -> PrintedReview:
    return pages_of(review, ReviewFormats(locale))


def lines_on(page: PrintedPage) -> list[str]:
    return [words.text for words in page.words]


def table_of(rows: int, *, appendix: bool) -> Review:
    table = Table((Column("What", 12),), tuple((Cell(f"Row {n}"),) for n in range(rows)))
    page = Page("Method", "A long list", "Under it", (table,), appendix=appendix)
    return Review("Title", "Foot", "Somebody", (page,))


def test_every_text_of_the_workbook_stands_on_its_page_in_the_same_order(review: Make, file: File) -> None:
    made = review(facts())
    pages = printed(made).pages
    for sheet in load_workbook(BytesIO(file(made))):
        cells = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        texts = [text for page in pages if page.sheet == sheet.title for text in page.texts]
        assert cells
        assert set(cells) <= set(texts)
        if sheet.title != "Data":  # which is written column by column
            assert [text for text in texts if text in set(cells)] == cells


def test_sheets_come_in_order_and_only_an_appendix_takes_more_than_a_page(review: Make) -> None:
    made = review(facts())
    sheets = [page.sheet for page in printed(made).pages]

    assert list(dict.fromkeys(sheets)) == [page.name for page in made.pages]
    for page in made.pages:
        assert page.appendix or sheets.count(page.name) == 1


def test_a_long_appendix_goes_on_over_the_next_page_and_loses_no_row() -> None:
    pages = printed(table_of(120, appendix=True)).pages

    assert len(pages) > 1
    rows = [line for page in pages for line in lines_on(page) if line.startswith("Row ")]
    assert rows == [f"Row {n}" for n in range(120)]
    assert [lines_on(page)[-1] for page in pages] == [f"{n} / {len(pages)}" for n in range(1, len(pages) + 1)]


def test_workbook_and_paper_break_at_the_same_rows_and_no_heading_ends_a_page(
    review: Make, file: File
) -> None:
    tables = table_of(8, appendix=True).pages[0].blocks * 12
    many = replace(table_of(8, appendix=True).pages[0], blocks=tables)
    for made in (review(facts()), replace(review(facts()), pages=(many,))):
        paper = printed(made).pages
        for sheet in load_workbook(BytesIO(file(made))):
            ends = [*(found.id for found in sheet.row_breaks.brk), sheet.max_row]
            pages = [page for page in paper if page.sheet == sheet.title]
            assert len(pages) == len(ends)
            for page, end in zip(pages, ends, strict=True):
                last = [cell.value for cell in sheet[end] if isinstance(cell.value, str)]
                assert last != ["What"]
                assert set(last) <= set(page.texts)
    assert len(paper) > 2


def test_another_sheet_is_made_smaller_until_it_fits() -> None:
    few, many = (printed(table_of(rows, appendix=False)).pages for rows in (5, 120))

    assert len(few) == len(many) == 1
    assert many[0].words[0].size < few[0].words[0].size / 2


def test_nothing_stands_beyond_the_margins(review: Make) -> None:
    for made in (review(facts()), review(bare_facts()), table_of(120, appendix=True)):
        for page in printed(made).pages:
            inner = Box(
                SIDE * INCH - 0.1,
                TOP * INCH - 0.1,
                page.width - SIDE * INCH + 0.1,
                page.height - BOTTOM * INCH,
            )
            for area in page.areas:
                assert inner.left <= area.box.left < area.box.right <= inner.right
            for words in page.words[:-2]:
                assert inner.top <= words.middle <= inner.bottom
                assert inner.left <= words.x <= inner.right
                assert words.x + width(words.text, words.size, words.bold) <= inner.right + 1 or words.anchor


def test_the_grounds_of_a_tile_are_one_area_without_seams(review: Make) -> None:
    summary = printed(review(facts())).pages[1]

    assert len(summary.areas) == 4


def test_a_chart_keeps_its_shape_and_says_what_the_screen_says(review: Make) -> None:
    page = next(page for page in printed(review(facts())).pages if page.charts)
    chart = page.charts[0]

    assert abs(chart.drawing.width * chart.scale - chart.box.width) < 0.01
    assert abs(chart.drawing.height * chart.scale - chart.box.height) < 0.01
    assert "target 4.0\N{NO-BREAK SPACE}h" in [words.text for words in chart.drawing.words]


def test_milestones_stand_on_their_time_axis() -> None:
    timeline = timeline_of(
        [("Nights are covered", MilestoneDates(date(2026, 2, 20), date(2026, 3, 1)))], TODAY
    )
    assert timeline is not None
    page = Page("Milestones", "One is reached", "As of today", (TimeChart(timeline),))
    (chart,) = printed(Review("Acme", "Acme", "Ann", (page,))).pages[0].charts

    assert "Nights are covered" in [words.text for words in chart.drawing.words]
    assert abs(chart.drawing.height * chart.scale - chart.box.height) < 0.01


def test_americans_print_on_letter(review: Make, file: File) -> None:
    made = review(facts(), locale="en_US")
    page = printed(made, "en_US").pages[0]

    assert (page.width, page.height) == (279.4, 215.9)
    assert load_workbook(BytesIO(file(made, "en_US"))).worksheets[0].page_setup.paperSize == 1


def test_all_that_could_be_read_can_be_searched(review: Make) -> None:
    texts = [text for _, text in texts_of_pages(printed(replace(review(facts()), author="Maya Okafor")))]

    for wanted in ("Maya Okafor", "Harbour Freight Lines", "① Go-live", "baseline 8.8\N{NO-BREAK SPACE}h"):
        assert any(wanted in text for text in texts)


def test_a_double_name_breaks_at_its_hyphen_and_a_long_label_takes_a_second_line() -> None:
    assert lines_of("Maximilian Kaltenbach-Oberweiler", 80.0, 10.0) == [
        "Maximilian",
        "Kaltenbach-",
        "Oberweiler",
    ]
    label = "Hours from a customer's report to the arrival on site"
    page = Page("Summary", "A finding", "As of today", (Tiles((Tile(label, "28", "of 16"),)),))
    (made,) = printed(Review("Acme", "Acme", "Ann", (page,))).pages
    assert " ".join(lines_on(made)[2:4]) == label


@given(st.lists(st.text("abc- defgh.,", min_size=0, max_size=12), max_size=12))
def test_as_many_lines_are_made_as_were_counted(words: list[str]) -> None:
    text = " ".join(words)

    assert len(lines_of(text, 90.0, 10.0)) == line_count(text, 90.0, 10.0)
    assert all(width(line, 10.0) <= 90.001 for line in lines_of(text, 90.0, 10.0))
