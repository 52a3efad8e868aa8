"""The whole window driven by tests: commands kept, questions answered, and an account open at one of its sections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csdesk.app import open_first
from csdesk.desk import Desk
from csdesk.ui.hands import Command
from csdesk.ui.pages.settings import SettingsPage
from csdesk.ui.places import Place
from csdesk.ui.window import Window

R = TypeVar("R")


@pytest.fixture
def window(bare_window: Window, desk: Desk, book: Path, qtbot: QtBot) -> Iterator[Window]:
    """The window on the story's book."""
    desk.close()
    with qtbot.waitSignal(bare_window.travel.went):
        open_first(bare_window, book, asked=True)
    settle(qtbot, bare_window)
    yield bare_window
    settle(qtbot, bare_window)


def settle(qtbot: QtBot, window: Window) -> None:
    hands = window.shell.hands
    qtbot.waitUntil(lambda: not hands.is_writing and not hands.is_reading)


def do(qtbot: QtBot, window: Window, command: Command[R]) -> R:
    came: list[R] = []
    window.shell.hands.do(command, lambda done: came.append(done.result))
    qtbot.waitUntil(lambda: bool(came))
    settle(qtbot, window)
    return came[0]


def ask(qtbot: QtBot, window: Window, query: Callable[..., R], *args: object) -> R:
    came: list[R] = []
    window.shell.hands.ask(query, *args, then=came.append)
    qtbot.waitUntil(lambda: bool(came))
    return came[0]


def open_at(qtbot: QtBot, window: Window, account: int, section: str) -> Any:
    window.shell.open_place(Place("account", account, section))
    qtbot.waitUntil(lambda: section in getattr(window.area.page, "sections", {}))
    page: Any = window.area.page
    qtbot.waitUntil(page.sections[section].isVisible)
    settle(qtbot, window)
    return page.sections[section]


def settings_page(window: Window, qtbot: QtBot) -> SettingsPage:
    """Go to the settings by their key."""
    with qtbot.waitSignal(window.travel.went):
        qtbot.keyClick(window.frame, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    page = window.area.page
    assert isinstance(page, SettingsPage)
    return page
