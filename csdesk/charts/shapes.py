"""A chart laid out: plain shapes and words at places, before anything paints them.

Lengths are logical pixels, y grows downwards. A chart that is laid out can be tested for overlapping
labels without painting, and painted by anything that knows these few shapes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from csdesk.charts.spec import Dash, Marker

Measure = Callable[[str, float, bool], float]
"""How wide a text is at a size, bold or not."""

Place = tuple[float, float]
INSET = 8.0


class Anchor(StrEnum):
    """Which end of a text stands at its place."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies in it, edges included."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `middle` is the height of its middle."""

    text: str
    x: float
    middle: float
    size: float
    token: str
    anchor: Anchor = Anchor.LEFT
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through places."""

    places: tuple[Place, ...]
    token: str
    width: float = 1.0
    dash: Dash = Dash.SOLID
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle."""

    box: Box
    token: str
    alpha: float = 1.0


@dataclass(frozen=True, slots=True)
class Dots:
    """Points of one look; hollow ones show the ground inside."""

    places: tuple[Place, ...]
    marker: Marker
    size: float
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Where a day lies between `left` and `right`, a little inside of both."""

    start: date
    end: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """The place of a day."""
        share = (day - self.start).days / (self.end - self.start).days
        return self.left + INSET + (self.right - self.left - 2 * INSET) * share

    def from_x(self, day: date) -> float:
        """Where something begins that lasts from a day on: at the edge for the first day."""
        return self.left if day <= self.start else self.x(day)

    def to_x(self, day: date) -> float:
        """Where something ends that lasts until a day: at the edge for the last day."""
        return self.right if day >= self.end else self.x(day)

    def day(self, x: float) -> date:
        """The day at a place, within the axis."""
        share = (x - self.left - INSET) / (self.right - self.left - 2 * INSET)
        return self.start + timedelta(days=round(min(max(share, 0.0), 1.0) * (self.end - self.start).days))


@dataclass(frozen=True, slots=True)
class PointHit:
    """Where a panel's point was drawn."""

    panel: int
    index: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MarkHit:
    """Where a panel's mark stands."""

    panel: int
    index: int
    x: float


@dataclass(frozen=True, slots=True)
class HitMap:
    """What lies where: the plot of each panel, its points from left to right, its marks, and the time axis."""

    plots: tuple[Box, ...]
    points: tuple[PointHit, ...]
    marks: tuple[MarkHit, ...]
    time: TimeScale


@dataclass(slots=True)
class Drawing:
    """Everything of a chart at its place, the lowest first: areas, lines, curves, dots, words."""

    width: float
    height: float
    time: TimeScale
    areas: list[Area] = field(default_factory=list)
    lines: list[Stroke] = field(default_factory=list)
    curves: list[Stroke] = field(default_factory=list)
    dots: list[Dots] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    plots: list[Box] = field(default_factory=list)
    points: list[PointHit] = field(default_factory=list)
    marks: list[MarkHit] = field(default_factory=list)

    @property
    def hits(self) -> HitMap:
        """What lies where."""
        return HitMap(tuple(self.plots), tuple(self.points), tuple(self.marks), self.time)
