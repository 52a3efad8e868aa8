"""A sheet written as it prints: every content becomes words, lines and grounds at places.

Lengths are points from the corner of what prints, which begins with the title's row; y grows downwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from csdesk.charts.layout import lay_out
from csdesk.charts.shapes import Anchor, Area, Box, Drawing, Stroke, Words
from csdesk.charts.sheet import Drawn
from csdesk.charts.sheet_text import clean
from csdesk.charts.spec import ChartSpec, Kind
from csdesk.charts.timeline import Timeline
from csdesk.charts.timeline_layout import lay_out_timeline
from csdesk.charts.widths import lines_of
from csdesk.charts.widths import width as text_width
from csdesk.deck.measure import DRAWING, INSET, LEADING, SLACK
from csdesk.deck.page import Content, Fill, Picture
from csdesk.deck.styles import Look
from csdesk.deck.writer import SheetWriter
from csdesk.formats import Formats

PADDING, INDENT, GAP = 2.0, 7.0, 2.0
THIN, HEAVY = 0.6, 1.6


@dataclass(frozen=True, slots=True)
class ChartPlace:
    """A chart laid out for its box, and how many points a unit of its drawing is; milestones have no spec."""

    box: Box
    spec: ChartSpec | None
    drawing: Drawing
    scale: float


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """A picture in its box."""

    box: Box
    picture: Picture


@dataclass(frozen=True, slots=True)
class Text:
    """A whole text, however many lines it takes."""

    content: str


Placed = Area | Stroke | Words | ChartPlace | PicturePlace | Text


class PageWriter(SheetWriter):
    """Rows with what stands in each; `placed` are pairs of a row and a thing in it."""

    def __init__(self, title: str, formats: Formats) -> None:
        super().__init__(title, formats)
        self.placed: list[tuple[int, Placed]] = []

    def put(self, column: int, content: Content | None, look: Look, span: int = 1) -> None:
        """Put a content into the row over `span` columns, without content just its looks."""
        self._put(self.row, column, "" if content is None else self._written(content), look, span)

    def put_down(
        self, column: int, contents: Sequence[Content | float | None], look: Look, decimals: int = 0
    ) -> None:
        """Put contents below one another into rows that are there already, the last one into the current row."""
        for row, content in enumerate(contents, start=self.row - len(contents) + 1):
            if isinstance(content, float):
                self._put(row, column, self.formats.number(content, decimals), look, 1)
            elif content is not None:
                self._put(row, column, self._written(content), look, 1)

    def lead(self, column: int, sheet: str) -> None:
        """Paper leads nowhere."""

    def let_fill(self, column: int, fill: Fill, look: Look, span: int = 1) -> None:
        """On paper there is room to write."""
        self.put(column, None, look, span)

    def put_chart(self, drawn: Drawn) -> None:
        """Lay a panel of a chart out over its rows."""
        place = drawn.place
        box = Box(
            self.left(place.left), self.top(place.top), self.left(place.right + 1), self.bottom(place.bottom)
        )
        spec = replace(drawn.spec, kind=Kind.RESULTS, panels=(drawn.panel,))
        size = (box.width / DRAWING, box.height / DRAWING)
        drawing = lay_out(spec, size, self.formats, text_width)
        self.placed.append((place.top, ChartPlace(box, spec, drawing, DRAWING)))

    def put_timeline(self, timeline: Timeline, width: float, height: float) -> None:
        """Lay milestones out over the row."""
        top = self.top(self.row)
        drawing = lay_out_timeline(timeline, width / DRAWING, self.formats, text_width)
        box = Box(0.0, top, width, top + height)
        self.placed.append((self.row, ChartPlace(box, None, drawing, DRAWING)))

    def put_picture(self, picture: Picture, at: tuple[float, float], size: tuple[float, float]) -> None:
        """Place a picture in the row."""
        left, top = at[0], self.top(self.row) + at[1]
        self.placed.append((self.row, PicturePlace(Box(left, top, left + size[0], top + size[1]), picture)))

    def _put(self, row: int, column: int, text: str, look: Look, span: int) -> None:
        box = Box(self.left(column), self.top(row), self.left(column + span), self.bottom(row))
        self._put_looks(row, box, look)
        if text:
            self.placed.append((row, Text(text)))
            self.placed += [(row, words) for words in _lines(text, box, look)]

    def _put_looks(self, row: int, box: Box, look: Look) -> None:
        if look.ground:
            self.placed.append(
                (row, Area(replace(box, right=box.right - (GAP if look.gap else 0.0)), look.ground))
            )
        if look.under:
            line = ((box.left, box.bottom), (box.right, box.bottom))
            self.placed.append((row, Stroke(line, look.under, HEAVY if look.heavy else THIN)))

    def _written(self, content: Content) -> str:
        if isinstance(content, str):
            return clean(content)
        return self.formats.day(content) if isinstance(content, date) else self.formats.value(content)


def _lines(text: str, box: Box, look: Look) -> list[Words]:
    """A text's lines in its place; one that may not wrap gets smaller type where it has no room."""
    room = (box.width - INSET - (INDENT if look.inset else 0.0)) / SLACK
    size = look.size
    if look.shrink:
        lines = [" ".join(text.split())]
        size = min(size, size * room / max(text_width(lines[0], size, look.bold), 1.0))
    else:
        lines = lines_of(text, room, size, look.bold)
    high = size * LEADING
    top = box.top + (max(box.height - len(lines) * high, 0.0) / 2 if look.middle else 0.0)
    anchor, x = (
        (Anchor.RIGHT, box.right - PADDING - INDENT)
        if look.right
        else (Anchor.LEFT, box.left + PADDING + (INDENT if look.inset else 0.0))
    )
    return [
        Words(line, x, top + (n + 0.5) * high, size, look.token, anchor, look.bold)
        for n, line in enumerate(lines)
        if line
    ]
