"""An empty place that teaches: what belongs here, why, and the ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.scale import px
from csdesk.ui.widgets.buttons import Button
from csdesk.ui.widgets.labels import label

WIDTH = 520


class EmptyState(QWidget):
    """A heading, a sentence and the buttons that end the emptiness."""

    def __init__(
        self, heading: str, sentence: str, buttons: tuple[Button, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heading = label(heading, "heading")
        self._sentence = label(sentence, "muted", wraps=True)
        self._sentence.setFixedWidth(px(WIDTH))
        self._sentence.ensurePolished()
        self._sentence.setFixedHeight(
            self._sentence.heightForWidth(px(WIDTH))
        )  # centred, it would lose its last line
        for part in (self._heading, self._sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        if buttons:
            self.setFocusProxy(buttons[0])
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addStretch(2)
        layout.addWidget(self._heading)
        layout.addWidget(self._sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(row)
        layout.addStretch(3)

    def set_heading(self, heading: str) -> None:
        """Name what is not there."""
        self._heading.setText(heading)
