"""The page after a review, reached from where it is prepared, driven by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.app import open_first
from csdesk.queries.review import ReviewPage, review_page
from csdesk.ui.pages.account import AccountPage
from csdesk.ui.pages.afterwards import AfterwardsPage
from csdesk.ui.pages.review import PreparePage
from csdesk.ui.places import Place
from csdesk.ui.window import Window
from tests.story import Story
from tests.told import desk, story, told

__all__ = ["desk", "story", "told"]

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(bare_window: Window, desk: object, book: Path, story: Story, qtbot: QtBot) -> Iterator[Window]:
    """The window at the page on which the story's held review was prepared."""
    desk.close()  # type: ignore[attr-defined]
    with qtbot.waitSignal(bare_window.travel.went):
        open_first(bare_window, book, asked=True)
    bare_window.travel.open(Place("review", story.account, record=f"review:{story.said.held}"))
    qtbot.waitUntil(lambda: isinstance(bare_window.area.page, PreparePage))
    settle(qtbot, bare_window)
    yield bare_window
    settle(qtbot, bare_window)


def settle(qtbot: QtBot, window: Window) -> None:
    hands = window.shell.hands
    qtbot.waitUntil(lambda: not hands.is_writing and not hands.is_reading, timeout=20_000)


def held(qtbot: QtBot, window: Window, story: Story) -> ReviewPage:
    came: list[ReviewPage] = []
    window.shell.hands.ask(review_page, story.said.held, window.shell.today(), then=came.append)
    qtbot.waitUntil(lambda: bool(came))
    return came[0]


def test_the_meeting_is_written_up_and_followed_up_without_the_mouse(
    qtbot: QtBot, window: Window, story: Story
) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window.frame, Qt.Key.Key_F, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: isinstance(window.area.page, AfterwardsPage))
    settle(qtbot, window)
    page = window.area.page
    assert isinstance(page, AfterwardsPage)
    assert page.title.text() == "After the Quarterly business review"
    box = QApplication.focusWidget()
    assert box is page.afterwards.minutes.notes.editor
    qtbot.keyClicks(box, "training for the night shift; Ben; 4 Dec")
    qtbot.keyClick(box, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, window)
    (made,) = [row for row in held(qtbot, window, story).commitments if row.due == date(2026, 12, 4)]
    assert (made.answerable, made.shared, made.made_on) == ("Ben Dahl", True, date(2026, 7, 14))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_C, CONTROL | SHIFT)
    assert "training for the night shift" in QApplication.clipboard().text()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_R, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: isinstance(window.area.page, PreparePage))


def test_a_page_of_no_review_leads_to_the_accounts_reviews(
    qtbot: QtBot, window: Window, story: Story
) -> None:
    window.travel.open(Place("afterwards", story.account))
    qtbot.waitUntil(lambda: isinstance(window.area.page, AccountPage))
