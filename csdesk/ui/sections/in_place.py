"""A small form that opens in place, under what it changes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.errors import Refusal
from csdesk.tokens import GRID
from csdesk.ui.hands import Command, Done
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import label


class FormInPlace(QWidget):
    """Keeps nothing until Enter or its button is pressed; `done` says that it has closed. It starts hidden."""

    done = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._note = label("", "bad", wraps=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 2 * GRID)
        self.column.setSpacing(GRID)
        self.hide()

    @property
    def refused(self) -> str:
        """What is refused, in words; empty when nothing is."""
        return self._note.text()

    def _send(self, command: Command[int]) -> None:
        self._shell.hands.do(command, self._kept, self._refused)

    def _kept(self, _: Done[int]) -> None:
        self._close()

    def _refused(self, refusal: Refusal) -> None:
        self._say(self._shell.say(refusal.said))

    def _close(self) -> None:
        self.hide()
        self.done.emit()

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))
