"""A review as an Excel workbook: one sheet a page, each one landscape screen and one printed page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from csdesk.charts.sheet_text import clean_line
from csdesk.deck.blocks import write_heading, write_paragraph, write_table, write_tiles
from csdesk.deck.charts import LINES, Behind, set_widths, tables_of, write_chart, write_figures
from csdesk.deck.cleaning import sheet_name
from csdesk.deck.heads import write_head
from csdesk.deck.heights import chart_height
from csdesk.deck.measure import COLUMN_CHARACTERS
from csdesk.deck.page import (
    GRID,
    Block,
    Chart,
    Figures,
    Heading,
    Page,
    Paragraph,
    Review,
    Space,
    Table,
    Tiles,
)
from csdesk.deck.printing import set_up
from csdesk.deck.saving import saved
from csdesk.deck.styles import Styles
from csdesk.deck.themed import theme_of
from csdesk.deck.writer import FIRST, SheetWriter
from csdesk.formats import Formats
from csdesk.jobs import Progress
from csdesk.words import phrase

MARGIN_CHARACTERS = 2.5
BehindCharts = dict[str, tuple[Behind, ...]]
"""What stands behind the chart of each page, by the page's name."""


def workbook_of(review: Review, formats: Formats, made_at: datetime, progress: Progress) -> bytes:
    """The finished file. `made_at` is the instant, in UTC, that its properties tell. Raises Cancelled after a stop."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _describe(book, review, made_at)
    book.loaded_theme = theme_of(review.accent)
    sheets = _sheets(book, review)
    styles = Styles(book.worksheets[0])
    behind: BehindCharts = {}
    # The figures come first, because charts refer to their cells.
    for done, page in enumerate(sorted(review.pages, key=lambda page: not _has_figures(page))):
        progress.step(done, len(review.pages), phrase("Writing “{sheet}”", sheet=page.name))
        writer = SheetWriter(sheets[page.name], styles, formats)
        last = _write(writer, page, behind)
        set_up(writer, page, review.foot, last)
    return saved(book, made_at)


def _describe(book: Workbook, review: Review, made_at: datetime) -> None:
    """The file's properties: nobody's name but the author's, and no program's."""
    author = clean_line(review.author)
    book.properties.creator = author
    book.properties.lastModifiedBy = author
    book.properties.title = clean_line(review.title)
    book.properties.created = made_at.replace(tzinfo=None, microsecond=0)


def _sheets(book: Workbook, review: Review) -> Mapping[str, Worksheet]:
    made: dict[str, Worksheet] = {}
    for page in review.pages:
        made[page.name] = book.create_sheet(sheet_name(page.name, book.sheetnames))
    return made


def _write(writer: SheetWriter, page: Page, behind: BehindCharts) -> int:
    """Write a page; returns the last column that prints."""
    writer.set_widths(FIRST - 1, FIRST - 1, MARGIN_CHARACTERS)
    if _has_figures(page):
        return _write_data(writer, page, behind)
    writer.set_widths(FIRST, FIRST + GRID - 1, COLUMN_CHARACTERS)
    write_head(writer, page)
    height = chart_height(page) if page.name in behind else 0.0
    for block in page.blocks:
        _write_block(writer, block, behind.get(page.name, ()), height)
    return FIRST + GRID - 1


def _write_block(writer: SheetWriter, block: Block, behind: tuple[Behind, ...], height: float) -> None:
    match block:
        case Tiles():
            write_tiles(writer, block)
        case Table():
            write_table(writer, block)
        case Chart():
            write_chart(writer, block, behind, height)
        case Paragraph():
            write_paragraph(writer, block)
        case Heading():
            write_heading(writer, block)
        case Space():
            writer.next_row(block.height)
        case Figures():
            raise AssertionError("figures stand on a page of their own")


def _write_data(writer: SheetWriter, page: Page, behind: BehindCharts) -> int:
    figures = [block for block in page.blocks if isinstance(block, Figures)]
    tables = [tables_of(one, writer.formats) for one in figures]
    remarks = LINES + max(len(table.lines) for found in tables for _, table in found)
    set_widths(writer, remarks)
    write_head(writer, page)
    for one, found in zip(figures, tables, strict=True):
        behind[one.page] = write_figures(writer, one, found, remarks)
    return remarks


def _has_figures(page: Page) -> bool:
    return any(isinstance(block, Figures) for block in page.blocks)
