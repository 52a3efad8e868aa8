"""How high the parts of a page are, in points: enough for their texts, counted before anything is written."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.charts import timeline_layout
from csdesk.charts.timeline import Timeline
from csdesk.charts.widths import line_count, width
from csdesk.deck.page import GRID, Cell, Column, Paragraph, Room, Table, Tiles

COLUMN, COLUMN_CHARACTERS = 61.5, 82 / 7
"""The width of one of a page's twelve columns, and how many digits of a workbook's usual type that is."""

TITLE, UNDER, BODY, SMALL, FIGURE, HEADING, LARGE = 20.0, 10.0, 10.5, 9.0, 20.0, 12.0, 15.0
TYPES = {
    Room.CLOSE: (BODY, 4.0),
    Room.SNUG: (11.0, 9.0),
    Room.ROOMY: (12.0, 14.0),
    Room.AIRY: (13.0, 24.0),
}
"""A table's type by its room, and how much is left above and below its texts together."""

LEADING = 1.26
"""The height of a line as a multiple of its type."""

INSET = 6.0
SLACK = 1.03
"""What programs draw letters wider than the font says."""

USUAL_ROW = 15.0
"""The height of a row that isn't told another one."""

PAGE = 510.0
"""The height of a printed page at full size, its margins left out."""

DRAWING = 0.8
"""How many points of a sheet a unit of a drawing is, whose type is that of the screen."""

MOST_TILES = 4
TILE_ROWS = (19.0, 29.0, 18.0)
"""The heights of a tile's label, figure and note, where each takes one line."""

TILE_INSET, TILE_LINES = 10.0, 2

WRITING = 24.0
"""How high a line is that is written on by hand."""

LEAST_CHART, MOST_CHART = 190.0, 300.0
MOST_LINES = 6
MAXIMUM = 405.0
"""A row may be 409 points high."""


def room(share: int) -> float:
    """How wide a text may be over `share` columns."""
    return (share * COLUMN - INSET) / SLACK


TILE_ROOM = room(GRID // MOST_TILES) - TILE_INSET
"""How wide a text in a tile may be."""


def text_height(text: str, share: int, size: float, bold: bool = False) -> float:
    """How high a text is over `share` columns."""
    lines = line_count(text, room(share), size, bold)
    return min(lines * size * LEADING, MAXIMUM)


def fitted(text: str, share: int, size: float = BODY, most: int = MOST_LINES) -> str:
    """`text` as far as it fits into `most` lines, an ellipsis in place of the rest."""
    return _fitted(text, room(share), size, most)


def _fitted(text: str, wide: float, size: float, most: int) -> str:
    if line_count(text, wide, size) <= most:
        return text
    kept = text[: int(most * wide / width("e", size))]
    while line_count(kept + "…", wide, size) > most:
        kept = kept[: int(len(kept) * 0.95)]
    return kept.rstrip() + "…"


def tile_text(text: str) -> str:
    """A tile's label or note as far as it fits."""
    return _fitted(text, TILE_ROOM, SMALL, TILE_LINES)


def tile_rows(tiles: Tiles) -> tuple[float, float, float]:
    """How high the labels, figures and notes of some tiles are: higher where one of them takes two lines."""
    label, figure, note = TILE_ROWS
    labels, notes = (one.label for one in tiles.tiles), (one.note for one in tiles.tiles)
    return label + _more(labels), figure, note + _more(notes)


def wraps_in_tile(text: str) -> bool:
    """Whether a tile's label or note takes more than a line, even in type that is a little smaller."""
    return line_count(text, room(GRID // MOST_TILES), SMALL) > 1


def _more(texts: Iterable[str]) -> float:
    return SMALL * LEADING if any(wraps_in_tile(text) for text in texts) else 0.0


def row_type(table: Table) -> tuple[float, float]:
    """The type of a table's rows, and the room that is above and below their texts together."""
    return TYPES[table.room]


def row_height(table: Table, row: tuple[Cell, ...]) -> float:
    """How high a table's row is: its highest text, with room above and below."""
    size, air = row_type(table)
    heights = [
        text_height(cell.content, column.share, size, cell.bold)
        for column, cell in zip(table.columns, row, strict=True)
        if isinstance(cell.content, str)
    ]
    return min(max(heights, default=size * LEADING) + air, MAXIMUM)


def head_height(columns: tuple[Column, ...]) -> float:
    """How high a table's headings are."""
    return max(text_height(column.heading, column.share, SMALL, bold=True) for column in columns) + 4.0


def heading_height(text: str) -> float:
    """How high the name of a part is, or a question."""
    return text_height(text, GRID, HEADING, bold=True) + 6.0


def empty_height() -> float:
    """How high the line is that stands for a table without rows."""
    return BODY * LEADING + 4.0


def table_height(table: Table) -> float:
    """How high a table is with its head and its rows."""
    rows = sum(row_height(table, row) for row in table.rows) or empty_height()
    return head_height(table.columns) + rows


def timeline_height(timeline: Timeline) -> float:
    """How high milestones on their time axis are."""
    return timeline_layout.timeline_height(timeline) * DRAWING


def paragraph_size(paragraph: Paragraph) -> float:
    """The type of a paragraph."""
    if paragraph.large:
        return LARGE
    return SMALL if paragraph.small else BODY


def paragraph_height(paragraph: Paragraph, share: int) -> float:
    """How high a paragraph is."""
    return text_height(paragraph.text, share, paragraph_size(paragraph), paragraph.large) + 4.0
