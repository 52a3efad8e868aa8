"""The line at the top of a page that one types into to find something."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from csdesk.ui.forms.overrides import leaves_to_window
from csdesk.ui.icons import SIZE, pixmap
from csdesk.ui.scale import px, wide

WIDTH = 380
INDENT = 10


class SearchField(QLineEdit):
    """`came` with the keyboard, `typed` at every key. Esc empties the line.

    Arrows want into what was found (`up`, `down`), Enter opens it. `left` when the keyboard can't go back to where it
    was.
    """

    came = Signal()
    typed = Signal(str)
    up = Signal()
    down = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back: QWidget | None = None
        self.setProperty("look", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTextMargins(px(SIZE) + INDENT, 0, 0, 0)
        self.setMaximumWidth(wide(WIDTH))
        self.textChanged.connect(self.typed)

    def begin(self) -> None:
        """Take the keyboard, and remember where it was."""
        here = QApplication.focusWidget()
        if here is not self:
            self._back = here
        self.setFocus()

    def give_back(self) -> None:
        """Give the keyboard back to where it was."""
        back, self._back = self._back, None
        if back is not None and shiboken6.isValid(back) and back.isVisible():
            back.setFocus()
        else:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Leave the window its keys, and undo while the line is empty."""
        if leaves_to_window(event, is_touched=bool(self.text())):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that somebody is about to type."""
        super().focusInEvent(event)
        self.came.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass in the theme's colour of the day, which an action's icon would not follow."""
        super().paintEvent(event)
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        painter = QPainter(self)
        size = px(SIZE)
        glass = pixmap("search", colour, size, 2 if self.devicePixelRatioF() > 1 else 1)
        painter.drawPixmap(INDENT, (self.height() - size) // 2, glass)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the line; arrows and Enter leave it for what was found."""
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Up:
                self.up.emit()
            case Qt.Key.Key_Down:
                self.down.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)
