"""A list of entries with a head over its columns and a line that adds one more."""

from __future__ import annotations

from bisect import bisect
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.offer import Offer
from csdesk.ui.turns import turns
from csdesk.ui.widgets.column import Column
from csdesk.ui.widgets.revealing import reveal_around

R = TypeVar("R")
AT_ONCE = 2  # so many new entries are shown before anything else is done
ROOM_AROUND = 24  # above and below an entry that was added


class Entries(QWidget, Generic[R]):
    """Entries in the order of their rows, matched by `key`. Those of another account are used again, not made anew.

    `kind` is the table of the rows, by which a search leads here. Another account's rows, and more than a few new
    ones, are shown over the turns of the event loop, or as soon as anybody asks for the entries.
    """

    admitted = Signal(int)

    def __init__(
        self,
        key: Callable[[R], int],
        make: Callable[[], Entry[R]],
        *,
        kind: str = "",
        head: QWidget | None = None,
        add: AddLine[Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self._key = key
        self._make = make
        self._entries: list[Entry[R]] = []
        self._waiting: deque[R] = deque()
        self._places: dict[int, int] = {}
        self._sought: tuple[int, Callable[[], object]] | None = None
        self._spare: list[Entry[R]] = []
        self._awaited: int | None = None
        self._rows: tuple[R, ...] = ()
        self._only: frozenset[int] | None = None
        self.offered = Offer()
        self._head = head
        self.add = add
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID)
        layout = Column(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        if head is not None:
            layout.addWidget(head)
        layout.addLayout(self._list)
        if add is not None:
            add.added.connect(self.await_row)
            layout.addWidget(add)

    @property
    def entries(self) -> tuple[Entry[R], ...]:
        """The entries that are shown, in order."""
        self._complete()
        return tuple(self._entries)

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of the rows that are shown or will soon be, in order."""
        return tuple(self._places)

    def id_of(self, row: R) -> int:
        """The id of a row."""
        return self._key(row)

    def make_spare(self) -> None:
        """Make an entry before there is a row for it, so that a first filling doesn't hold the window up."""
        entry = self._make()
        entry.setParent(self)
        entry.ensurePolished()
        self._spare.append(entry)

    def offer(self, offer: Offer) -> None:
        """Let the entries' fields choose from what there is now."""
        if offer == self.offered:
            return
        self.offered = offer
        for entry in self._entries:
            entry.offer(offer)

    def await_row(self, row_id: int) -> None:
        """Put the keyboard into a row that was just added, once it is shown; `admitted` says that it is."""
        self._awaited = row_id
        self.admit(row_id)
        self.admitted.emit(row_id)

    def admit(self, row_id: int) -> None:
        """Show a row although the list is narrowed to others."""
        if self._only is not None:
            self._only |= {row_id}

    def narrow(self, only: frozenset[int] | None) -> None:
        """Show only the rows with these ids, None for all; what is added meanwhile is shown as well."""
        if only != self._only:
            self._only = only
            self._show_those(anew=False)

    def show_rows(self, rows: Sequence[R], *, anew: bool) -> None:
        """Show rows, as far as they are not narrowed away; with `anew` they are another account's or plan's.

        What was begun for those before, and refused there, is not added to another one.
        """
        if anew and self.add is not None and self.add.is_left:
            self.add.close_line()
        self._rows = tuple(rows)
        self._show_those(anew=anew)

    def _show_those(self, *, anew: bool) -> None:
        only = self._only
        rows = [row for row in self._rows if only is None or self._key(row) in only]
        self._places = {self._key(row): place for place, row in enumerate(rows)}
        before = list(self._entries)
        held = self._held_by_focus()
        place = before.index(held) if held is not None else 0
        known = {} if anew else {self._key(entry.row): entry for entry in before}
        new = [row for row in rows if self._key(row) not in known]
        self._waiting = deque(new if anew or len(new) > AT_ONCE else ())
        later = {self._key(row) for row in self._waiting}
        if anew:
            self._spare += reversed(before)
        self._entries = [self._entry_for(row, known) for row in rows if self._key(row) not in later]
        self._spare += [entry for entry in before if entry not in self._entries and entry not in self._spare]
        if self._entries != before:
            self._lay_out()
        if self._head is not None:
            self._head.setVisible(bool(rows))
        if self._waiting:
            turns().add(self)
        if held is not None and held not in self._entries:
            self._focus_near(place)
        self._greet()

    def go_on(self) -> bool:
        """Show one more of the entries that wait; whether others still do."""
        if self._waiting:
            row = self._waiting.popleft()
            entry = self._entry_for(row, {})
            place = bisect(self._entries, self._place_of(row), key=lambda one: self._place_of(one.row))
            self._list.insertWidget(place, entry)
            self._entries.insert(place, entry)
            entry.show()
            self._greet()
            self._tell(row)
        return bool(self._waiting)

    def when_there(self, row_id: int, then: Callable[[], object]) -> bool:
        """Call `then` once the entry of a row that waits is shown; False where it does not wait."""
        waits = any(self._key(row) == row_id for row in self._waiting)
        self._sought = (row_id, then) if waits else None
        return waits

    def focus_first(self) -> None:
        """The first entry, or the button that adds one."""
        self._focus_near(0)

    def focus_on(self, row_id: int) -> Entry[R] | None:
        """Put the keyboard on the entry of a row and give it, or None where it is not shown."""
        found = self.entry_of(row_id)
        if found is not None:
            found.focus_first()
        return found

    def entry_of(self, row_id: int) -> Entry[R] | None:
        """The entry of a row, or None where it is not shown."""
        while any(self._key(row) == row_id for row in self._waiting):
            self.go_on()
        return next((entry for entry in self._entries if self._key(entry.row) == row_id), None)

    def open_add_line(self) -> None:
        """Begin one more."""
        if self.add is not None:
            self.add.open()

    def _entry_for(self, row: R, known: dict[int, Entry[R]]) -> Entry[R]:
        entry = known.get(self._key(row))
        if entry is not None:
            entry.show_row(row)
            return entry
        entry = self._spare.pop() if self._spare else self._make()
        if entry.offered != self.offered:
            entry.offer(self.offered)
        entry.load(row)
        return entry

    def _place_of(self, row: R) -> int:
        return self._places[self._key(row)]

    def _tell(self, row: R) -> None:
        """Let whoever seeks a row know that its entry is there, once this turn is over."""
        if self._sought is not None and self._sought[0] == self._key(row):
            QTimer.singleShot(0, self, self._sought[1])
            self._sought = None

    def _complete(self) -> None:
        while self.go_on():
            pass

    def _lay_out(self) -> None:
        for entry in self._spare:
            self._list.removeWidget(entry)
            entry.hide()
        for place, entry in enumerate(self._entries):
            if self._list.indexOf(entry) != place:
                self._list.insertWidget(place, entry)
            entry.show()

    def _held_by_focus(self) -> Entry[R] | None:
        focus = QApplication.focusWidget()
        return next((e for e in self._entries if focus is not None and e.isAncestorOf(focus)), None)

    def _focus_near(self, place: int) -> None:
        if not self._entries:
            self.go_on()
        if self._entries:
            self._entries[min(place, len(self._entries) - 1)].focus_first()
        elif self.add is not None:
            self.add.button.setFocus()

    def _greet(self) -> None:
        new = next((entry for entry in self._entries if self._key(entry.row) == self._awaited), None)
        if new is not None:
            self._awaited = None
            if self.add is not None and self.add.button.hasFocus():
                new.focus_next_empty()
                QTimer.singleShot(0, new, partial(reveal_around, new, ROOM_AROUND))  # once it is laid out
