"""A page written onto a sheet, part by part, whatever the sheet is made of."""

from __future__ import annotations

from csdesk.deck.blocks import (
    write_heading,
    write_lines,
    write_paragraph,
    write_table,
    write_tiles,
    write_timeline,
)
from csdesk.deck.charts import LINES, Behind, set_widths, tables_of, write_chart, write_figures
from csdesk.deck.heads import write_head
from csdesk.deck.heights import chart_height
from csdesk.deck.measure import COLUMN_CHARACTERS
from csdesk.deck.page import (
    GRID,
    Block,
    Chart,
    Figures,
    Heading,
    Lines,
    Page,
    Paragraph,
    Review,
    Space,
    Table,
    Tiles,
    TimeChart,
)
from csdesk.deck.paper_size import paper_of
from csdesk.deck.writer import FIRST, SheetWriter

MARGIN_CHARACTERS = 2.5
BehindCharts = dict[str, tuple[Behind, ...]]
"""What stands behind the chart of each page, by the page's name."""


def in_writing_order(review: Review) -> list[Page]:
    """The pages as they have to be written: the figures come first, because charts refer to their cells."""
    return sorted(review.pages, key=lambda page: not _has_figures(page))


def write_page(writer: SheetWriter, page: Page, behind: BehindCharts) -> int:
    """Write a page; returns the last column that prints."""
    writer.set_widths(FIRST - 1, FIRST - 1, MARGIN_CHARACTERS)
    if _has_figures(page):
        return _write_data(writer, page, behind)
    writer.set_widths(FIRST, FIRST + GRID - 1, COLUMN_CHARACTERS)
    write_head(writer, page)
    height = chart_height(page, paper_of(writer.formats)) if page.name in behind else 0.0
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
        case TimeChart():
            write_timeline(writer, block)
        case Paragraph():
            write_paragraph(writer, block)
        case Heading():
            write_heading(writer, block)
        case Lines():
            write_lines(writer, block)
        case Space():
            writer.next_row(block.height)
        case Figures():
            raise AssertionError("figures stand on a page of their own")


def _write_data(writer: SheetWriter, page: Page, behind: BehindCharts) -> int:
    figures = [block for block in page.blocks if isinstance(block, Figures)]
    tables = [tables_of(one, writer.formats) for one in figures]
    remarks = LINES + max(len(table.lines) for found in tables for _, table in found)
    set_widths(writer, (table for found in tables for _, table in found), remarks)
    write_head(writer, page)
    for one, found in zip(figures, tables, strict=True):
        if behind:
            writer.next_rows(1)
        behind[one.page] = write_figures(writer, one, found, remarks)
    return remarks


def _has_figures(page: Page) -> bool:
    return any(isinstance(block, Figures) for block in page.blocks)
