"""Line icons from resources/icons, drawn in the colour of a token."""

from __future__ import annotations

from functools import cache
from math import ceil

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from csdesk.paths import resource
from csdesk.tokens import Theme
from csdesk.ui.scale import px

SIZE = 18
POINTING = ("right", "back")  # the other way where a language runs from right to left


def icon(name: str, theme: Theme, token: str = "ink", checked: str | None = None) -> QIcon:
    """The icon `name` in a token's colour; in another one while its button is checked."""
    scale = ceil(QGuiApplication.primaryScreen().devicePixelRatio())
    size = px(SIZE)
    made = QIcon(_pointed(name, pixmap(name, theme.colour(token), size, scale)))
    if checked is not None:
        made.addPixmap(pixmap(name, theme.colour(checked), size, scale), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _pointed(name: str, drawn: QPixmap) -> QPixmap:
    if name in POINTING and QGuiApplication.isRightToLeft():
        return drawn.transformed(QTransform.fromScale(-1, 1))
    return drawn


@cache
def pixmap(name: str, colour: str, size: int, scale: int = 1) -> QPixmap:
    """The icon `name` at `size` points for a screen of `scale` pixels a point. Raises OSError for no such icon."""
    drawn = QPixmap(size * scale, size * scale)
    drawn.fill(QColor("transparent"))
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode())).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
