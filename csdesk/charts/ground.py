"""What every part of a chart is laid out on: the drawing, the manners of the locale and the width of texts."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.charts.shapes import Anchor, Drawing, Measure, Stroke, Words
from csdesk.charts.spec import Look
from csdesk.formats import Formats
from csdesk.tokens import TYPE_BODY, TYPE_HEADING, TYPE_SMALL

TEXT = float(TYPE_SMALL - 1)
SENTENCE = float(TYPE_SMALL)
PANEL_TITLE = float(TYPE_BODY)
TITLE = float(TYPE_HEADING)
LINE_HEIGHT = 15.0
EDGE = 4.0
GAP = 6.0
RISE_ALPHA = 0.6


@dataclass(frozen=True, slots=True)
class Voice:
    """How the locale says things, and how wide what it says is."""

    formats: Formats
    measure: Measure

    def width(self, text: str, size: float = TEXT, bold: bool = False) -> float:
        """How wide a text is."""
        return self.measure(text, size, bold)


@dataclass(frozen=True, slots=True)
class Ground(Voice):
    """A drawing in the making, with what is needed to put words and lines on it."""

    drawing: Drawing

    def say(
        self,
        text: str,
        x: float,
        middle: float,
        token: str = "muted",
        *,
        anchor: Anchor = Anchor.LEFT,
        size: float = TEXT,
        bold: bool = False,
    ) -> None:
        """Put a line of text at a place."""
        self.drawing.words.append(Words(text, x, middle, size, token, anchor, bold))

    def level(self, left: float, right: float, y: float, look: Look, alpha: float = 1.0) -> None:
        """Draw a horizontal line."""
        self.drawing.lines.append(Stroke(((left, y), (right, y)), look.token, look.width, look.dash, alpha))

    def rise(self, x: float, top: float, bottom: float, look: Look) -> None:
        """Draw an upright line."""
        places = ((x, top), (x, bottom))
        self.drawing.lines.append(Stroke(places, look.token, look.width, look.dash, RISE_ALPHA))
