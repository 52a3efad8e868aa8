"""Pictures on a sheet: placed in points, as they are, with words for those who can't see them."""

from __future__ import annotations

from io import BytesIO

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker

from csdesk.charts.sheet import DescribedAnchor
from csdesk.charts.sheet_text import clean_line
from csdesk.charts.sheet_xml import EMU_A_POINT
from csdesk.deck.measure import COLUMN
from csdesk.deck.page import Picture
from csdesk.deck.writer import FIRST, SheetWriter


class PlacedImage(Image):
    """A PNG whose bytes go into the file just as they are; the library would have Pillow write it anew."""

    def __init__(self, picture: Picture, anchor: DescribedAnchor) -> None:
        super().__init__(BytesIO(picture.content))
        self.anchor = anchor
        self._content = picture.content

    def _data(self) -> bytes:
        return self._content


def put_picture(
    writer: SheetWriter, picture: Picture, at: tuple[float, float], size: tuple[float, float]
) -> None:
    """Place a picture in the current row: `at` from the page's left margin and the row's top, in points."""
    left, top = at
    width, height = size
    anchor = DescribedAnchor(
        clean_line(picture.description),
        clean_line(picture.description),
        _marker(writer.row, left, top),
        _marker(writer.row, left + width, top + height),
    )
    writer.sheet.add_image(PlacedImage(picture, anchor))


def _marker(row: int, left: float, top: float) -> AnchorMarker:
    """A place by its column and how far into it; a row is as high as the picture needs."""
    column, rest = divmod(left, COLUMN)
    return AnchorMarker(
        col=FIRST - 1 + int(column),
        colOff=int(rest * EMU_A_POINT),
        row=row - 1,
        rowOff=int(top * EMU_A_POINT),
    )
