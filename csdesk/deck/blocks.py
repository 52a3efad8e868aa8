"""The parts of a page as rows of a sheet: tiles, tables, paragraphs and headings on twelve equal columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from csdesk.deck.measure import (
    BODY,
    FIGURE,
    HEADING,
    SMALL,
    empty_height,
    fitted,
    head_height,
    heading_height,
    paragraph_height,
    paragraph_size,
    row_height,
    row_type,
)
from csdesk.deck.page import GRID, Cell, Column, Content, Heading, Paragraph, Table, Tile, Tiles
from csdesk.deck.styles import Look
from csdesk.deck.writer import FIRST, SheetWriter

TILE = Look(SMALL, "muted", ground="muted_ground", middle=True, inset=True, shrink=True)
HEAD = Look(SMALL, "muted", bold=True, under="muted", middle=True)
ROW = Look(BODY, under="line", middle=True)
MISSING_FIGURE = 13.0
TILE_ROWS = (19.0, 29.0, 18.0)
MOST_TILES = 4


def write_tiles(writer: SheetWriter, block: Tiles) -> None:
    """A row of tiles of one width: label, figure, note."""
    parts = [_tile(tile) for tile in block.tiles]
    for height, row in zip(TILE_ROWS, zip(*parts, strict=True), strict=True):
        writer.next_row(height)
        for n, (content, look) in enumerate(row):
            span = GRID // MOST_TILES
            writer.put(FIRST + n * span, content, replace(look, gap=n < MOST_TILES - 1), span)


def write_table(writer: SheetWriter, table: Table) -> None:
    """Headings, a line, and rows with quiet lines between them."""
    writer.next_row(head_height(table.columns))
    for column, first in _placed(table.columns):
        writer.put(first, column.heading, replace(HEAD, right=column.figures), column.share)
    for row in table.rows:
        writer.next_row(row_height(table, row, writer.formats))
        for (column, first), cell in zip(_placed(table.columns), row, strict=True):
            _write_cell(writer, column, first, cell, row_type(table)[0])
    if not table.rows:
        writer.next_row(empty_height())
        writer.put(FIRST, table.empty, replace(ROW, token="muted"), sum(one.share for one in table.columns))


def write_paragraph(writer: SheetWriter, paragraph: Paragraph) -> None:
    """A text over the whole width."""
    writer.next_row(paragraph_height(paragraph, GRID))
    size = paragraph_size(paragraph)
    writer.put(FIRST, paragraph.text, Look(size, paragraph.tone, bold=paragraph.large), GRID)


def write_heading(writer: SheetWriter, heading: Heading) -> None:
    """The name of a part."""
    writer.next_row(heading_height())
    writer.put(FIRST, heading.text, Look(HEADING, bold=True, middle=True), GRID)


def _tile(tile: Tile) -> tuple[tuple[Content, Look], ...]:
    """A tile's three rows; where the figure is missing, words stand in its place."""
    figure = Look(
        MISSING_FIGURE if tile.missing else FIGURE,
        "muted" if tile.missing else tile.tone,
        bold=True,
        ground="muted_ground",
        middle=True,
        inset=True,
        shrink=True,
    )
    label, note = (fitted(text, GRID // MOST_TILES, TILE.size, most=1) for text in (tile.label, tile.note))
    return (label, TILE), (tile.figure, figure), (note, TILE)


def _write_cell(writer: SheetWriter, column: Column, first: int, cell: Cell, size: float) -> None:
    figure = not isinstance(cell.content, str)
    look = replace(ROW, size=size, token=cell.tone, bold=cell.bold, right=column.figures, shrink=figure)
    writer.put(first, cell.content, look, column.share)
    if cell.leads:
        writer.lead(first, cell.leads)


def _placed(columns: tuple[Column, ...]) -> Iterator[tuple[Column, int]]:
    first = FIRST
    for column in columns:
        yield column, first
        first += column.share
