"""The history and the trash driven by keys: looked through, one change taken back, gone back, and put back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.commands.account import DeleteAccount, EditAccount
from csdesk.commands.milestone import DeleteMilestone
from csdesk.queries.accounts import list_accounts
from csdesk.ui.models.history import GOES_ROLE
from csdesk.ui.pages.account import AccountPage
from csdesk.ui.pages.history import HistoryPage
from csdesk.ui.pages.trash import TrashPage
from csdesk.ui.window import Window
from tests.entries import list_entries
from tests.story import Story
from tests.told import desk, story, told
from tests.ui.in_window import ask, do, open_at, settle, window

__all__ = ["desk", "story", "told", "window"]

CONTROL = Qt.KeyboardModifier.ControlModifier


def press(qtbot: QtBot, window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    focus = QApplication.focusWidget() or window.frame
    qtbot.keyClick(focus, key, modifier)
    settle(qtbot, window)


def history(qtbot: QtBot, window: Window) -> HistoryPage:
    press(qtbot, window, Qt.Key.Key_8)
    qtbot.waitUntil(lambda: isinstance(window.area.page, HistoryPage))
    page = window.area.page
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: page.detail is not None)
    settle(qtbot, window)
    assert page.table.hasFocus()
    return page


def go_to(qtbot: QtBot, window: Window, page: HistoryPage, place: int) -> None:
    page.table.go_to(place)
    qtbot.waitUntil(lambda: page.detail is not None and page.detail.entry.id == page.table.current)
    settle(qtbot, window)


def titles(page: HistoryPage, count: int) -> list[str]:
    return [page.model.index(row, 2).data() for row in range(count)]


def industry(qtbot: QtBot, window: Window) -> str:
    (row,) = ask(qtbot, window, list_accounts, window.shell.today())
    return row.industry


def test_a_change_is_found_read_taken_back_and_gone_back_over_by_keys(
    window: Window, story: Story, qtbot: QtBot
) -> None:
    do(qtbot, window, EditAccount(story.account, industry="Shipping"))
    do(qtbot, window, EditAccount(story.account, country="Sweden"))
    page = history(qtbot, window)
    assert titles(page, 1) == ["Change country of account: Northwind Logistics"]
    assert page.model.rowCount() == story.entries + 2
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    go_to(qtbot, window, page, 1)
    assert page.card.changed.toPlainText() == (
        "Account “Northwind Logistics”\nindustry  Logistics  →  Shipping"
    )
    press(qtbot, window, Qt.Key.Key_Backspace)
    assert industry(qtbot, window) == "Logistics"
    assert titles(page, 3)[0].startswith("Take back “Change industry")
    assert titles(page, 3)[2].startswith("Taken back: Change industry")
    assert page.table.hasFocus()
    press(qtbot, window, Qt.Key.Key_Z)
    assert industry(qtbot, window) == "Shipping"

    go_to(qtbot, window, page, 3)
    press(qtbot, window, Qt.Key.Key_B)
    assert page.card.sure.hasFocus()
    assert "2 changes that were done since" in page.card.when.text()
    assert page.model.index(1, 0).data(GOES_ROLE) and not page.model.index(3, 0).data(GOES_ROLE)
    qtbot.keyClick(page.card.sure, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert industry(qtbot, window) == "Logistics"
    assert titles(page, 1)[0].startswith("Go back to “")
    assert page.table.hasFocus()
    press(qtbot, window, Qt.Key.Key_Z)
    assert industry(qtbot, window) == "Shipping"


def test_the_history_is_narrowed_by_words_accounts_and_days_and_leads_to_the_thing(
    window: Window, story: Story, qtbot: QtBot
) -> None:
    open_at(qtbot, window, story.account, "plan")
    window.menus.do("account.history")
    qtbot.waitUntil(lambda: isinstance(window.area.page, HistoryPage))
    page = window.area.page
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: page.account.currentText() == "Northwind Logistics")
    settle(qtbot, window)
    every = page.model.rowCount()
    press(qtbot, window, Qt.Key.Key_F)
    assert page.filter.hasFocus()
    qtbot.keyClicks(page.filter, "depot live")
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < every)
    settle(qtbot, window)
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    go_to(qtbot, window, page, page.model.rowCount() - 1)
    assert "First depot live" in page.card.changed.toPlainText()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.area.page, AccountPage))
    settle(qtbot, window)
    assert window.area.page is not None and window.area.page.place is not None
    assert window.area.page.place.record == f"milestone:{story.first_step}"
    window.travel.go_back()
    settle(qtbot, window)
    page.filter.setFocus()
    page.filter.clear()
    qtbot.keyClicks(page.filter, "nothing of the sort")
    qtbot.waitUntil(lambda: page.nothing.isVisible())
    page.show_everything()
    qtbot.waitUntil(lambda: page.model.rowCount() >= every)
    settle(qtbot, window)
    day = page.shell.speech.formats.day(page.shell.today())
    page.filter.setFocus()
    qtbot.keyClicks(page.filter, day)
    settle(qtbot, window)
    assert page.model.rowCount() >= every
    qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.table.hasFocus()


def test_what_was_deleted_is_put_back_by_enter_or_says_what_it_needs(
    window: Window, story: Story, qtbot: QtBot
) -> None:
    do(qtbot, window, DeleteMilestone(story.first_step))
    do(qtbot, window, DeleteAccount(story.account))
    press(qtbot, window, Qt.Key.Key_7)
    qtbot.waitUntil(lambda: isinstance(window.area.page, TrashPage))
    page = window.area.page
    assert isinstance(page, TrashPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert page.table.hasFocus()
    assert page.current is not None and page.current.name == "Northwind Logistics"
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert "Put that back first" in window.foot.notice.text
    assert page.model.rowCount() == 2
    qtbot.keyClick(page.table, Qt.Key.Key_Up)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    qtbot.waitUntil(page.empty.isVisible)
    assert len(ask(qtbot, window, list_accounts, window.shell.today())) == 1
    assert QApplication.focusWidget() is page.empty.focusProxy()
    press(qtbot, window, Qt.Key.Key_Z)
    assert page.model.rowCount() == 1
    assert ask(qtbot, window, list_entries)[0].stands is False
