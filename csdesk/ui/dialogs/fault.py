"""What a report of a mistake says: what happened, and the details to copy. They hold no customer data."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.scale import px, wide
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.labels import label

WIDTH = 600
LEAST_HEIGHT = 180


class FaultDialog(Dialog):
    """A heading, a sentence on what it means, and `details` as they may be sent to whoever looks after csdesk."""

    def __init__(
        self, speech: Speech, heading: str, sentence: str, details: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(wide(WIDTH))
        self.details = QPlainTextEdit(details, readOnly=True)
        self.details.setAccessibleName(speech.words("Details"))
        self.details.setTabChangesFocus(True)
        self.details.setMinimumHeight(px(LEAST_HEIGHT))
        copy = secondary(speech.words("Copy details"), self.copy)
        close = primary(speech.words("Go on"), self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(copy)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 6 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(4 * GRID)
        layout.addWidget(label(heading, "heading"))
        layout.addWidget(label(sentence, wraps=True))
        layout.addWidget(self.details, 1)
        layout.addLayout(foot)
        close.setFocus()

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())
