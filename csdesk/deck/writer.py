"""A sheet written from top to bottom: rows get their heights, contents their cells, and nothing is set twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from csdesk.charts.sheet_text import clean
from csdesk.charts.widths import width
from csdesk.deck.cleaning import needs_quote
from csdesk.deck.measure import BODY, room
from csdesk.deck.number_codes import GENERAL, code_of, number_of
from csdesk.deck.page import Content
from csdesk.deck.styles import Look, Styles, give
from csdesk.formats import Formats
from csdesk.words import Money

FIRST = 2
"""The first column that is used: the one before it is the screen's margin."""

TITLE_ROW = 2


class SheetWriter:
    """The next free row of a sheet, and how contents come into its cells."""

    def __init__(self, sheet: Worksheet, styles: Styles, formats: Formats) -> None:
        self.sheet = sheet
        self.formats = formats
        self.row = 0
        self._styles = styles

    def next_row(self, height: float) -> int:
        """Begin another row of a height in points."""
        self.row += 1
        self.sheet.row_dimensions[self.row].height = round(height, 2)
        return self.row

    def next_rows(self, count: int) -> None:
        """Begin rows of the usual height, which no row has to be told."""
        self.row += count

    def put(self, column: int, content: Content | None, look: Look, span: int = 1, code: str = "") -> None:
        """Put a content into the row over `span` columns, without content just its looks.

        `code` is the number format, where it isn't the one that the content asks for.
        """
        quoted = isinstance(content, str) and needs_quote(content)
        format_code = code or (GENERAL if content is None else code_of(content, self.formats))
        style = self._styles.of(look, format_code, quoted)
        cells = [self._cell(self.row, column + n) for n in range(span if look.has_edges else 1)]
        for cell in cells:
            give(cell, style)
        if content is not None:
            fill(cells[0], content)
        if span > 1 and needs_room(content, look):
            self._merge(column, span)
        elif look.gap:
            within = self._styles.of(replace(look, gap=False), format_code, quoted)
            for cell in cells[:-1]:
                give(cell, within)

    def put_down(
        self, column: int, contents: Sequence[Content | float | None], look: Look, code: str
    ) -> None:
        """Put contents below one another into rows that are there already, the last one into the current row."""
        style = self._styles.of(look, code)
        for row, content in enumerate(contents, start=self.row - len(contents) + 1):
            cell = self._cell(row, column)
            quoted = isinstance(content, str) and needs_quote(content)
            give(cell, self._styles.of(look, code, quoted) if quoted else style)
            if isinstance(content, float):
                cell.value = content
            elif content is not None:
                fill(cell, content)

    def set_widths(self, first: int, last: int, characters: float) -> None:
        """Make columns as wide as so many digits."""
        name = get_column_letter(first)
        self.sheet.column_dimensions[name] = ColumnDimension(
            self.sheet, index=name, min=first, max=last, width=characters
        )

    def lead(self, column: int, sheet: str) -> None:
        """Let a cell of the row lead to another sheet's title."""
        cell = self._cell(self.row, column)
        quoted = sheet.replace("'", "''")
        target = f"'{quoted}'!{get_column_letter(FIRST)}{TITLE_ROW}"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)

    def _merge(self, column: int, span: int) -> None:
        """Make cells of the row one; they never overlap, so the library's search for overlaps is left out."""
        place = CellRange(None, column, self.row, column + span - 1, self.row)
        self.sheet.merged_cells.ranges.add(place)

    def _cell(self, row: int, column: int) -> Cell:
        cell = self.sheet.cell(row, column)
        assert isinstance(cell, Cell)
        return cell


def needs_room(content: Content | None, look: Look) -> bool:
    """Whether a content needs more than one column, so that cells have to be made one for it."""
    if content is None:
        return False
    if isinstance(content, str):
        return width(content, look.size, look.bold) > room(1) or "\n" in content
    return look.size > BODY or isinstance(content, Money)


def fill(cell: Cell, content: Content) -> None:
    """Give a cell its content: texts stay texts, figures are numbers, days are days."""
    number = number_of(content)
    if isinstance(number, str):
        cell.value = clean(number)
        cell.data_type = "s"
    else:
        cell.value = number
