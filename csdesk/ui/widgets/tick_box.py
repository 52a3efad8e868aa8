"""A box to tick, drawn in the theme's colours so that it is seen on light and dark alike."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from csdesk.tokens import GRID
from csdesk.ui.icons import pixmap
from csdesk.ui.shell import Shell

BOX = 16
ROOM = 2 * GRID


class TickBox(QCheckBox):
    """Space or a click ticks it; the text stands beside the box."""

    def __init__(self, shell: Shell, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._shell = shell
        self.setAccessibleName(text)
        shell.looks.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The box and the text."""
        metrics = self.fontMetrics()
        width = BOX + ROOM + metrics.horizontalAdvance(self._text()) + 2
        return QSize(width, max(BOX, metrics.height()) + ROOM)

    def minimumSizeHint(self) -> QSize:
        """A text without room ends in an ellipsis."""
        return QSize(BOX + ROOM + 80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and text."""
        colour = self._shell.looks.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - BOX) / 2, BOX - 1, BOX - 1)
        line = "accent" if self.isChecked() or self.hasFocus() else "muted"
        painter.setPen(QPen(colour(line), 2 if self.hasFocus() else 1))
        painter.setBrush(colour("accent" if self.isChecked() else "panel"))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            scale = 2 if self.devicePixelRatioF() > 1 else 1
            tick = pixmap("check", colour("on_accent").name(), BOX - 4, scale)
            painter.drawPixmap(box.topLeft() + QPointF(2, 2), tick)
        painter.setPen(colour("ink"))
        left = BOX + ROOM
        room = self.rect().adjusted(left, 0, 0, 0)
        shown = self.fontMetrics().elidedText(self._text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(pos)

    def _text(self) -> str:
        return self.text().replace("&&", "&")
