"""A list that shows its first entries and, at a key, more and more of the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet
from csdesk.words import Phrase, counted, phrase

R = TypeVar("R")
MORE = 40  # entries that one key shows


class Latest(QWidget, Generic[R]):
    """`show_rows(rows, first=12)` shows so many of them; the button under them shows some more of those that are left.

    Hundreds at once would be seconds of work.
    """

    def __init__(self, shell: Shell, entries: Entries[R], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.entries = entries
        self._rows: tuple[R, ...] = ()
        self._only: frozenset[int] | None = None
        self._first = 0
        self._sought: int | None = None
        self._more = 0
        self.more = quiet("", self._show_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(entries)
        layout.addWidget(self.more)

    @property
    def kind(self) -> str:
        """The table of the rows."""
        return self.entries.kind

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of all rows that are not narrowed away, also of those that are not shown yet."""
        return tuple(self.entries.id_of(row) for row in self._let_through)

    def narrow(self, only: frozenset[int] | None) -> None:
        """Show only the rows with these ids, None for all."""
        self._only = only
        self._show(False)
        self.entries.narrow(only)

    def show_rows(self, rows: Sequence[R], *, first: int, anew: bool) -> None:
        """Show rows, as many as were asked for; with `anew` they are another account's."""
        if anew:
            self._more, self._sought = 0, None
        self._rows, self._first = tuple(rows), first
        self._show(anew)

    def focus_on(self, row_id: int) -> Entry[R] | None:
        """Put the keyboard on the entry of a row, wherever in the list it is; None where it isn't there."""
        self._include(row_id)
        return self.entries.focus_on(row_id)

    def when_there(self, row_id: int, then: Callable[[], object]) -> bool:
        """Call `then` once the entry of a row that waits is shown; False where it does not wait."""
        self._include(row_id)
        return self.entries.when_there(row_id, then)

    def _include(self, row_id: int) -> None:
        """Show a row as well, without all that lie between."""
        if row_id in self.ids and row_id not in self.entries.ids:
            self._sought = row_id
            self._show(False)

    @property
    def _let_through(self) -> tuple[R, ...]:
        only = self._only
        return tuple(row for row in self._rows if only is None or self.entries.id_of(row) in only)

    @property
    def _shown(self) -> tuple[R, ...]:
        rows, first = self._let_through, self._first + self._more
        sought = (row for row in rows[first:] if self.entries.id_of(row) == self._sought)
        return (*rows[:first], *sought)

    def _show(self, anew: bool) -> None:
        shown = self._shown
        left = len(self._let_through) - len(shown)
        self.entries.show_rows(shown, anew=anew)
        self.more.setVisible(left > 0)
        said: Phrase = counted("Show {count} earlier one", "Show {count} earlier ones", left)
        if left > MORE:
            said = phrase("Show {some} of {left} earlier ones", some=MORE, left=left)
        self.more.setText(self._shell.say(said))
        self.more.setAccessibleName(self.more.text())

    def _show_more(self) -> None:
        """Show some more, and go on with the first that was not there."""
        there = self.entries.ids
        self._more += MORE
        self._show(False)
        first = next(row_id for row_id in self.ids if row_id not in there)
        go_on = partial(self.entries.focus_on, first)
        if not self.entries.when_there(first, go_on):
            go_on()
