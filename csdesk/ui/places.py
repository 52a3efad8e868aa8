"""The places of the window, and the trail of those that were open."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Where the user is or wants to be: a page, of an account perhaps, at one of its sections perhaps.

    `record` is what is wanted there, by its table and id ("milestone:3"), or where one is begun ("milestone:new").
    `scrolled` is how far down, in pixels, it was read when it was left.
    """

    page: str
    account: int | None = None
    section: str = ""
    record: str = ""
    scrolled: int = 0


class RailEntry(NamedTuple):
    """A page that the rail leads to; `foot` puts it at the rail's lower end."""

    page: str
    title: str
    icon: str
    keys: str
    foot: bool = False


PAGES = {
    "accounts": "csdesk.ui.pages.accounts:AccountsPage",
    "account": "csdesk.ui.pages.account:AccountPage",
    "figures": "csdesk.ui.pages.account_figures:FiguresPage",
    "today": "csdesk.ui.pages.today:TodayPage",
    "reviews": "csdesk.ui.pages.reviews:ReviewsPage",
    "review": "csdesk.ui.pages.review:PreparePage",
    "afterwards": "csdesk.ui.pages.afterwards:AfterwardsPage",
    "history": "csdesk.ui.pages.history:HistoryPage",
    "trash": "csdesk.ui.pages.trash:TrashPage",
    "settings": "csdesk.ui.pages.settings:SettingsPage",
}
RAIL = (
    RailEntry("today", "Today", "calendar", "Ctrl+1"),
    RailEntry("accounts", "Accounts", "accounts", "Ctrl+2"),
    RailEntry("reviews", "Reviews", "review", "Ctrl+3"),
    RailEntry("history", "History", "history", "Ctrl+8", foot=True),
    RailEntry("settings", "Settings", "settings", "Ctrl+9", foot=True),
)
# The rail's entry that is lit while a page without one is open.
BELONGS_TO = {
    "account": "accounts",
    "figures": "accounts",
    "review": "reviews",
    "afterwards": "reviews",
    "trash": "history",
}
MENUS = ("File", "Edit", "Account", "View", "Go", "Help")
START = Place("accounts")


class Trail:
    """The places in the order of their visit, with a way back and forward again."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    def visit(self, place: Place) -> None:
        """Come to a place; what lay ahead is forgotten. A change of section is no new visit."""
        here = self.here
        if here is not None and (here.page, here.account) == (place.page, place.account):
            self._places[self._at] = place
            return
        self._places[self._at + 1 :] = [place]
        self._at += 1

    def leave(self, place: Place) -> None:
        """Note how the place that is open looked when it was left."""
        self._places[self._at] = place

    @property
    def here(self) -> Place | None:
        """The place that is open."""
        return self._places[self._at] if self._at >= 0 else None

    @property
    def can_go_back(self) -> bool:
        """Whether an earlier place is known."""
        return self._at > 0

    def back(self) -> Place:
        """The place before; the first one again where there is none."""
        self._at = max(0, self._at - 1)
        return self._places[self._at]

    def forget(self) -> None:
        """Start anew, as for another book."""
        self._places.clear()
        self._at = -1
