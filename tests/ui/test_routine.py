"""A day's routine in the sample book by keys alone: every press is counted, and nothing else is done."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.formats import Formats
from csdesk.ui.pages.account import AccountPage
from csdesk.ui.window import Window
from tests.entries import list_entries
from tests.lent import Original
from tests.ui.in_window import ask

MOST = 120
PATIENCE = 30_000
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
ENTER, BACK = Qt.Key.Key_Return, Qt.Key.Key_Left


@pytest.fixture
def book(tmp_path: Path, sample: Original) -> Path:
    """A copy of the sample book."""
    return sample.copy_to(tmp_path / "Sample.csdesk")


class Keyboard:
    """Presses keys where the focus is, waits until the window rests, and counts."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self._qtbot = qtbot
        self._window = window
        self.presses = 0
        self.reviewed: set[str] = set()

    def press(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press one key, several times perhaps."""
        for _ in range(times):
            focus = QApplication.focusWidget()
            assert focus is not None, "the keyboard is nowhere"
            self._qtbot.keyClick(focus, key, modifiers)
            self.presses += 1
            QApplication.processEvents()
            self._rest()

    def write(self, text: str) -> None:
        """Press a key for every letter."""
        for letter in text:
            self.press(letter)

    def comes_to(self, page: str, where: str = "") -> None:
        """Wait until a page is open, and the keyboard on what is called so."""

        def is_there() -> bool:
            focus = QApplication.focusWidget()
            name = "" if focus is None else focus.accessibleName()
            return self._window.area.page_name == page and (not where or where in name)

        self._qtbot.waitUntil(is_there, timeout=PATIENCE)
        self._rest()

    def reviews(self) -> None:
        """Look at an account's results and at what happened there."""
        for section in (Qt.Key.Key_2, Qt.Key.Key_3):
            self.press(section, ALT)
        page = self._window.area.page
        assert isinstance(page, AccountPage)
        self.reviewed.add(page.head.row.name)

    def goes_back(self) -> None:
        """Back to Today, where the line is that was left."""
        self.press(BACK, ALT)
        self.comes_to("today", "What needs a hand")

    def _rest(self) -> None:
        hands = self._window.shell.hands

        def is_at_rest() -> bool:
            page = self._window.area.page
            is_read = page is not None and not page._stale
            return is_read and not hands.is_writing and not hands.is_reading

        for _ in range(5):  # a page asks one question after the other
            self._qtbot.waitUntil(is_at_rest, timeout=PATIENCE)
            self._qtbot.wait(10)


def test_a_days_routine_takes_no_mouse_and_few_keys(window: Window, qtbot: QtBot) -> None:
    before = len(ask(qtbot, window, list_entries))
    keys = Keyboard(qtbot, window)
    keys.press(Qt.Key.Key_1, CTRL)
    keys.comes_to("today", "What needs a hand")
    keys.press(Qt.Key.Key_D, CTRL, times=2)  # two promises are kept

    keys.press("r")  # the first renewal, moved by a year
    keys.press(ENTER)
    keys.comes_to("account", "Last day of the contract")
    keys.press(Qt.Key.Key_A, CTRL)
    keys.write("16/12/27")
    keys.press(ENTER)
    keys.reviews()
    keys.goes_back()

    keys.write("out")  # of date: two figures of the last month, two of the one before
    keys.press(Qt.Key.Key_Down)
    keys.press(ENTER)
    keys.comes_to("figures", "Figures")
    keys.write("12")
    keys.press(ENTER)
    keys.write("9")
    keys.press(ENTER)
    keys.press(Qt.Key.Key_Left)
    keys.write("10")
    keys.press(ENTER)
    keys.press(Qt.Key.Key_Up)
    keys.write("13")
    keys.press(ENTER)
    keys.goes_back()

    keys.press("a")  # an answer that is to be asked for again
    keys.press(ENTER)
    keys.comes_to("account", "Answer")
    keys.press(Qt.Key.Key_A, CTRL)
    keys.write("That it is paid back in a year")
    keys.press(ENTER, CTRL)
    keys.reviews()
    keys.goes_back()

    keys.write("off")  # course: and on from there to three further accounts
    for _ in range(4):
        keys.press(ENTER)
        keys.comes_to("account")
        keys.reviews()
        keys.goes_back()
        keys.press(Qt.Key.Key_Down)

    entries = ask(qtbot, window, list_entries)
    done = [Formats().say(one.title).partition(":")[0] for one in entries[: len(entries) - before]]
    assert keys.presses <= MOST
    assert len(keys.reviewed) == 6
    assert Counter(done) == Counter(
        {
            "Keep commitment": 2,
            "Change end of contract": 1,
            "Record 1 figure": 4,
            "Change answer of question": 1,
        }
    )
