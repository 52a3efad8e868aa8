"""Going from place to place and back again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from csdesk.ui.pagearea import PageArea
from csdesk.ui.places import PAGES, START, Place, Trail
from csdesk.ui.shell import Shell

REMEMBERED = "place"  # book, page, account and record of last time, in the window's memory


class Travel(QObject):
    """Opens places in the page area, once what was being typed is kept; `went` carries where the user is now."""

    went = Signal(object)  # Place

    def __init__(self, shell: Shell, area: PageArea) -> None:
        super().__init__(area)
        self._shell = shell
        self._area = area
        self._trail = Trail()
        self._book = ""
        shell.place_wanted.connect(self.open)
        area.arrived.connect(self._arrived)

    def open(self, place: Place) -> None:
        """Go to a place; without a book there is only the settings, and why there is none."""
        leave_field()
        if not self._shell.hands.is_open and place.page != "settings":
            self._area.show_why_not()
            return
        self._note_where()
        self._trail.visit(place)
        self._area.open(place)

    def begin(self, book: Path) -> None:
        """Start in a book just opened, where the user was last time."""
        self._book = str(book)
        place = self._remembered()
        self._trail.forget()
        self._area.renew()
        self.open(place)

    def leave(self) -> None:
        """Throw away every page, as when the book is locked; it then opens at the place that was left."""
        self._trail.forget()
        self._area.renew()

    def stay(self, setting: str) -> None:
        """Make the open page anew, as in another language, and go on where it was; in the settings at that one."""
        here, page = self._trail.here, self._area.page
        section = setting if page is None or here is None or here.page == "settings" else page.section
        self._area.renew()
        if here is not None:
            self._area.open(here._replace(section=section))

    def go_back(self) -> None:
        """Go to the place before."""
        leave_field()
        self._note_where()
        self._area.open(self._trail.back())

    @property
    def can_go_back(self) -> bool:
        """Whether an earlier place is known."""
        return self._trail.can_go_back

    @property
    def has_book(self) -> bool:
        """Whether a book is open, without which there is only the settings."""
        return self._shell.hands.is_open

    def go_to(self, page: str) -> None:
        """Open a page by its name."""
        self.open(Place(page))

    def go_to_accounts(self) -> None:
        """Open the list of accounts."""
        self.go_to("accounts")

    def go_to_today(self) -> None:
        """Open what needs a hand today."""
        self.go_to("today")

    def go_to_reviews(self) -> None:
        """Open the list of reviews."""
        self.go_to("reviews")

    def go_to_history(self) -> None:
        """Open what was done to the book."""
        self.go_to("history")

    def go_to_trash(self) -> None:
        """Open what was deleted."""
        self.go_to("trash")

    def go_to_settings(self) -> None:
        """Open the settings."""
        self.go_to("settings")

    def focus_search(self) -> None:
        """Put the keyboard on the page's search."""
        if self._area.page is not None:
            self._area.page.focus_search()

    def _note_where(self) -> None:
        """Remember at which section, and how far down, the open place is left."""
        here, page = self._trail.here, self._area.page
        left = None if page is None else page.left()
        if here is not None and left is not None and (here.page, here.account) == (left.page, left.account):
            self._trail.leave(left)

    def _remembered(self) -> Place:
        match self._shell.memory.texts(REMEMBERED):
            case [self._book, page, account, record] if page in PAGES and (
                account.isdecimal() or not account
            ):
                return Place(page, int(account) if account else None, record=record)
        return START

    def _arrived(self, place: Place) -> None:
        """Remember the place; what was sought in an account's page was found, and is not sought again."""
        account = "" if place.account is None else str(place.account)
        record = "" if place.page == "account" else place.record
        self._shell.memory.remember(REMEMBERED, [self._book, place.page, account, record])
        self.went.emit(place)


def leave_field() -> None:
    """Let the field that has the focus keep what was typed."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()


def keep_field() -> None:
    """Let the field that has the focus keep what was typed, and the keyboard stay in it."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
        focus.setFocus()
