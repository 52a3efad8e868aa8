"""An entry: one record of a list, edited where it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.forms.field import Field
from csdesk.ui.hands import Command, Done
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button, icon_button
from csdesk.ui.widgets.share_mark import ShareMark
from csdesk.words import Phrase, phrase

R = TypeVar("R")
T = TypeVar("T")
DELETE_KEYS = "Ctrl+Shift+Del"


class Entry(QWidget, Generic[R]):
    """A record's fields, its share mark and the button that deletes it; a subclass lays them out in `self.lines`.

    `load(row)` shows another record, `show_row(row)` the same one read anew: what is being typed then stays.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self._row: R | None = None
        self._loads: list[Callable[[R], object]] = []
        self._shows: list[Callable[[R], object]] = []
        self._shared: Callable[[R], bool] | None = None
        self._share: Callable[[R, bool], Command[Any]] | None = None
        self._delete: Callable[[R], Command[Any]] | None = None
        self._name: Callable[[R], str] = str
        self._mark: ShareMark | None = None
        self._bin: Button | None = None
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(GRID)

    @property
    def row(self) -> R:
        """The record that is shown. Raises RuntimeError before there is one."""
        if self._row is None:
            raise RuntimeError("the entry shows no record yet")
        return self._row

    def load(self, row: R) -> None:
        """Show another record."""
        self._row = row
        for load in self._loads:
            load(row)

    def show_row(self, row: R) -> None:
        """Show the same record read anew."""
        self._row = row
        for show in self._shows:
            show(row)

    def bind(self, field: Field[T], get: Callable[[R], T], make: Callable[[R, T], Command[Any]]) -> Field[T]:
        """Let a field show `get(row)` and keep what is entered by the command `make(row, value)`."""
        self._loads.append(lambda row: field.load(get(row)))
        self._shows.append(lambda row: field.show_value(get(row)))
        field.keeps(self.shell.hands, lambda value: make(self.row, value))
        if self._row is not None:
            field.load(get(self._row))
        return field

    def shows(self, show: Callable[[R], object]) -> None:
        """Let something be shown anew with every record."""
        self._loads.append(show)
        self._shows.append(show)
        if self._row is not None:
            show(self._row)

    def shares(self, get: Callable[[R], bool], make: Callable[[R, bool], Command[Any]]) -> ShareMark:
        """The mark that says whether the record is shared; it changes that by the command `make(row, shared)`."""
        mark = ShareMark(self.shell, self.toggle_share)
        self._mark, self._shared, self._share = mark, get, make
        self.shows(lambda row: mark.show_shared(get(row)))
        return mark

    def deletes(self, name: Callable[[R], str], make: Callable[[R], Command[Any]], what: str) -> Button:
        """The button that deletes the record by the command `make(row)`; `name(row)` says in the notice what went."""
        self._name, self._delete = name, make
        self._bin = icon_button(self.shell.icon("delete", "muted"), f"{what} ({DELETE_KEYS})", self.delete)
        self._bin.setAccessibleName(what)
        self.shell.looks.changed.connect(self._paint_bin)
        return self._bin

    def toggle_share(self) -> None:
        """Share the record, or keep it internal again."""
        if self._shared is not None and self._share is not None:
            self.shell.hands.do(self._share(self.row, not self._shared(self.row)))

    def delete(self) -> None:
        """Delete the record; the notice offers to take that back."""
        if self._delete is not None:
            name = self._name(self.row)
            self.shell.hands.do(self._delete(self.row), partial(self._say_deleted, name))

    def focus_first(self) -> None:
        """Where the keyboard starts in this entry."""
        self.focus_next_empty()

    def focus_next_empty(self) -> None:
        """Where one goes on after the record was added by its name alone."""
        self.setFocus()

    def _say_deleted(self, name: str, done: Done[Any]) -> None:
        said: Phrase = phrase("“{name}” was deleted.", name=name) if name else phrase("Deleted.")
        self.shell.notify(said, done.changes.entry)

    def _paint_bin(self) -> None:
        if self._bin is not None:
            self._bin.setIcon(self.shell.icon("delete", "muted"))
