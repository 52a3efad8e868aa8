"""Lists of a review whose order counts: Alt+Up and Alt+Down move the line in which the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from csdesk.ui.hands import Command
from csdesk.ui.sections.entry import Entry

R = TypeVar("R")
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MovableEntry(Entry[R]):
    """An entry that `moves(make)` by the command `make(row, by)`."""

    _move: Callable[[R, int], Command[Any]] | None = None

    def moves(self, make: Callable[[R, int], Command[Any]]) -> None:
        """Let the keys move the record by the command `make(row, by)`."""
        self._move = make

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on Alt and an arrow."""
        by = STEPS.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier and self._move is not None:
            self.shell.hands.do(self._move(self.row, by))
        else:
            super().keyPressEvent(event)
