"""A workbook's sheet, written cell by cell; nothing is set twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from openpyxl.cell import Cell
from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from csdesk.charts.sheet import DescribedPlace, Drawn, native_chart
from csdesk.charts.sheet_text import clean, clean_line
from csdesk.charts.sheet_xml import EMU_A_POINT
from csdesk.charts.timeline import Timeline
from csdesk.charts.timeline_layout import lay_out_timeline
from csdesk.charts.widths import width
from csdesk.deck.cleaning import needs_quote
from csdesk.deck.filling import DAY_CODE, validate
from csdesk.deck.measure import BODY, COLUMN, DRAWING, room
from csdesk.deck.number_codes import GENERAL, code_of, number_of, plain_code
from csdesk.deck.page import Content, Fill, Picture, Sort
from csdesk.deck.styles import FONT, Look, Styles, give
from csdesk.deck.writer import FIRST, TITLE_ROW, SheetWriter
from csdesk.formats import Formats
from csdesk.tokens import Theme
from csdesk.words import Money

FONTS = (FONT, "Carlito", "Arial")
"""What words in pictures are written in: the cells' own font, one that is as wide, one that most have."""


class CellWriter(SheetWriter):
    """The next free row of a workbook's sheet, and how contents come into its cells; pictures are in the theme."""

    def __init__(self, sheet: Worksheet, styles: Styles, formats: Formats, theme: Theme) -> None:
        super().__init__(sheet.title, formats)
        self.sheet = sheet
        self._theme = theme
        self._styles = styles

    def next_row(self, height: float) -> int:
        """Begin another row of a height in points."""
        row = super().next_row(height)
        self.sheet.row_dimensions[row].height = round(height, 2)
        return row

    def put(self, column: int, content: Content | None, look: Look, span: int = 1) -> None:
        """Put a content into the row over `span` columns, without content just its looks."""
        quoted = isinstance(content, str) and needs_quote(content)
        format_code = GENERAL if content is None else code_of(content, self.formats)
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
        self, column: int, contents: Sequence[Content | float | None], look: Look, decimals: int = 0
    ) -> None:
        """Put contents below one another into rows that are there already, the last one into the current row."""
        code = self._code_for(contents, decimals)
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
        super().set_widths(first, last, characters)
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

    def let_fill(self, column: int, fill: Fill, look: Look, span: int = 1) -> None:
        """Let the reader write into a place of the row, while the rest of the sheet can't be changed."""
        style = self._styles.of(look, DAY_CODE if fill.sort is Sort.DAY else GENERAL)
        for n in range(span):
            give(self._cell(self.row, column + n), style)
        if span > 1:
            self._merge(column, span)
        validate(self.sheet, self._cell(self.row, column), fill)
        self.sheet.protection.sheet = True

    def put_chart(self, drawn: Drawn) -> None:
        """Place a native chart that refers to its figures' cells."""
        self.sheet.add_chart(native_chart(drawn, self.formats))

    def put_timeline(self, timeline: Timeline, width: float, height: float) -> None:
        """Place a picture of the milestones in the current row."""
        from csdesk.charts import figure  # draws with matplotlib, which is slow to load

        content = figure.picture_of(
            lambda measure: lay_out_timeline(timeline, width / DRAWING, self.formats, measure),
            figure.Look(self._theme, self.formats, FONTS),
        )
        said = self.formats.join(timeline.alternative)
        self.put_picture(Picture.png(content, said), (0.0, 0.0), (width, height))

    def put_picture(self, picture: Picture, at: tuple[float, float], size: tuple[float, float]) -> None:
        """Place a picture in the current row, with words for those who can't see it."""
        left, top = at
        width, height = size
        said = clean_line(picture.description)
        extent = XDRPositiveSize2D(int(width * EMU_A_POINT), int(height * EMU_A_POINT))
        place = DescribedPlace(said, said, _marker(self.row, left, top), extent)
        self.sheet.add_image(PlacedImage(picture, place))

    def _code_for(self, contents: Sequence[Content | float | None], decimals: int) -> str:
        """The number format of a whole column: it is told by the first content that there is."""
        first = next((one for one in contents if one is not None), None)
        if isinstance(first, float):
            return plain_code(decimals)
        return GENERAL if first is None else code_of(first, self.formats)

    def _merge(self, column: int, span: int) -> None:
        """Make cells of the row one; they never overlap, so the library's search for overlaps is left out."""
        place = CellRange(None, column, self.row, column + span - 1, self.row)
        self.sheet.merged_cells.ranges.add(place)

    def _cell(self, row: int, column: int) -> Cell:
        cell = self.sheet.cell(row, column)
        assert isinstance(cell, Cell)
        return cell


class PlacedImage(Image):
    """A PNG whose bytes go into the file just as they are; the library would have Pillow write it anew."""

    def __init__(self, picture: Picture, anchor: DescribedPlace) -> None:
        super().__init__(BytesIO(picture.content))
        self.anchor = anchor
        self._content = picture.content

    def _data(self) -> bytes:
        return self._content


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


def _marker(row: int, left: float, top: float) -> AnchorMarker:
    """A place by its column and how far into it; a row is as high as the picture needs."""
    column, rest = divmod(left, COLUMN)
    return AnchorMarker(
        col=FIRST - 1 + int(column),
        colOff=int(rest * EMU_A_POINT),
        row=row - 1,
        rowOff=int(top * EMU_A_POINT),
    )
