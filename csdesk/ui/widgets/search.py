"""The line at the top of a page that one types into to find something."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

WIDTH = 380


class SearchField(QLineEdit):
    """`typed` at every key; `down` when the arrow wants into the list below, `entered` on Enter. Esc empties it."""

    typed = Signal(str)
    down = Signal()
    entered = Signal()

    def __init__(self, placeholder: str, icon: QIcon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self.setMaximumWidth(WIDTH)
        self.setClearButtonEnabled(False)
        self.textChanged.connect(self.typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the line; the arrow down and Enter leave it for what was found."""
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down:
                self.down.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)
