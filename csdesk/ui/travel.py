"""Going from place to place and back again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from csdesk.ui.pagearea import PageArea
from csdesk.ui.places import PAGES, START, Place, Trail
from csdesk.ui.shell import Shell


class Travel(QObject):
    """Opens places in the page area, once what was being typed is kept; `went` carries where the user is now."""

    went = Signal(object)  # Place

    def __init__(self, shell: Shell, area: PageArea) -> None:
        super().__init__(area)
        self._shell = shell
        self._area = area
        self._trail = Trail()
        shell.place_wanted.connect(self.open)
        area.arrived.connect(self._arrived)

    def open(self, place: Place) -> None:
        """Go to a place; without a book there is only the settings, and why there is none."""
        leave_field()
        if not self._shell.hands.is_open and place.page != "settings":
            self._area.show_why_not()
            return
        self._trail.visit(place)
        self._area.open(place)

    def begin(self) -> None:
        """Start in a book just opened; the program's first one on the page of last time, if that needs no account."""
        page = self._shell.memory.text("page") if self._trail.here is None else ""
        self._trail.forget()
        self._area.renew()
        self.open(Place(page) if page in PAGES and page != "account" else START)

    def stay(self, section: str) -> None:
        """Make the open page anew, as in another language, and go on at one of its sections."""
        here = self._trail.here
        self._area.renew()
        if here is not None:
            self._area.open(here._replace(section=section))

    def go_back(self) -> None:
        """Go to the place before."""
        leave_field()
        self._area.open(self._trail.back())

    @property
    def can_go_back(self) -> bool:
        """Whether an earlier place is known."""
        return self._trail.can_go_back

    def go_to(self, page: str) -> None:
        """Open a page by its name."""
        self.open(Place(page))

    def go_to_accounts(self) -> None:
        """Open the list of accounts."""
        self.go_to("accounts")

    def go_to_settings(self) -> None:
        """Open the settings."""
        self.go_to("settings")

    def focus_search(self) -> None:
        """Put the keyboard on the page's search."""
        if self._area.page is not None:
            self._area.page.focus_search()

    def _arrived(self, place: Place) -> None:
        self._shell.memory.remember("page", place.page)
        self.went.emit(place)


def leave_field() -> None:
    """Let the field that has the focus keep what was typed."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
