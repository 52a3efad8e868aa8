"""The door to an open book as the window knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from csdesk.changes import Changes
from csdesk.jobs import Progress
from csdesk.words import Phrase


class Door(Protocol):
    """The open desk as the hands know it; `csdesk.desk.Desk` is one."""

    def do(self, command: Any, progress: Progress, /) -> Any:
        """Run a command, keep it, give what it did."""

    def ask(self, query: Any, /, *args: Any, **named: Any) -> Any:
        """The rows of a query."""

    def undo(self) -> Changes:
        """Take the last command back."""

    def redo(self) -> Changes:
        """Do again what was taken back last."""

    @property
    def can_undo(self) -> Phrase | None:
        """The title of what undo would take back."""

    @property
    def can_redo(self) -> Phrase | None:
        """The title of what redo would do again."""

    def close(self) -> None:
        """Let go of the book."""


@dataclass(frozen=True, slots=True)
class Titles:
    """What *Undo* and *Redo* would take back and do again; None when there is nothing."""

    undo: Phrase | None = None
    redo: Phrase | None = None


def titles_of(door: Door) -> Titles:
    """What undo and redo are about now."""
    return Titles(door.can_undo, door.can_redo)
