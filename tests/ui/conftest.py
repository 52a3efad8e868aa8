"""What the tests of the window stand on: an application in our looks, a book, and the shell that pages are given."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csdesk.app import furnish, open_first
from csdesk.desk import Desk
from csdesk.ui.faults import Fault
from csdesk.ui.frame import Frame
from csdesk.ui.hands import Hands
from csdesk.ui.memory import Memory
from csdesk.ui.preferences import Preferences
from csdesk.ui.shell import Shell
from csdesk.ui.speech import Speech
from csdesk.ui.theme import Looks
from csdesk.ui.window import Window
from csdesk.words import phrase
from tests.lent import Original
from tests.ui.driving import Hand

PATIENCE = 20_000
"""Milliseconds until something counts as not happening: a busy machine is slow, and that is no fault of csdesk's."""


class PromptBot(QtBot):
    """Pytest-qt's, which looks again after one millisecond first, and less often when that was too soon."""

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        deadline, pause = QDeadlineTimer(timeout), 1
        while not (_holds(callback) or deadline.hasExpired()):
            self.wait(pause)
            pause = min(pause + 1, 10)
        if deadline.hasExpired():
            super().waitUntil(callback, timeout=0)


def _holds(callback: Callable[[], bool | None]) -> bool:
    try:
        return callback() is not False
    except AssertionError:
        return False


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """A hand that does not wait longer than it must."""
    return PromptBot(request)


@pytest.fixture(autouse=True)
def rubbish() -> Iterator[None]:
    """Collected between tests, never on a thread that a test has running."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """One that stays would take the keys and the pointer from the next test's."""
    yield
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.hide()
    assert not left


@pytest.fixture(scope="session")
def looks(qapp: QApplication) -> Looks:
    """The application's looks, light."""
    return Looks(qapp, "light")


@pytest.fixture
def speech() -> Speech:
    """British English."""
    return Speech("en_GB")


@pytest.fixture
def book(tmp_path: Path, empty_book: Original) -> Path:
    """An empty book."""
    return empty_book.copy_to(tmp_path / "Test.csdesk")


@pytest.fixture
def hands(looks: Looks, qtbot: QtBot, book: Path, today: date) -> Iterator[Hands]:
    """Hands on the open book; whatever a test left running comes to its end before the next one."""
    made = Hands()
    faults: list[object] = []
    made.failed.connect(faults.append)
    with qtbot.waitSignal(made.opened):
        made.open(phrase("Opening"), lambda _: Desk.open(book, today=lambda: today), lambda: None)
    yield made
    made.close()
    assert not faults


@pytest.fixture
def shell(hands: Hands, looks: Looks, today: date) -> Shell:
    """What a page is given: `Page(shell)`."""
    preferences = Preferences()
    preferences.choose("locale", "en_GB")
    return Shell(hands, looks, Memory(), preferences, lambda: today)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Shows a widget in the active window, as a hand would find it."""

    def showing(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        bring_up(widget, qtbot)

    return showing


@pytest.fixture
def hand(qtbot: QtBot, shell: Shell, show: Callable[[QWidget], None]) -> Hand:
    """A hand at an account's page."""
    return Hand(qtbot, shell, show)


@pytest.fixture
def account(hand: Hand) -> int:
    """An account of which nothing is known."""
    return hand.account("Acme")


def bring_up(widget: QWidget, qtbot: QtBot) -> None:
    """Show a widget in front."""
    widget.resize(1024, 680)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.fixture
def faults() -> list[Fault]:
    """The faults that the window met; a test that makes one takes it out again."""
    return []


@pytest.fixture
def bare_window(
    looks: Looks, today: date, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, faults: list[Fault]
) -> Iterator[Window]:
    """The whole window without a book."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # given back when the test is over
    preferences = Preferences()
    preferences.choose("locale", "en_GB")
    preferences.choose("theme", "light")
    frame = Frame(looks, Memory(), Speech("en_GB"))
    window = furnish(frame, preferences, today)
    window.shell.hands.failed.connect(faults.append)
    bring_up(frame, qtbot)
    yield window
    window.windows.close_all()
    leave(frame, qtbot)
    assert not faults


def leave(frame: Frame, qtbot: QtBot) -> None:
    """Close a window, which keeps everything first, and take it away, so that it hears nothing of the next test."""
    frame.close()
    qtbot.waitUntil(lambda: not frame.isVisible())
    frame.deleteLater()
    QCoreApplication.sendPostedEvents(frame, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(bare_window: Window, book: Path, qtbot: QtBot) -> Window:
    """The whole window on the empty book, at the list of accounts."""
    with qtbot.waitSignal(bare_window.travel.went):
        open_first(bare_window, book, asked=True)
    page = bare_window.area.page
    assert page is not None
    qtbot.waitSignal(page.filled).wait()
    return bare_window
