"""What stands in a place that could not be filled: that it is a mistake of ours, what is safe, and the details."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.faults import Fault
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.buttons import secondary
from csdesk.ui.widgets.labels import label


class FaultCard(QFrame):
    """Says what happened; *Copy* takes the details, *Try again* does what `again` does."""

    def __init__(
        self, speech: Speech, fault: Fault, again: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = speech.words
        self.setProperty("look", "card")
        self.fault = fault
        self.said = label(
            words(
                "csdesk made a mistake here, so this page is not shown as it should be. Every edit that was kept is "
                "kept, and the other pages work. Try again; if it happens again, copy the details and send them to "
                "whoever looks after csdesk. They hold none of your customers' data."
            ),
            wraps=True,
        )
        self.copy = secondary(words("Copy details"), partial(_copy, fault))
        self.again = secondary(words("Try again"), again)
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addWidget(self.copy)
        row.addWidget(self.again)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5 * GRID, 4 * GRID, 5 * GRID, 4 * GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(label(words("This page could not be filled"), "heading"))
        layout.addWidget(self.said)
        layout.addLayout(row)


def _copy(fault: Fault) -> None:
    QGuiApplication.clipboard().setText(fault.report)
