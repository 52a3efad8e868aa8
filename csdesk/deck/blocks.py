"""The parts of a page as rows of a sheet: tiles, tables, paragraphs and headings on twelve equal columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from csdesk.deck.measure import (
    BODY,
    COLUMN,
    FIGURE,
    HEADING,
    MOST_TILES,
    SMALL,
    WRITING,
    empty_height,
    head_height,
    heading_height,
    paragraph_height,
    paragraph_size,
    row_height,
    row_type,
    tile_rows,
    tile_text,
    timeline_height,
    wraps_in_tile,
)
from csdesk.deck.page import (
    GRID,
    Cell,
    Column,
    Content,
    Heading,
    Lines,
    Paragraph,
    Table,
    Tile,
    Tiles,
    TimeChart,
)
from csdesk.deck.styles import Look
from csdesk.deck.writer import FIRST, SheetWriter

TILE = Look(SMALL, "muted", ground="muted_ground", middle=True, inset=True, shrink=True)
OPEN = Look(BODY, ground="muted_ground", under="muted", gap=True, middle=True, fillable=True)
HEAD = Look(SMALL, "muted", bold=True, under="muted", middle=True)
RULED = Look(BODY, under="line")
MISSING_FIGURE = 13.0
TILE_OF_TWO_LINES = replace(TILE, shrink=False)


def write_tiles(writer: SheetWriter, block: Tiles) -> None:
    """A row of tiles of one width: label, figure, note; words stand in the place of a missing figure."""
    span = GRID // MOST_TILES
    for height, part in zip(tile_rows(block), (_label, _figure, _note), strict=True):
        writer.next_row(height)
        for n, tile in enumerate(block.tiles):
            content, look = part(tile, n < MOST_TILES - 1)
            writer.put(FIRST + n * span, content, look, span)


def write_table(writer: SheetWriter, table: Table) -> None:
    """Headings, a line, and rows with quiet lines between them."""
    writer.next_row(head_height(table.columns))
    writer.hold()
    for column, first in _placed(table.columns):
        writer.put(first, column.heading, HEAD, column.share)
    for row in table.rows:
        writer.next_row(row_height(table, row))
        for (column, first), cell in zip(_placed(table.columns), row, strict=True):
            _write_cell(writer, column, first, cell, row_type(table)[0])
    if not table.rows:
        writer.next_row(empty_height())
        empty = _row_look(BODY, "muted", bold=False, shrink=False)
        writer.put(FIRST, table.empty, empty, sum(one.share for one in table.columns))


def write_timeline(writer: SheetWriter, block: TimeChart) -> None:
    """Milestones on their time axis, from margin to margin in a row of their own."""
    height = timeline_height(block.timeline)
    writer.next_row(height)
    writer.put_timeline(block.timeline, GRID * COLUMN, height)


def write_paragraph(writer: SheetWriter, paragraph: Paragraph) -> None:
    """A text over the whole width."""
    writer.next_row(paragraph_height(paragraph, GRID))
    size = paragraph_size(paragraph)
    writer.put(FIRST, paragraph.text, Look(size, paragraph.tone, bold=paragraph.large), GRID)


def write_lines(writer: SheetWriter, lines: Lines) -> None:
    """Empty rows with a line below each."""
    for _ in range(lines.count):
        writer.next_row(WRITING)
        writer.put(FIRST, None, RULED, GRID)


def write_heading(writer: SheetWriter, heading: Heading) -> None:
    """The name of a part."""
    writer.next_row(heading_height(heading.text))
    writer.hold()
    writer.put(FIRST, heading.text, Look(HEADING, bold=True, middle=True), GRID)


def _label(tile: Tile, gap: bool) -> tuple[Content, Look]:
    return _words(tile.label, gap)


def _figure(tile: Tile, gap: bool) -> tuple[Content, Look]:
    if tile.missing:
        return tile.figure, _figure_look(MISSING_FIGURE, "muted", gap)
    return tile.figure, _figure_look(FIGURE, tile.tone, gap)


def _note(tile: Tile, gap: bool) -> tuple[Content, Look]:
    return _words(tile.note, gap)


def _words(text: str, gap: bool) -> tuple[Content, Look]:
    """A label or a note; one that takes a line may get a little smaller for it."""
    look = TILE_OF_TWO_LINES if wraps_in_tile(text) else TILE
    return tile_text(text), replace(look, gap=gap)


def _write_cell(writer: SheetWriter, column: Column, first: int, cell: Cell, size: float) -> None:
    if cell.fill is not None:
        writer.let_fill(first, cell.fill, OPEN, column.share)
        return
    look = _row_look(size, cell.tone, cell.bold, not isinstance(cell.content, str))
    writer.put(first, cell.content, look, column.share)
    if cell.leads:
        writer.lead(first, cell.leads)


@cache
def _row_look(size: float, token: str, bold: bool, shrink: bool) -> Look:
    return Look(size, token, bold, under="line", middle=True, shrink=shrink)


@cache
def _figure_look(size: float, token: str, gap: bool) -> Look:
    return replace(TILE, size=size, token=token, bold=True, gap=gap)


def _placed(columns: tuple[Column, ...]) -> Iterator[tuple[Column, int]]:
    first = FIRST
    for column in columns:
        yield column, first
        first += column.share
