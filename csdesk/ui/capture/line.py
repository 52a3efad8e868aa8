"""The line itself: keys that choose, keep or close leave it; everything else is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from csdesk.ui.forms.editors import NOT_LEAVING
from csdesk.ui.forms.overrides import leaves_to_window

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class CaptureLine(QLineEdit):
    """`stepped` by the arrows and Tab, `entered` by Enter, `closed` by Esc, `left` when the keyboard goes elsewhere."""

    stepped = Signal(int)
    entered = Signal()
    closed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "capture")

    def event(self, event: QEvent) -> bool:
        """Take Tab as a key, leave the window its keys, and undo while the line is empty."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in STEPS:
            self.stepped.emit(STEPS[Qt.Key(event.key())])
            return True
        if leaves_to_window(event, is_touched=bool(self.text())):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc closes."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard went elsewhere in the window; another window or a menu is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in (*NOT_LEAVING, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()
