"""A file whose encoding has to be said: a button for each likely one, with what it makes of the file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button, secondary
from csdesk.ui.widgets.labels import label
from csdesk.words import phrase


class Encodings(QWidget):
    """`chosen` carries the name of the encoding whose reading looks right; those that read alike have one button."""

    chosen = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.buttons: dict[str, Button] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        layout.addWidget(label(shell.words("Which of these is how it should read?"), ""))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GRID)
        layout.addLayout(self._lines)
        self.hide()

    def offer(self, readings: Sequence[tuple[str, str]]) -> None:
        """Offer the readings; without any there is nothing to ask."""
        for button in self.buttons.values():
            button.deleteLater()
        first: dict[str, str] = {}
        for encoding, text in readings:
            first.setdefault(text, encoding)
        self.buttons = {encoding: self._button(encoding, text) for text, encoding in first.items()}
        for button in self.buttons.values():
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            self._lines.addLayout(row)
        self.setVisible(bool(self.buttons))

    def _button(self, encoding: str, text: str) -> Button:
        said = phrase("{text}   ({encoding})", text=text, encoding=encoding)
        return secondary(self._shell.say(said), partial(self.chosen.emit, encoding))
