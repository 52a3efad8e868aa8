"""A printed page painted in millimetres, whatever is painted on: a picture of the screen or a page of a PDF."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF

from csdesk.charts.shapes import Anchor, Area, Box, Dots, Drawing, Stroke, Words
from csdesk.charts.spec import Dash, Shape
from csdesk.deck.printed import PrintedChart, PrintedPage
from csdesk.paper.fonts import EM, fitting, font, places_of
from csdesk.tokens import PAPER, Theme, branded, for_charts

HALF_CAPITAL = 0.33
"""Of the type size; digits and capitals then stand at their line's middle."""

HOLLOW_EDGE = 1.3
PATTERNS = {Dash.DASHED: (4.5, 3.0), Dash.DOTTED: (1.0, 2.2)}
"""Dashes and gaps as multiples of the line's width."""

CORNERS: dict[Shape, tuple[tuple[float, float], ...]] = {
    Shape.DIAMOND: ((0, -0.64), (0.64, 0), (0, 0.64), (-0.64, 0)),
    Shape.TRIANGLE: ((0, -0.55), (0.55, 0.55), (-0.55, 0.55)),
    Shape.SQUARE: ((-0.45, -0.45), (0.45, -0.45), (0.45, 0.45), (-0.45, 0.45)),
}
"""Shapes with corners, as multiples of a point's size; the circle has none."""


@cache
def theme_of(accent: str) -> Theme:
    """The paper theme with the accent of whoever prepared the review."""
    return PAPER if accent == PAPER.accent else branded(PAPER, accent)


def paint(painter: QPainter, page: PrintedPage, theme: Theme) -> None:
    """Paint a page; the painter's unit is a millimetre, its corner the paper's."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    brush = _Brush(painter, theme)
    for area in page.areas:
        brush.area(area)
    for stroke in page.strokes:
        brush.stroke(stroke)
    for placed in page.pictures:
        painter.drawImage(_rectangle(placed.box), QImage.fromData(placed.picture.content))
    for chart in page.charts:
        _paint_chart(painter, chart, theme)
    for words in page.words:
        brush.words(words)


def _paint_chart(painter: QPainter, chart: PrintedChart, theme: Theme) -> None:
    painter.save()
    painter.translate(chart.box.left, chart.box.top)
    painter.scale(chart.scale, chart.scale)
    paint_drawing(painter, chart.drawing, for_charts(theme))
    painter.restore()


def paint_drawing(painter: QPainter, drawing: Drawing, theme: Theme) -> None:
    """Paint a chart's drawing; the painter's unit is the drawing's."""
    brush = _Brush(painter, theme)
    for area in drawing.areas:
        brush.area(area)
    for stroke in (*drawing.lines, *drawing.curves):
        brush.stroke(stroke)
    for dots in drawing.dots:
        brush.dots(dots)
    for words in drawing.words:
        brush.words(words)


class _Brush:
    """The few shapes that there are, painted in a theme's colours."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self._painter = painter
        self._theme = theme

    def area(self, area: Area) -> None:
        self._painter.fillRect(_rectangle(area.box), self._colour(area.token, area.alpha))

    def stroke(self, stroke: Stroke) -> None:
        pen = QPen(self._colour(stroke.token, stroke.alpha), stroke.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if stroke.dash in PATTERNS:
            pen.setDashPattern(PATTERNS[stroke.dash])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stroke.places]))

    def dots(self, dots: Dots) -> None:
        colour = self._colour(dots.marker.token)
        ground = QColor(self._theme.panel) if dots.hollow else colour
        pen = QPen(colour, HOLLOW_EDGE) if dots.hollow else QPen(Qt.PenStyle.NoPen)
        self._painter.setPen(pen)
        self._painter.setBrush(QBrush(ground))
        corners = CORNERS.get(dots.marker.shape)
        for x, y in dots.places:
            if corners is None:
                self._painter.drawEllipse(QPointF(x, y), dots.size / 2, dots.size / 2)
            else:
                at = [QPointF(x + dx * dots.size, y + dy * dots.size) for dx, dy in corners]
                self._painter.drawPolygon(QPolygonF(at))

    def words(self, words: Words) -> None:
        """A line of text as text, never wider than was counted for it."""
        natural, narrower = fitting(words.text, words.bold)
        painted = natural * words.size
        x = words.x - {Anchor.LEFT: 0.0, Anchor.CENTRE: painted / 2, Anchor.RIGHT: painted}[words.anchor]
        painter = self._painter
        painter.save()
        painter.setFont(font(words.bold))
        painter.setPen(self._colour(words.token))
        painter.translate(x, words.middle + words.size * HALF_CAPITAL)
        painter.scale(words.size / EM * narrower, words.size / EM)
        for place, word in places_of(words.text, words.bold):
            painter.drawText(QPointF(place, 0), word)
        painter.restore()

    def _colour(self, token: str, alpha: float = 1.0) -> QColor:
        colour = QColor(self._theme.colour(token))
        colour.setAlphaF(alpha)
        return colour


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
