"""The list of accounts, worked with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount
from csdesk.commands.imported_records import ImportRecords, NewRecord
from csdesk.desk import Desk
from csdesk.ui.pages.accounts import AccountsPage
from csdesk.ui.places import Place
from csdesk.ui.window import Window

Show = Callable[[QWidget], None]
NAMES = ("Åström Försäkring", "Brown & Sons", "Café Müller")


@pytest.fixture
def filled_book(book: Path) -> Path:
    desk = Desk.open(book)
    for name in NAMES:
        desk.do(AddAccount(name, industry="Retail" if "Brown" in name else "Insurance"))
    desk.close()
    return book


@pytest.fixture
def page(filled_book: Path, window: Window) -> AccountsPage:
    shown = window.area.page
    assert isinstance(shown, AccountsPage)
    return shown


def names(page: AccountsPage) -> list[str]:
    return [page.model.row_at(place).name for place in range(page.model.rowCount())]


def test_an_empty_book_teaches_how_to_begin(window: Window, qtbot: QtBot) -> None:
    page = window.area.page
    assert isinstance(page, AccountsPage)
    assert page.empty.isVisible()
    assert page.empty.hasFocus()
    qtbot.keyClick(window.frame, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.new_line.line.hasFocus()


def test_the_list_has_the_keyboard_and_one_current_row(page: AccountsPage) -> None:
    assert names(page) == list(NAMES)
    assert page.table.hasFocus()
    assert page.table.current == 1


def test_typing_narrows_the_list_and_esc_widens_it(page: AccountsPage, window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filter.hasFocus()
    qtbot.keyClicks(page.filter, "INSUR mull")
    assert names(page) == ["Café Müller"]
    qtbot.keyClicks(page.filter, "zzz")
    assert page.nothing.isVisible()
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert names(page) == list(NAMES)


def test_down_leaves_the_filter_for_the_list_and_enter_opens(
    page: AccountsPage, window: Window, qtbot: QtBot
) -> None:
    wanted: list[Place] = []
    page.shell.place_wanted.disconnect(window.travel.open)
    page.shell.place_wanted.connect(wanted.append)
    page.filter.setFocus()
    qtbot.keyClicks(page.filter, "brown")
    qtbot.keyClick(page.filter, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted == [Place("account", 2)]


def test_a_new_account_is_named_in_place_and_opened(page: AccountsPage, window: Window, qtbot: QtBot) -> None:
    wanted: list[Place] = []
    page.shell.place_wanted.disconnect(window.travel.open)
    page.shell.place_wanted.connect(wanted.append)
    qtbot.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.new_line.line, "Delta")
    qtbot.keyClick(page.new_line.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wanted == [Place("account", 4)])
    qtbot.waitUntil(lambda: "Delta" in names(page))
    assert page.table.current == 4
    assert not page.new_line.isVisible()


def test_a_name_that_is_taken_is_refused_where_it_was_typed(page: AccountsPage, qtbot: QtBot) -> None:
    page.new_account()
    qtbot.keyClicks(page.new_line.line, "BROWN & SONS")
    qtbot.keyClick(page.new_line.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.new_line.note))
    assert page.new_line.line.text() == "BROWN & SONS"
    assert page.new_line.line.hasFocus()
    qtbot.keyClick(page.new_line.line, Qt.Key.Key_Escape)
    assert not page.new_line.isVisible()
    assert page.table.hasFocus()


def test_delete_is_offered_to_be_taken_back(page: AccountsPage, window: Window, qtbot: QtBot) -> None:
    page.table.select(2)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(page) == [NAMES[0], NAMES[2]])
    assert window.foot.notice.text == "Deleted account Brown & Sons."
    assert window.foot.notice.offers_undo
    qtbot.keyClick(page.table, Qt.Key.Key_F6)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(page) == list(NAMES))


def test_f2_renames_in_place(page: AccountsPage, qtbot: QtBot) -> None:
    page.table.select(3)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    editor = page.table.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Café Müller"
    editor.selectAll()
    qtbot.keyClicks(editor, "Miller")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(page) == [*NAMES[:2], "Miller"])
    assert page.table.current == 3


def test_keys_of_the_list_do_not_disturb_typing(page: AccountsPage, qtbot: QtBot) -> None:
    page.filter.setFocus()
    qtbot.keyClicks(page.filter, "brown")
    qtbot.keyClick(page.filter, Qt.Key.Key_Home)
    qtbot.keyClick(page.filter, Qt.Key.Key_Delete)
    assert page.filter.text() == "rown"
    assert len(page.model.rows) == len(NAMES)


def test_a_hidden_list_is_read_anew_only_when_it_is_seen(
    page: AccountsPage, window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(window.travel.went):
        window.travel.go_to_settings()
    refreshed: list[bool] = []
    monkeypatch.setattr(page, "refresh", lambda: refreshed.append(True))
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Delta"))
    assert not refreshed
    with qtbot.waitSignal(window.travel.went):
        window.travel.go_to_accounts()
    assert refreshed == [True]


def test_the_accounts_of_the_last_import_can_be_seen_alone(
    page: AccountsPage, window: Window, qtbot: QtBot
) -> None:
    assert not page.last_imported.isVisible()
    new = (NewRecord(None, {"name": "Delta"}), NewRecord(None, {"name": "Echo"}))
    with qtbot.waitSignal(page.filled):
        window.shell.hands.do(ImportRecords("more.csv", "accounts", new))
    qtbot.waitUntil(page.last_imported.isVisible)
    page.last_imported.click()
    assert names(page) == ["Delta", "Echo"]
    qtbot.keyClicks(page.filter, "ec")
    qtbot.waitUntil(lambda: names(page) == ["Echo"])
    page.filter.clear()
    page.last_imported.click()
    qtbot.waitUntil(lambda: len(names(page)) == 5)
    with qtbot.waitSignal(page.filled):
        window.shell.hands.undo()
    qtbot.waitUntil(lambda: not page.last_imported.isVisible())
