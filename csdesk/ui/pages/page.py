"""What every page is: it names the tables that it shows, asks for its rows, and is read anew when they changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar, TypeAlias, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.changes import Changes
from csdesk.errors import Refusal
from csdesk.tokens import GRID
from csdesk.ui.faults import Fault
from csdesk.ui.guard import Guard
from csdesk.ui.hands import Command, Done, Refused
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.fault_card import FaultCard
from csdesk.ui.widgets.search import SearchField
from csdesk.words import Phrase

R = TypeVar("R")
Listed: TypeAlias = "tuple[str, tuple[int, ...]]"
"""The table of the records in a list, and their ids."""

MARGINS = (7 * GRID, 4 * GRID, 7 * GRID, 4 * GRID)


class Page(QWidget):
    """A page of the window. A subclass names `tables`, builds itself into `self.body`, and overrides `refresh`.

    The window calls `open(place)` whenever the user comes here and `note(changes)` after every command. `refresh`
    runs at once while the page is seen; a hidden page only remembers that it is stale. `filled` is emitted by
    `fill`-like methods when rows have come; until then a page that `shows_before` may hold another account's.
    `self.ask` drops an answer when the same question was asked again meanwhile, `self.do` runs a command. What it
    offers in menus is data in `csdesk.ui.actions`; actions that are `on_list` answer their keys in the widget `list`.
    """

    tables: ClassVar[frozenset[str]] = frozenset()
    filled = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.place: Place | None = None
        self.list: QWidget | None = None
        self.awaits_rows = False
        self.shows_before = True
        self.filled.connect(self._have_filled)
        self._stale = True
        self._subject = ""
        self.fault_card: FaultCard | None = None
        self._asked: dict[object, int] = {}
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*MARGINS)
        self.body.setSpacing(4 * GRID)

    @property
    def section(self) -> str:
        """The name of the section that is open, empty on a page without sections."""
        return ""

    @property
    def filling(self) -> tuple[Page, ...]:
        """The page and whatever else is filled before it is whole."""
        return (self,)

    @property
    def is_whole(self) -> bool:
        """Whether what is seen belongs to the place that was opened, and no rows of it are on their way."""
        return not (self.shows_before and self.awaits_rows)

    @property
    def subject(self) -> str:
        """What the page is about, by name, for the window's title; empty on a page of the whole book."""
        return self._subject

    def be_about(self, name: str) -> None:
        """Let the window's title name what the page is about."""
        self._subject = name
        self.shell.subject_changed.emit()

    def left(self) -> Place | None:
        """The place as it is to be found again by going back."""
        return self.place

    @property
    def account_here(self) -> int | None:
        """The account that is open, or that of the row in which the keyboard is."""
        return self.place.account if self.place is not None else None

    def list_here(self) -> Listed | None:
        """The list of records in which the keyboard is; a page of one list alone names that as `list` instead."""
        return None

    def top(self, search: SearchField, *buttons: QWidget) -> QHBoxLayout:
        """Put the page's head in its place: what one searches with at the left, at most two buttons at the right."""
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addWidget(search, 8)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        self.body.addLayout(row)
        self._search = search
        search.left.connect(self.focus_first)
        return row

    def open(self, place: Place) -> None:
        """Come to this page; another account than before makes it stale."""
        moved = self.place is None or self.place.account != place.account
        self.place = place
        if moved:
            self.shows_before = True
            self._subject = ""
            self.make_stale()

    def refresh(self) -> None:
        """Ask for what the page shows."""

    def concerns(self, changes: Changes) -> bool:
        """Whether the page shows anything of what changed."""
        return bool(changes.tables & self.tables)

    def note(self, changes: Changes) -> None:
        """Hear what a command changed."""
        if self.concerns(changes):
            self.make_stale()

    def make_stale(self) -> None:
        """Read anew, now or when the page is seen next."""
        self._stale = True
        if self.isVisible():
            self._read_anew()

    def focus_search(self) -> None:
        """Ctrl+K."""
        self._search.begin()

    def focus_first(self) -> None:
        """Where the keyboard starts when the user comes here."""
        self._search.setFocus()

    def ask(
        self,
        query: Callable[..., R],
        *args: object,
        then: Callable[[R], object],
        slot: str = "",
        refused: Refused | None = None,
        **named: object,
    ) -> None:
        """Ask a query; `slot` tells questions apart that use the same query side by side.

        What a page still wants to know when its book was locked or closed meanwhile is not asked any more.
        """
        if not self.shell.hands.is_open:
            return
        key = (query, slot)
        self._asked[key] = number = self._asked.get(key, 0) + 1
        answer = partial(self._answer, key, number, then)
        turned_down = partial(self._be_refused, refused)
        self.shell.hands.ask(query, *args, then=answer, refused=turned_down, broken=self.show_fault, **named)

    def show_fault(self, fault: Fault) -> None:
        """Say in the page itself that it could not be filled; the other pages go on."""
        self.awaits_rows = False
        if self.fault_card is None:
            self.fault_card = FaultCard(self.shell.speech, fault, self._try_again)
            self.body.insertWidget(0, self.fault_card)

    def do(
        self,
        command: Command[R],
        then: Callable[[Done[R]], object] | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Run a command; without `refused` a refusal is said at the foot of the window."""
        self.shell.hands.do(command, then, refused)

    def words(self, text: str) -> str:
        """A fixed text in the user's language."""
        return self.shell.words(text)

    def say(self, said: Phrase) -> str:
        """A sentence with its figures, in the user's language."""
        return self.shell.say(said)

    def showEvent(self, event: QShowEvent) -> None:
        """Being seen, be up to date."""
        super().showEvent(event)
        if self._stale:
            self._read_anew()

    def _read_anew(self) -> None:
        if self.place is not None and self.shell.hands.is_open:
            self._stale = False
            self.awaits_rows = bool(self.tables)
            with Guard(self.show_fault):
                self.refresh()

    def _have_filled(self) -> None:
        self.awaits_rows = self.shows_before = False

    def _be_refused(self, refused: Refused | None, refusal: Refusal) -> None:
        """Nothing is on its way any more: what is there is shown, and the keys do not wait."""
        self.awaits_rows = False
        if refused is None:
            self.shell.hands.refused.emit(refusal)
        else:
            refused(refusal)

    def _try_again(self) -> None:
        if self.fault_card is not None:
            self.fault_card.hide()
            self.fault_card.deleteLater()
            self.fault_card = None
        self.make_stale()

    def _answer(self, key: object, number: int, then: Callable[[R], object], rows: R) -> None:
        if self._asked.get(key) == number:
            with Guard(self.show_fault):
                then(rows)
