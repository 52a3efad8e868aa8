"""A printed page as frozen values: plain shapes and words at their places, before anything paints them.

Lengths are millimetres, type sizes included; y grows downwards. Colours are token names of the paper theme.
"""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.charts.shapes import Area, Box, Drawing, Stroke, Words
from csdesk.charts.spec import ChartSpec
from csdesk.deck.page import Picture


@dataclass(frozen=True, slots=True)
class PrintedChart:
    """A chart that is laid out: where it stands, what it says, and how many millimetres a unit of its drawing is.

    Milestones on their axis have no spec.
    """

    box: Box
    spec: ChartSpec | None
    drawing: Drawing
    scale: float


@dataclass(frozen=True, slots=True)
class PrintedPicture:
    """A picture and where it stands."""

    box: Box
    picture: Picture


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page: of which sheet it is, its size, and what stands on it, the lowest first.

    `texts` are its texts as they were before they were broken into lines; those of charts stand in their drawings.
    """

    sheet: str
    width: float
    height: float
    areas: tuple[Area, ...]
    strokes: tuple[Stroke, ...]
    pictures: tuple[PrintedPicture, ...]
    charts: tuple[PrintedChart, ...]
    words: tuple[Words, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedReview:
    """All pages of a review in their order, its title, its author and its accent."""

    title: str
    author: str
    accent: str
    pages: tuple[PrintedPage, ...]
