"""Whoever types on while a page is still on its way types into that page, in the order of the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount
from csdesk.ui import keys_ahead
from csdesk.ui.hands import Hands
from csdesk.ui.pages.account import AccountPage
from csdesk.ui.pages.accounts import AccountsPage
from csdesk.ui.pages.settings import SettingsPage
from csdesk.ui.places import Place
from csdesk.ui.window import Window
from tests.story import Story
from tests.told import desk, story, told
from tests.ui.in_window import do, open_at, settle, window

__all__ = ["desk", "story", "told", "window"]
Key = Qt.Key


def press(window: Window, *keys: Qt.Key | str) -> None:
    """As the system does it: into the window, whatever in it has the keyboard."""
    for key in keys:
        QTest.keyClick(window.frame.windowHandle(), key)  # type: ignore[call-overload]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


class SlowReading:
    """Questions and loading that take until `end`."""

    def __init__(self, hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patched = monkeypatch
        self._asked: list[Callable[[], None]] = []
        self._ways: dict[str, Callable[..., None]] = {name: getattr(hands, name) for name in ("ask", "load")}
        self._hands = hands

    def begin(self) -> None:
        for name, way in self._ways.items():
            self._patched.setattr(self._hands, name, partial(self._keep, way))

    def end(self) -> None:
        for name, way in self._ways.items():
            self._patched.setattr(self._hands, name, way)
        for ask in self._asked:
            ask()

    def _keep(self, way: Callable[..., None], *args: object, **named: object) -> None:
        self._asked.append(partial(way, *args, **named))


@pytest.fixture
def reading(window: Window, monkeypatch: pytest.MonkeyPatch) -> SlowReading:
    return SlowReading(window.shell.hands, monkeypatch)


@pytest.fixture
def account_page(window: Window, story: Story, qtbot: QtBot) -> Iterator[AccountPage]:
    """The story's account, its plan and its timeline seen once."""
    open_at(qtbot, window, story.account, "timeline")
    open_at(qtbot, window, story.account, "plan")
    page = window.area.page
    assert isinstance(page, AccountPage)
    yield page
    settle(qtbot, window)


def test_what_is_typed_before_a_page_is_loaded_is_typed_into_it(
    window: Window, reading: SlowReading, qtbot: QtBot
) -> None:
    window.area._classes.pop("settings", None)
    reading.begin()
    window.travel.open(Place("settings"))
    press(window, "l", "o", "g", "o")
    assert isinstance(window.area.page, AccountsPage)
    reading.end()
    qtbot.waitUntil(lambda: isinstance(window.area.page, SettingsPage))
    page = window.area.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.search.text() == "logo")
    assert page.found == ("logo",)


def test_no_key_goes_into_the_records_of_the_account_before(
    window: Window, account_page: AccountPage, reading: SlowReading, qtbot: QtBot
) -> None:
    other = do(qtbot, window, AddAccount("Quite Another"))
    reading.begin()
    window.travel.open(Place("account", other, "timeline"))
    press(window, Key.Key_Right, Key.Key_Tab)
    assert account_page.section == "timeline"
    assert focus() is account_page.bar
    reading.end()
    qtbot.waitUntil(lambda: account_page.section == "people")
    qtbot.waitUntil(lambda: focus() is not account_page.bar)
    assert account_page.place is not None and account_page.place.account == other
    qtbot.waitUntil(lambda: not window.keys_ahead.waits)
    settle(qtbot, window)


def test_enter_opens_what_the_keys_before_it_went_to(window: Window, story: Story, qtbot: QtBot) -> None:
    do(qtbot, window, AddAccount("Quite Another"))
    page = window.area.page
    assert isinstance(page, AccountsPage)
    settle(qtbot, window)
    page.table.setFocus()
    page.shows_before = page.awaits_rows = True
    press(window, Key.Key_Home, Key.Key_Down, Key.Key_Return)
    page.filled.emit()
    qtbot.waitUntil(lambda: isinstance(window.area.page, AccountPage))
    qtbot.waitUntil(lambda: window.area.is_whole)
    assert window.area.page is not None and window.area.page.subject == "Quite Another"
    settle(qtbot, window)


def test_keys_for_a_page_that_never_comes_go_nowhere(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys_ahead, "AT_MOST", 1)
    page = window.area.page
    assert isinstance(page, AccountsPage)
    page.focus_filter()
    page.shows_before = page.awaits_rows = True
    press(window, "x")
    qtbot.waitUntil(lambda: not window.keys_ahead.waits)
    page.filled.emit()
    press(window, "y")
    assert page.filter.text() == "y"


def test_another_section_is_seen_once_it_is_this_accounts(
    window: Window, account_page: AccountPage, reading: SlowReading, qtbot: QtBot
) -> None:
    other = do(qtbot, window, AddAccount("Quite Another"))
    window.travel.open(Place("account", other, "plan"))
    qtbot.waitUntil(lambda: window.area.is_whole)
    reading.begin()
    account_page.bar.open("timeline")
    assert not account_page.stack.updatesEnabled()
    reading.end()
    qtbot.waitUntil(account_page.stack.updatesEnabled)
    qtbot.waitUntil(lambda: account_page.is_whole)
