"""Labels in the looks of the tokens: titles, headings, muted lines, and long texts that end in an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QStyle, QWidget

from csdesk.ui.widgets.tips import plain_tip


def label(text: str, look: str = "", *, wraps: bool = False, parent: QWidget | None = None) -> QLabel:
    """A line of plain text; `look` is title, heading, figure, strong, muted, good, warning or bad."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if look:
        made.setProperty("look", look)
    return made


def show_plainly(shown: QLabel) -> None:
    """Show a label's text sign by sign: Qt takes whatever looks like HTML for HTML, a customer's name included."""
    shown.setTextFormat(Qt.TextFormat.PlainText)


def change_look(widget: QWidget, look: str) -> None:
    """Give a widget another look of the stylesheet."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        polish(widget)


def polish(widget: QWidget) -> None:
    """Let the stylesheet look again at a widget's properties."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin line across."""
    made = QFrame(parent)
    made.setProperty("look", "rule")
    return made


class Elided(QLabel):
    """A line that ends in an ellipsis where it has no room; its tooltip then says all of it."""

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if look:
            self.setProperty("look", look)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self._explain()

    def minimumSizeHint(self) -> QSize:
        """A few characters are enough."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look anew whether everything fits."""
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        painter.drawText(self._room(), side, self._shown())
        painter.end()

    def _room(self) -> QRect:
        """Where the text stands: its indent is on the side where it begins."""
        indent = max(self.indent(), 0)
        begins_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left, right = (0, -indent) if begins_right else (indent, 0)
        return self.contentsRect().adjusted(left, 0, right, 0)

    def _shown(self) -> str:
        width = self._room().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def _explain(self) -> None:
        self.setToolTip("" if self._shown() == self.text() else plain_tip(self.text()))
