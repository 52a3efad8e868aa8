"""Printed pages and their charts as pictures: for the preview, and for the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter

from csdesk.deck.printed import PrintedChart, PrintedPage
from csdesk.paper.painting import paint, paint_drawing, theme_of
from csdesk.tokens import for_charts


def page_picture(page: PrintedPage, accent: str, width: int, scale: float) -> QImage:
    """A page of `width` logical pixels, with `scale` pixels to each."""
    zoom = width * scale / page.width
    image = _blank(round(page.width * zoom), round(page.height * zoom), theme_of(accent).page)
    painter = QPainter(image)
    painter.scale(zoom, zoom)
    paint(painter, page, theme_of(accent))
    painter.end()
    image.setDevicePixelRatio(scale)
    return image


def chart_picture(chart: PrintedChart, accent: str, scale: float) -> QImage:
    """A chart alone, as it stands on its page, with `scale` pixels to a unit of its drawing."""
    theme = for_charts(theme_of(accent))
    image = _blank(round(chart.drawing.width * scale), round(chart.drawing.height * scale), theme.panel)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    paint_drawing(painter, chart.drawing, theme)
    painter.end()
    return image


def _blank(width: int, height: int, ground: str) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    return image
