"""The tour: five steps of real work beside the real controls, noticed by what the book holds afterwards."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.commands.account import EditAccount
from csdesk.commands.review_file import KeepWritten, WrittenFile
from csdesk.commands.sharing import Share
from csdesk.desk import Desk
from csdesk.domain.review import FileForm
from csdesk.flows.sample.stories import HARBOUR
from csdesk.flows.sample.telling import key_of
from csdesk.paths import data_folder
from csdesk.queries.staying_out import not_shared
from csdesk.ui.places import Place
from csdesk.ui.tour.callout import beside
from csdesk.ui.tour.steps import STEPS
from csdesk.ui.tour.tour import Tour
from csdesk.ui.window import Window
from tests.lent import Original
from tests.story import Story
from tests.told import told
from tests.ui.in_window import do

__all__ = ["told"]

ENTER = Qt.Key.Key_Return
PATIENCE = 15_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sample(told: tuple[Original, Story], csdesk_home: Path, today: date) -> Path:
    """A small book that stands for the sample book."""
    path = data_folder() / "Sample book.csdesk"
    path.parent.mkdir(parents=True, exist_ok=True)
    desk = Desk.open(told[0].copy_to(path), today=lambda: today)
    desk.do(EditAccount(told[1].account, external_id=key_of(HARBOUR)))
    desk.do(Share(tuple((row.kind, row.id) for row in desk.ask(not_shared, told[1].account))))
    desk.close()
    return path


class Walker:
    """Somebody who takes the tour by keys alone."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot
        window.menus.do("help.tour")
        tour = window.help._tour
        assert tour is not None
        self.tour: Tour = tour
        tour._watch.setInterval(40)

    def arrives(self, number: int) -> None:
        """The step is shown at its control, and has the keyboard."""
        callout = self.tour.callout
        self._qtbot.waitUntil(lambda: callout.count.text() == f"Step {number} of 5", timeout=PATIENCE)
        self._qtbot.waitUntil(self._is_beside_its_control, timeout=PATIENCE)
        self._has_the_keyboard()
        assert callout.title.text() == STEPS[number - 1].title

    def _is_beside_its_control(self) -> bool:
        callout = self.tour.callout
        halo = callout.halo
        return halo.isVisible() and not callout.geometry().intersects(halo.geometry().adjusted(8, 8, -8, -8))

    def is_done(self) -> None:
        """The tour noticed it."""
        self._qtbot.waitUntil(lambda: self.tour.callout.title.text() == "Done", timeout=PATIENCE)
        self._has_the_keyboard()

    def _has_the_keyboard(self) -> None:
        callout, frame = self.tour.callout, self._window.frame
        self._qtbot.waitUntil(
            lambda: callout.isAncestorOf(QApplication.focusWidget() or frame), timeout=PATIENCE
        )

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self._qtbot.keyClick(focus, key, modifier)

    def types(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(focus, typed)


def test_the_tour_is_taken_by_keys(window: Window, qtbot: QtBot, sample: Path, book: Path) -> None:
    walker = Walker(window, qtbot)
    walker.arrives(1)
    walker.press(ENTER)
    walker.arrives(2)
    walker.press(ENTER)
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "3.4")
    walker.press(ENTER)
    walker.is_done()
    walker.press(ENTER)
    walker.arrives(3)
    walker.press(ENTER)
    walker.types("Export guide — Priya — 12 Dec")
    walker.press(ENTER)
    walker.is_done()
    walker.press(ENTER)
    walker.arrives(4)
    walker.press(ENTER)
    walker.press(Qt.Key.Key_A, CTRL)
    walker.types("One answer on the same morning")
    walker.press(Qt.Key.Key_Tab)
    walker.is_done()
    walker.press(ENTER)
    walker.arrives(5)
    page: Any = window.area.page
    written = WrittenFile(FileForm.WORKBOOK, "Review.xlsx", b"as exported")
    do(qtbot, window, KeepWritten(page.review, (written,), "{}", "{}"))
    walker.is_done()
    walker.press(Qt.Key.Key_Tab)
    walker.press(ENTER)
    qtbot.waitUntil(lambda: window.books.book == book, timeout=PATIENCE)
    assert not walker.tour.is_on


def test_the_tour_is_never_in_the_way(window: Window, qtbot: QtBot, sample: Path) -> None:
    walker = Walker(window, qtbot)
    walker.arrives(1)
    walker.press(ENTER)
    walker.arrives(2)
    window.travel.open(Place("today"))
    callout = walker.tour.callout
    qtbot.waitUntil(lambda: callout.buttons[0].text() == "Show me", timeout=PATIENCE)
    assert not callout.halo.isVisible()
    qtbot.waitUntil(lambda: not callout.isAncestorOf(QApplication.focusWidget() or callout), timeout=PATIENCE)
    qtbot.keyClick(window.frame, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    walker.press(ENTER)
    qtbot.waitUntil(callout.halo.isVisible, timeout=PATIENCE)
    walker.tour.take_focus()
    walker.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not callout.isVisible(), timeout=PATIENCE)
    assert not window.help.has_tour
    again = Walker(window, qtbot)
    again.arrives(2)
    window.books.create(sample.with_name("Another.csdesk"))
    qtbot.waitUntil(lambda: not callout.isVisible(), timeout=PATIENCE)


def test_it_stands_beside_its_control() -> None:
    room, size = QRect(0, 0, 1000, 700), QSize(340, 160)
    for control in (
        QRect(10, 10, 900, 40),
        QRect(900, 10, 90, 680),
        QRect(20, 600, 900, 60),
        QRect(0, 0, 200, 690),
    ):
        place = QRect(beside(control, size, room), size)
        assert not place.intersects(control)
        assert room.contains(place)
    assert room.contains(QRect(beside(QRect(0, 0, 1000, 700), size, room), size))
    assert room.contains(QRect(beside(None, size, room), size))
