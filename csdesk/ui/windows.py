"""Further windows of the open book: a second account beside the first one, over the same hands and the same undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from csdesk.ui.frame import Frame
from csdesk.ui.pagearea import PageArea
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.ui.speech import Speech
from csdesk.ui.travel import REMEMBERED, leave_field

if TYPE_CHECKING:
    from csdesk.ui.window import Window

ASIDE = QPoint(40, 40)
"""So far from the first window a further one opens."""


class Windows(QObject):
    """Makes further windows beside the first, and lets go of them with their book.

    Each is remembered with its place and shape until it is closed by itself. Who closes the first one while others
    are open only hides it: it holds what all of them need until the last one is closed.
    """

    def __init__(self, first: Window, make: Callable[[Frame, Shell], Window]) -> None:
        super().__init__(first)
        self._first = first
        self._make = make
        self._open: dict[int, Window] = {}
        self.is_quitting = False

    @property
    def open_ones(self) -> tuple[Window, ...]:
        """The further windows that are open."""
        return tuple(self._open.values())

    def open(self, place: Place) -> Window:
        """Open a place in a window of its own."""
        memory = self._first.shell.memory
        number = max((0, *memory.windows())) + 1
        account = "" if place.account is None else str(place.account)
        memory.of_window(number).remember(
            REMEMBERED, [str(self._first.books.book), place.page, account, place.record]
        )
        made = self._show(number)
        if not memory.of_window(number).text("shape"):
            made.frame.move(self._first.frame.pos() + ASIDE)
        return made

    def reopen(self, _: Path) -> None:
        """Open those that the book had when it was left."""
        self.close_all()
        for number in self._first.shell.memory.windows():
            self._show(number)

    def close_all(self, *_: object) -> None:
        """Close every further window, as when the book is locked or another one is opened; they are remembered."""
        for made in self.open_ones:
            made.frame.remember_shape()
        for number in list(self._open):
            self._let_go(number)

    def hides_first(self) -> bool:
        """Whether closing the first window leaves others, so that it is only hidden."""
        return bool(self._open) and not self.is_quitting

    def quit(self) -> None:
        """Close all windows; they are opened again with the book."""
        self.is_quitting = True
        self._first.frame.close()

    def stay(self) -> None:
        """Something keeps the windows open after all."""
        self.is_quitting = False

    def _show(self, number: int) -> Window:
        shell = self._first.shell
        speech = Speech(shell.preferences.settings.locale, shell.preferences.settings.language)
        memory = shell.memory.of_window(number)
        frame = Frame(shell.looks, memory, speech)
        made = self._open[number] = self._make(
            frame, Shell(shell.hands, shell.looks, memory, shell.preferences, shell.today)
        )
        frame.may_close = partial(self._may_close, number)
        frame.show()
        made.begin_beside()
        shell.hands.tell_titles()
        return made

    def _may_close(self, number: int) -> bool:
        """What was typed is kept; the last window to be closed closes the book."""
        if number not in self._open:
            return True
        leave_field()
        if len(self._open) == 1 and not self._first.frame.isVisible():
            self._first.shell.memory.forget_window(number)
            self.quit()
            return number not in self._open
        self._first.shell.memory.forget_window(number)
        self._forget(number)
        return True

    def _let_go(self, number: int) -> None:
        frame = self._open[number].frame
        self._forget(number)
        frame.close()

    def _forget(self, number: int) -> None:
        made = self._open.pop(number)
        made.end_beside()
        made.frame.deleteLater()


class Aside:
    """What a window offers of others: the account that it shows in one of its own, and leaving all of them."""

    def __init__(self, area: PageArea, windows: Windows) -> None:
        self._area = area
        self._windows = windows

    @property
    def has_account(self) -> bool:
        """Whether an account is shown, or chosen in a list."""
        return self._account is not None

    def open_account(self) -> None:
        """Open the account in a new window."""
        if self._account is not None:
            self._windows.open(Place("account", self._account))

    def quit(self) -> None:
        """Close all windows."""
        self._windows.quit()

    @property
    def _account(self) -> int | None:
        page = self._area.page
        return None if page is None else page.account_here
