"""The keys of an account's page in the whole window, pressed where a hand would press them."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount
from csdesk.commands.contact import AddContact
from csdesk.commands.plan import AddPlan
from csdesk.queries.people import people_page
from csdesk.queries.plan import plan_page
from csdesk.ui.window import Window
from tests.ui.in_window import ask, do, open_at, settle

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifiers)


def test_one_key_shares_one_deletes_and_one_adds(qtbot: QtBot, window: Window) -> None:
    account = do(qtbot, window, AddAccount("Acme"))
    do(qtbot, window, AddContact(account, "Maria"))
    people = open_at(qtbot, window, account, "people")
    people.contacts.entries[0].job_title.setFocus()
    press(qtbot, Qt.Key.Key_S, CTRL | SHIFT)
    settle(qtbot, window)
    assert ask(qtbot, window, people_page, account).contacts[0].shared
    press(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "Jan")
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert len(people.contacts.entries) == 2
    people.contacts.entries[0].name.setFocus()
    press(qtbot, Qt.Key.Key_Delete, CTRL | SHIFT)
    settle(qtbot, window)
    assert [one.name for one in ask(qtbot, window, people_page, account).contacts] == ["Maria"]
    assert "Jan was deleted" in window.foot.notice.text
    press(qtbot, Qt.Key.Key_Z, CTRL)
    settle(qtbot, window)
    assert len(people.contacts.entries) == 2


def test_ctrl_enter_keeps_a_text_of_several_lines(qtbot: QtBot, window: Window) -> None:
    account = do(qtbot, window, AddAccount("Acme"))
    do(qtbot, window, AddPlan(account))
    plan = open_at(qtbot, window, account, "plan")
    plan.focus_first()
    qtbot.keyClicks(QApplication.focusWidget(), "Answers")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "before lunch")
    press(qtbot, Qt.Key.Key_Return, CTRL)
    settle(qtbot, window)
    found = ask(qtbot, window, plan_page, account, date(2026, 11, 22)).plan
    assert found is not None
    assert found.purpose == "Answers\nbefore lunch"


def test_the_whole_plan_can_be_begun_without_a_mouse(qtbot: QtBot, window: Window) -> None:
    account = do(qtbot, window, AddAccount("Acme"))
    plan = open_at(qtbot, window, account, "plan")
    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is plan.begin
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot, window)
    qtbot.keyClicks(QApplication.focusWidget(), "Answers before lunch")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Maria")
    press(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "3 Nov 2026")
    press(qtbot, Qt.Key.Key_Tab)
    settle(qtbot, window)
    found = ask(qtbot, window, plan_page, account, date(2026, 11, 22)).plan
    assert found is not None
    assert (found.purpose, found.said_by, found.said_on) == (
        "Answers before lunch",
        "Maria",
        date(2026, 11, 3),
    )
    assert QApplication.focusWidget() is plan.document.metrics.add.button


def test_tab_goes_round_the_window_and_back(qtbot: QtBot, window: Window) -> None:
    account = do(qtbot, window, AddAccount("Acme"))
    do(qtbot, window, AddPlan(account))
    open_at(qtbot, window, account, "plan")
    page: Any = window.area.page
    page.bar.setFocus()
    start = QApplication.focusWidget()
    went: list[object] = []
    while not went or went[-1] is not start:
        press(qtbot, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() not in went
        went.append(QApplication.focusWidget())
    back = []
    for _ in went:
        press(qtbot, Qt.Key.Key_Backtab, SHIFT)
        back.append(QApplication.focusWidget())
    assert back == [*reversed(went[:-1]), start]
