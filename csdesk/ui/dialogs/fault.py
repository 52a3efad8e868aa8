"""A mistake of ours, said once: what it means for the user, and the details to copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.faults import Fault
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.labels import label


class FaultDialog(QDialog):
    """Names the mistake; the details open below and can be copied. They hold no customer data."""

    def __init__(self, speech: Speech, fault: Fault, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fault = fault
        self.setWindowTitle(speech.words("csdesk made a mistake"))
        self.setMinimumWidth(560)
        sentence = speech.words(
            "Something went wrong inside csdesk. Nothing is half kept: what you last did is either there or not. "
            "You can go on working; if it happens again, send these details to whoever looks after csdesk. "
            "They name lines of the program and hold none of your customers' data."
        )
        self.details = QPlainTextEdit(fault.report, readOnly=True)
        self.details.setAccessibleName(speech.words("Details"))
        self.details.setMinimumHeight(160)
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
        layout.addWidget(label(self.windowTitle(), "heading"))
        layout.addWidget(label(sentence, wraps=True))
        layout.addWidget(self.details, 1)
        layout.addLayout(foot)
        close.setFocus()

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self._fault.report)
