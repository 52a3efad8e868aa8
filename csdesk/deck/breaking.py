"""Where a sheet breaks into printed pages: the same for its workbook and for paper."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.deck.measure import COLUMN
from csdesk.deck.page import GRID, Page
from csdesk.deck.paper_size import PaperSize
from csdesk.deck.writer import TITLE_ROW, SheetWriter

SIDE, TOP, BOTTOM, FOOT = 0.59, 0.5, 0.65, 0.3
"""Margins in inches; `FOOT` is how far the foot's line is from the paper's edge."""

INCH_POINTS = 72
POINT = 25.4 / INCH_POINTS
SPARE = 0.97
"""How much of a page an appendix fills: programs round heights and scales, and none shall break before we do."""

ROUNDED = 2.5
"""What the rows of a page may come to more than was counted, in points."""


def room_on(paper: PaperSize) -> tuple[float, float]:
    """The width and height between the margins, in points."""
    return (
        paper.width / POINT - 2 * SIDE * INCH_POINTS,
        paper.height / POINT - (TOP + BOTTOM) * INCH_POINTS,
    )


def height_on(paper: PaperSize) -> float:
    """How high a page of the usual columns may be, in points of its sheet, before its height makes it smaller."""
    wide, high = room_on(paper)
    return high / min(1.0, wide / (GRID * COLUMN)) - ROUNDED


def scale_of(writer: SheetWriter, page: Page, last_column: int, paper: PaperSize) -> float:
    """How much smaller than full size a sheet prints: one page wide, and one page high but for an appendix."""
    wide, high = room_on(paper)
    scale = min(1.0, wide / writer.left(last_column + 1))
    return scale if page.appendix else min(scale, high / writer.bottom(writer.row))


def page_rows(writer: SheetWriter, page: Page, last_column: int, paper: PaperSize) -> Iterator[range]:
    """The rows of each printed page; a heading never ends one."""
    first, end = TITLE_ROW, writer.row + 1
    if page.appendix:
        high = room_on(paper)[1] * SPARE / scale_of(writer, page, last_column, paper)
        for row in range(TITLE_ROW, end):
            if row > first and writer.bottom(row) - writer.top(first) > high:
                begins = _back(writer, first, row)
                yield range(first, begins)
                first = begins
    yield range(first, end)


def _back(writer: SheetWriter, first: int, row: int) -> int:
    """The row at which a page begins that can't hold `row` any more: with the headings right above it."""
    begins = row
    while begins > first + 1 and writer.is_held(begins - 1):
        begins -= 1
    return begins if begins > first + 1 else row
