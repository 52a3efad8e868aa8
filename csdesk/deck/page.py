"""A page of a review as frozen values: what stands on it and in which order, before anything is laid out or written.

Figures stay figures (`Quantity`, `Money`, days), so that whatever shows a page writes them as its reader's numbers.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from csdesk.charts.spec import ChartSpec
from csdesk.charts.timeline import Timeline
from csdesk.domain.review import Sheet
from csdesk.domain.shown import Shown
from csdesk.tokens import PAPER
from csdesk.words import Money, Phrase, Quantity

GRID = 12
"""How many equal columns a page has; tables and tiles take shares of them."""

PNG_SIZE = slice(16, 24)
"""Where a PNG tells its width and height."""

Content = str | Quantity | Money | date


class Tone(StrEnum):
    """A text's colour by token name; a state is told in words too, never by its colour alone."""

    INK = "ink"
    MUTED = "muted"
    ACCENT = "accent"
    GOOD = "good"


class Room(IntEnum):
    """How much room the rows of a table take."""

    CLOSE = 0
    SNUG = 1
    ROOMY = 2
    AIRY = 3


class Sort(StrEnum):
    """What may be written into a place that is to be filled in."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Fill:
    """A place that the reader fills in: what may stand there, with `choices` one of them, and a `hint` on how."""

    sort: Sort = Sort.TEXT
    choices: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table. `leads` is the name of a page that it leads to.

    One with a `fill` is to be filled in by the reader, on a page where nothing else can be changed.
    """

    content: Content
    tone: Tone = Tone.INK
    bold: bool = False
    leads: str = ""
    fill: Fill | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure that is seen first: what it is, the figure, and a note below it.

    Where the figure is `missing` words stand in its place.
    """

    label: str
    figure: Content
    note: str
    tone: Tone = Tone.INK
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Tiles:
    """At most four tiles in a row."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its heading, and how many of the page's columns it takes."""

    heading: str
    share: int


@dataclass(frozen=True, slots=True)
class Table:
    """A short table; `empty` stands in it where it has no rows. A roomier one is for reading from afar."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""
    room: Room = Room.CLOSE


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its caption; its figures stand on the Data page."""

    caption: str
    spec: ChartSpec


@dataclass(frozen=True, slots=True)
class TimeChart:
    """Milestones on a time axis, drawn over the whole width."""

    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures behind one chart, for the Data page: `page` and `caption` say which chart it is."""

    page: str
    chart: Chart


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG of so many pixels, and what it shows, for those who can't see it."""

    content: bytes
    width: int
    height: int
    description: str

    @classmethod
    def png(cls, content: bytes, description: str) -> Picture:
        """A PNG with the size that its own head tells."""
        width, height = struct.unpack(">II", content[PNG_SIZE])
        return cls(content, width, height, description)

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Its size where it has so much room, never stretched."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text over the whole width, larger where it is what a page is about, smaller where it explains."""

    text: str
    tone: Tone = Tone.INK
    large: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a part of a page."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """So many empty lines to write on by hand."""

    count: int


@dataclass(frozen=True, slots=True)
class Space:
    """Room between two parts, in points."""

    height: float


Block = Tiles | Table | Chart | TimeChart | Figures | Paragraph | Heading | Lines | Space


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its short name, its title with the finding in it, what stands under it, and its parts in order.

    An appendix may take more than one printed page. A cover has our logo at its left, the customer's at its right.
    `sheet` is which of a review's sheets it is, of results the one of `goal_id`; `drafted` is the title that the facts
    gave it, where somebody wrote another one.
    """

    name: str
    title: str
    under: str
    blocks: tuple[Block, ...]
    appendix: bool = False
    cover: bool = False
    ours: Picture | None = None
    theirs: Picture | None = None
    sheet: Sheet | None = None
    goal_id: int | None = None
    drafted: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sheet that a review of this kind may have and this one has not, and why, for us; `name` tells results apart."""

    sheet: Sheet
    why: Phrase
    goal_id: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A whole review: its title, the line at every page's foot, who wrote it, the pages in order, and its accent.

    `left_out` are the sheets that it might have had; `shown` is what of it the next one is held against.
    """

    title: str
    foot: str
    author: str
    pages: tuple[Page, ...]
    accent: str = PAPER.accent
    left_out: tuple[LeftOut, ...] = ()
    shown: Shown | None = None
