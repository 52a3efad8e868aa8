"""What the tests of the window stand on: an application in our looks, a book, and the shell that pages are given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.desk import Desk
from csdesk.ui.hands import Hands
from csdesk.ui.memory import Memory
from csdesk.ui.preferences import Preferences
from csdesk.ui.shell import Shell
from csdesk.ui.speech import Speech
from csdesk.ui.theme import Looks


@pytest.fixture(scope="session")
def looks(qapp: QApplication) -> Looks:
    """The application's looks, light."""
    return Looks(qapp, "light")


@pytest.fixture
def speech() -> Speech:
    """British English."""
    return Speech("en_GB")


@pytest.fixture
def book(tmp_path: Path, today: date) -> Path:
    """An empty book."""
    path = tmp_path / "Test.csdesk"
    Desk.create(path, today=lambda: today).close()
    return path


@pytest.fixture
def hands(looks: Looks, qtbot: QtBot, book: Path, today: date) -> Iterator[Hands]:
    """Hands on the open book; whatever a test left running comes to its end before the next one."""
    made = Hands()
    faults: list[object] = []
    made.failed.connect(faults.append)
    with qtbot.waitSignal(made.opened):
        made.open(lambda: Desk.open(book, today=lambda: today), lambda: None)
    yield made
    made.close()
    assert not faults


@pytest.fixture
def shell(hands: Hands, looks: Looks, today: date) -> Shell:
    """What a page is given: `Page(shell)`."""
    preferences = Preferences()
    preferences.choose("locale", "en_GB")
    return Shell(hands, looks, Memory(), preferences, lambda: today)
