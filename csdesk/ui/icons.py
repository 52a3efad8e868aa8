"""Line icons from resources/icons, drawn in the colour of a token."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from csdesk.paths import resource
from csdesk.tokens import Theme

SIZE = 18
SCALES = (1, 2)


def icon(name: str, theme: Theme, token: str = "ink", checked: str | None = None) -> QIcon:
    """The icon `name` in a token's colour; in another one while its button is checked."""
    made = QIcon()
    for scale in SCALES:
        made.addPixmap(pixmap(name, theme.colour(token), SIZE, scale))
        if checked is not None:
            lit = pixmap(name, theme.colour(checked), SIZE, scale)
            made.addPixmap(lit, QIcon.Mode.Normal, QIcon.State.On)
    return made


@cache
def pixmap(name: str, colour: str, size: int, scale: int = 1) -> QPixmap:
    """The icon `name` at `size` points for a screen of `scale` pixels a point. Raises OSError for no such icon."""
    drawn = QPixmap(size * scale, size * scale)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode())).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
