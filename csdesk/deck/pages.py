"""A review as pages of paper: the same content in the same order, broken where its workbook breaks when it prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from csdesk.charts.shapes import Anchor, Area, Box, Stroke, Words
from csdesk.charts.sheet_text import clean_line
from csdesk.deck.breaking import FOOT, POINT, SIDE, TOP, page_rows, scale_of
from csdesk.deck.cleaning import foot_line
from csdesk.deck.page import Page, Review
from csdesk.deck.paged import ChartPlace, PageWriter, PicturePlace, Placed, Text
from csdesk.deck.paper_size import PaperSize, paper_of
from csdesk.deck.printed import PrintedChart, PrintedPage, PrintedPicture, PrintedReview
from csdesk.deck.printing import FOOT_SIZE
from csdesk.deck.sheets import BehindCharts, in_writing_order, write_page
from csdesk.formats import Formats

INCH = 25.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A written sheet: its page, what stands on it, and the last column that prints."""

    page: Page
    writer: PageWriter
    last_column: int

    @property
    def width(self) -> float:
        """How wide it is in points."""
        return self.writer.left(self.last_column + 1)


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a sheet that make one printed page, ends included, and how much smaller than full size they print."""

    sheet: Sheet
    first: int
    last: int
    scale: float


def pages_of(review: Review, formats: Formats) -> PrintedReview:
    """All pages of a review, laid out."""
    paper = paper_of(formats)
    pieces = [piece for sheet in _sheets(review, formats) for piece in _pieces(sheet, paper)]
    pages = (_printed(piece, paper, review.foot, n, len(pieces)) for n, piece in enumerate(pieces, start=1))
    return PrintedReview(clean_line(review.title), clean_line(review.author), review.accent, tuple(pages))


def texts_of_pages(review: PrintedReview) -> Iterator[tuple[str, str]]:
    """Every text that somebody could read in the file, with the place where it stands."""
    yield "properties", review.title
    yield "properties", review.author
    for number, page in enumerate(review.pages, start=1):
        in_charts = (words.text for chart in page.charts for words in chart.drawing.words)
        for text in (*page.texts, *in_charts):
            yield f"{page.sheet}, {number}", text


def _sheets(review: Review, formats: Formats) -> list[Sheet]:
    behind: BehindCharts = {}
    written: dict[str, Sheet] = {}
    for page in in_writing_order(review):
        writer = PageWriter(page.name, formats)
        written[page.name] = Sheet(page, writer, write_page(writer, page, behind))
    return [written[page.name] for page in review.pages]


def _pieces(sheet: Sheet, paper: PaperSize) -> Iterator[Piece]:
    """One page for each sheet, made smaller where it is too large; an appendix goes on over the next page."""
    scale = scale_of(sheet.writer, sheet.page, sheet.last_column, paper)
    for rows in page_rows(sheet.writer, sheet.page, sheet.last_column, paper):
        yield Piece(sheet, rows.start, rows.stop - 1, scale)


def _printed(piece: Piece, paper: PaperSize, foot: str, number: int, count: int) -> PrintedPage:
    writer = piece.sheet.writer
    place = _Place(
        piece.scale * POINT,
        (paper.width - piece.sheet.width * piece.scale * POINT) / 2,
        TOP * INCH - writer.top(piece.first) * piece.scale * POINT,
    )
    here = [one for row, one in writer.placed if piece.first <= row <= piece.last]
    foot_words = _foot(foot, number, count, paper)
    return PrintedPage(
        sheet=piece.sheet.page.name,
        width=paper.width,
        height=paper.height,
        areas=tuple(_joined([place.area(one) for one in here if isinstance(one, Area)])),
        strokes=tuple(place.stroke(one) for one in here if isinstance(one, Stroke)),
        pictures=tuple(
            PrintedPicture(place.box(one.box), one.picture) for one in here if isinstance(one, PicturePlace)
        ),
        charts=tuple(
            PrintedChart(place.box(one.box), one.spec, one.drawing, one.scale * place.scale)
            for one in here
            if isinstance(one, ChartPlace)
        ),
        words=(*(place.words(one) for one in here if isinstance(one, Words)), *foot_words),
        texts=(*_texts(here), *(words.text for words in foot_words)),
    )


def _texts(placed: Sequence[Placed]) -> Iterator[str]:
    for one in placed:
        if isinstance(one, Text):
            yield one.content
        elif isinstance(one, PicturePlace):
            yield one.picture.description


def _foot(foot: str, number: int, count: int, paper: PaperSize) -> tuple[Words, Words]:
    """The line at the foot: what it is at the left, the page at the right, as in a workbook."""
    size = FOOT_SIZE * POINT
    middle = paper.height - FOOT * INCH - size / 2
    return (
        Words(foot_line(foot), SIDE * INCH, middle, size, "muted"),
        Words(f"{number} / {count}", paper.width - SIDE * INCH, middle, size, "muted", Anchor.RIGHT),
    )


def _joined(areas: list[Area]) -> Iterator[Area]:
    """Areas below one another as one, so that no seam is seen between them."""
    below: Area | None = None
    for area in sorted(areas, key=lambda area: (area.token, area.box.left, area.box.right, area.box.top)):
        if below is not None and _goes_on(below, area):
            below = replace(below, box=replace(below.box, bottom=area.box.bottom))
            continue
        if below is not None:
            yield below
        below = area
    if below is not None:
        yield below


def _goes_on(above: Area, below: Area) -> bool:
    as_wide = (above.token, above.box.left, above.box.right) == (below.token, below.box.left, below.box.right)
    return as_wide and abs(below.box.top - above.box.bottom) < POINT / 10


@dataclass(frozen=True, slots=True)
class _Place:
    """From points of a sheet to millimetres of a page."""

    scale: float
    left: float
    top: float

    def box(self, box: Box) -> Box:
        return Box(*self._at(box.left, box.top), *self._at(box.right, box.bottom))

    def area(self, area: Area) -> Area:
        return replace(area, box=self.box(area.box))

    def stroke(self, stroke: Stroke) -> Stroke:
        places = tuple(self._at(x, y) for x, y in stroke.places)
        return replace(stroke, places=places, width=stroke.width * self.scale)

    def words(self, words: Words) -> Words:
        x, middle = self._at(words.x, words.middle)
        return replace(words, x=x, middle=middle, size=words.size * self.scale)

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self.left + x * self.scale, self.top + y * self.scale
