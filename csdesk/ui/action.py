"""What an action is: one thing that the user can do, as data."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.ui.places import MENUS

FILE, EDIT, ACCOUNT, VIEW, GO, HELP = MENUS
ENTER = ("Return", "Enter")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done: `title` in words, `keys` as Qt writes them, and who does it.

    `on_list` binds the keys to the page's list alone (`page.list`), so that they don't disturb typing.
    `choice` makes it one of several of which one is ticked; `gap` draws a line above it.
    With `lists`, the method gives titles and what each does, and they are shown as a menu of their own.
    """

    id: str
    title: str
    menu: str
    does: str
    keys: tuple[str, ...] = ()
    page: str = ""
    needs: str = ""
    on_list: bool = False
    choice: str = ""
    gap: bool = False
    lists: bool = False

    @property
    def doer(self) -> str:
        """Who does it."""
        return self.does.partition(".")[0]

    @property
    def method(self) -> str:
        """By which of its methods."""
        return self.does.partition(".")[2]
