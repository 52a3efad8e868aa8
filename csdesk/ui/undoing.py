"""Undo and redo as the menu and the foot of the window know them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from csdesk.changes import Changes
from csdesk.ui.door import Titles
from csdesk.ui.shell import Shell
from csdesk.words import Phrase, phrase


class Undoing(QObject):
    """Knows what can be taken back; `changed` when that is something else than before."""

    changed = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._titles = Titles()
        shell.hands.titles.connect(self._know)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._titles.undo is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return self._titles.redo is not None

    def undo(self) -> None:
        """Take the last command back and say which one it was."""
        self._shell.hands.undo(self._undone)

    def redo(self) -> None:
        """Do again what was taken back last and say which one it was."""
        self._shell.hands.redo(self._redone)

    @property
    def undo_title(self) -> Phrase:
        """What the menu calls undo now."""
        return (
            phrase("Undo") if self._titles.undo is None else phrase("Undo {title}", title=self._titles.undo)
        )

    @property
    def redo_title(self) -> Phrase:
        """What the menu calls redo now."""
        return (
            phrase("Redo") if self._titles.redo is None else phrase("Redo {title}", title=self._titles.redo)
        )

    def _know(self, titles: Titles) -> None:
        self._titles = titles
        self.changed.emit()

    def _undone(self, changes: Changes) -> None:
        self._shell.notify(phrase("Taken back: {title}.", title=changes.title))

    def _redone(self, changes: Changes) -> None:
        self._shell.notify(phrase("Done again: {title}.", title=changes.title))
