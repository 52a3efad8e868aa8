"""The search at the top of every page: accounts, people, whatever was said, figures by name, and what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from csdesk.domain.typed_search import sought
from csdesk.queries.search import Found, Marked, find
from csdesk.tokens import GRID
from csdesk.ui.finding import Line, action_lines, record_lines
from csdesk.ui.loading import named
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.search import SearchField
from csdesk.words import Phrase, phrase

if TYPE_CHECKING:
    from csdesk.ui.widgets.found_list import FoundList

FOUND_LIST = "csdesk.ui.widgets.found_list:FoundList"
MOST = 30
RECENT = "search.recent"  # accounts found and opened last, the last one first, in the window's memory
MOST_RECENT = 8
WIDTH = 560


class JumpField(SearchField):
    """What fits is read at every key; arrows choose, Enter goes, Esc closes. Places gone to lately come first.

    What is done from here is done where the keyboard was.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell.words("Search or go to…   Ctrl+K"), parent)
        self._shell = shell
        self._asked = 0
        self._list: FoundList | None = None
        self.came.connect(self._prepare)
        self.typed.connect(self._find)
        self.down.connect(partial(self._step, 1))
        self.up.connect(partial(self._step, -1))
        self.entered.connect(self._go_to_current)

    @property
    def found(self) -> FoundList:
        """The list below, made when it is first wanted: every page has such a field, and few are typed into."""
        if self._list is None:
            self._list = named(FOUND_LIST)(self._shell.looks, self._shell.words("What was found"), self)
            self._list.chosen.connect(self._go)
        return self._list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in an empty line gives the keyboard back."""
        if event.key() == Qt.Key.Key_Escape and not self.text():
            self.give_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list."""
        super().focusOutEvent(event)
        self._close_list()

    def hideEvent(self, event: QEvent) -> None:
        """Close the list with the page."""
        self._close_list()
        self.clear()

    def _prepare(self) -> None:
        """Let the index be made, or brought up to date, before the first key."""
        if self._shell.hands.is_open:
            self._shell.hands.ask(find, "a", 0, self._shell.today(), then=_nothing)

    def _find(self, text: str) -> None:
        self._asked += 1
        if not text.strip():
            self._close_list()
        elif self._shell.hands.is_open:
            self._shell.hands.ask(
                find, text, MOST, self._shell.today(), then=partial(self._show, self._asked, text)
            )
        else:
            self._show(self._asked, text, ())

    def _show(self, asked: int, text: str, found: tuple[Found, ...]) -> None:
        if asked != self._asked:
            return
        recent = self._recent()
        accounts = [one for one in found if one.kind == "account" and one.name.marks]
        accounts.sort(key=lambda one: recent.index(one.account) if one.account in recent else len(recent))
        others = [one for one in found if one not in accounts]
        actions = action_lines(self._shell, self._shell.possible_actions(), text)
        lines = record_lines(self._shell, accounts) + actions + record_lines(self._shell, others)
        self.found.show_lines(lines or [Line(Marked(self._shell.say(self._nothing(text))), "")])
        self._open_list()

    def _nothing(self, text: str) -> Phrase:
        """That nothing was found, and how a time among the words was understood."""
        days = sought(text.split(), self._shell.today()).days
        if days is None:
            return phrase("Nothing holds all of these words.")
        return phrase("Nothing like that from {first} to {last}.", first=days[0], last=days[1])

    def _open_list(self) -> None:
        page = self.parentWidget() or self
        if self.found.parentWidget() is not page:
            self.found.setParent(page)
        below = self.mapTo(page, QPoint(0, self.height() + GRID))
        self.found.ensurePolished()
        room = page.height() - below.y() - 2 * GRID
        width = min(WIDTH, page.width() - below.x() - 2 * GRID)
        self.found.setGeometry(below.x(), below.y(), width, min(self.found.wanted_height, room))
        self.found.show()
        self.found.raise_()

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _step(self, by: int) -> None:
        self.found.step(by)

    def _go_to_current(self) -> None:
        line = self.found.line
        if line is not None and self.found.isVisible():
            self._go(line)

    def _go(self, line: Line) -> None:
        if line.place is None and not line.action:
            return  # it only says that nothing was found
        self.clear()
        if line.place is not None:
            self._remember(line.place)
            self._shell.open_place(line.place)
        else:
            self.give_back()
            self._shell.do_action(line.action)

    def _recent(self) -> list[int]:
        return [int(one) for one in self._shell.memory.texts(RECENT) if one.isdecimal()]

    def _remember(self, place: Place) -> None:
        if place.account is not None:
            before = [one for one in self._recent() if one != place.account]
            kept = [place.account, *before][:MOST_RECENT]
            self._shell.memory.remember(RECENT, [str(one) for one in kept])


def _nothing(_: object) -> None:
    """The question was asked so that the next ones are answered at once."""
