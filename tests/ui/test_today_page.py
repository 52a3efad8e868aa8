"""The page Today: done, opened and put off by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.app import open_first
from csdesk.desk import Desk
from csdesk.domain.commitment import CommitmentState
from csdesk.domain.today import Rule
from csdesk.queries.commitments import CommitmentRow, list_commitments
from csdesk.ui.order import focusable
from csdesk.ui.pages.afterwards import AfterwardsPage
from csdesk.ui.pages.today import TodayPage
from csdesk.ui.places import Place
from csdesk.ui.window import Window
from tests.story import Story
from tests.told import desk, story, told

__all__ = ["desk", "story", "told"]

CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 22)


def settle(qtbot: QtBot, window: Window) -> None:
    hands = window.shell.hands
    qtbot.waitUntil(lambda: not hands.is_writing and not hands.is_reading, timeout=20_000)


@pytest.fixture
def window(bare_window: Window, desk: Desk, book: Path, qtbot: QtBot) -> Iterator[Window]:
    """The window at Today of the story's book."""
    desk.close()
    with qtbot.waitSignal(bare_window.travel.went):
        open_first(bare_window, book, asked=True)
    bare_window.travel.open(Place("today"))
    qtbot.waitUntil(lambda: isinstance(bare_window.area.page, TodayPage))
    settle(qtbot, bare_window)
    yield bare_window
    settle(qtbot, bare_window)


def page_of(window: Window) -> TodayPage:
    page = window.area.page
    assert isinstance(page, TodayPage)
    return page


def go_to(window: Window, rule: Rule) -> TodayPage:
    page = page_of(window)
    page.table.select(next(row.id for row in page.model.rows if row.line.need.rule is rule))
    page.table.setFocus()
    return page


def promise(qtbot: QtBot, window: Window, story: Story) -> CommitmentRow:
    came: list[tuple[CommitmentRow, ...]] = []
    window.shell.hands.ask(list_commitments, story.account, TODAY, then=came.append)
    qtbot.waitUntil(lambda: bool(came))
    return next(row for row in came[0] if row.id == story.said.promise)


def test_a_promise_is_kept_by_a_key_and_is_back_after_undo(
    qtbot: QtBot, window: Window, story: Story
) -> None:
    page = go_to(window, Rule.PROMISE_DUE)
    assert page.can_be_done
    qtbot.keyClick(page.table, Qt.Key.Key_D, CONTROL)
    settle(qtbot, window)
    assert promise(qtbot, window, story).standing.state is CommitmentState.KEPT
    assert Rule.PROMISE_DUE not in {row.line.need.rule for row in page.model.rows}
    qtbot.keyClick(page.table, Qt.Key.Key_Z, CONTROL)
    settle(qtbot, window)
    assert Rule.PROMISE_DUE in {row.line.need.rule for row in page.model.rows}


def test_a_line_is_put_off_with_a_day_and_a_reason(qtbot: QtBot, window: Window) -> None:
    page = go_to(window, Rule.STALE)
    assert not page.can_be_done
    qtbot.keyClick(page.table, Qt.Key.Key_L, CONTROL)
    line = QApplication.focusWidget()
    assert line is page.new_line.line
    qtbot.keyClicks(line, "some day")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Begin with a day" in page.new_line.note
    page.new_line.line.clear()
    qtbot.keyClicks(line, "tomorrow - the audit")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert Rule.STALE not in {row.line.need.rule for row in page.model.rows}
    assert [line.hint for line in page.later.lines][:1] == ["23 Nov 2026"]
    assert page.later.lines[0].under.text == "the audit · Northwind Logistics"
    page.later.list.setFocus()
    qtbot.keyClick(page.later.list, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert Rule.STALE in {row.line.need.rule for row in page.model.rows}


def test_enter_opens_where_it_is_mended(qtbot: QtBot, window: Window) -> None:
    page = go_to(window, Rule.FOLLOW_UP)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.area.page, AfterwardsPage))


def has_focus(window: Window, page: str, name: str) -> bool:
    """Whether the keyboard is on what is called so, on a page."""
    focus = QApplication.focusWidget()
    return window.area.page_name == page and focus is not None and focus.accessibleName() == name


def test_each_line_opens_at_the_control_that_mends_it(qtbot: QtBot, window: Window) -> None:
    for rule, page, name in (
        (Rule.STALE, "figures", "Figures"),
        (Rule.OFF_COURSE, "account", "Late deliveries (%), monthly"),
        (Rule.RENEWAL, "account", "Last day of the contract"),
        (Rule.AGED_ANSWER, "account", "Answer"),
    ):
        qtbot.keyClick(go_to(window, rule).table, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(has_focus, window, page, name))
        settle(qtbot, window)
        window.travel.go_to_today()
        qtbot.waitUntil(lambda: window.area.page_name == "today")


def test_other_days_of_a_rule_count_at_once(qtbot: QtBot, window: Window) -> None:
    page = page_of(window)
    window.shell.preferences.choose("today_renewals", "60")
    settle(qtbot, window)
    assert Rule.RENEWAL not in {row.line.need.rule for row in page.model.rows}


def test_everything_that_takes_the_focus_has_a_name(window: Window) -> None:
    assert [one for one in focusable(page_of(window)) if not one.accessibleName()] == []
