"""The window: places, undo, notices, and closing with everything kept."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from csdesk.app import furnish, open_first
from csdesk.commands.account import AddAccount
from csdesk.desk import Desk
from csdesk.jobs import Progress
from csdesk.ui.dialogs.fault import FaultDialog
from csdesk.ui.faults import Fault
from csdesk.ui.forms.typed import LineField
from csdesk.ui.frame import Frame
from csdesk.ui.jump import JumpField
from csdesk.ui.memory import Memory
from csdesk.ui.pages.accounts import AccountsPage
from csdesk.ui.places import Place
from csdesk.ui.preferences import Preferences
from csdesk.ui.speech import Speech
from csdesk.ui.theme import Looks
from csdesk.ui.widgets.progress import ProgressCard
from csdesk.ui.window import Window
from csdesk.words import phrase
from tests.ui.conftest import leave
from tests.ui.in_window import settings_page

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_ctrl_and_a_digit_open_pages_and_alt_left_leads_back(window: Window, qtbot: QtBot) -> None:
    settings_page(window, qtbot)
    assert window.area.page_name == "settings"
    with qtbot.waitSignal(window.travel.went):
        qtbot.keyClick(window.frame, Qt.Key.Key_Left, ALT)
    assert window.area.page_name == "accounts"
    assert not window.menus.made("go.back").isEnabled()


def test_the_rail_names_the_book_and_lights_the_open_page(window: Window, qtbot: QtBot) -> None:
    assert window.frame.rail.book.text() == "Test"
    assert window.frame.rail.button("accounts").isChecked()
    with qtbot.waitSignal(window.travel.went):
        qtbot.mouseClick(window.frame.rail.button("settings"), Qt.MouseButton.LeftButton)
    assert window.frame.rail.button("settings").isChecked()
    assert not window.frame.rail.button("accounts").isChecked()


def test_undo_is_named_taken_and_said(window: Window, qtbot: QtBot) -> None:
    undo = window.menus.made("edit.undo")
    assert (undo.text(), undo.isEnabled()) == ("Undo", False)
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Acme"))
    assert undo.text() == "Undo Add account: Acme"
    with qtbot.waitSignal(window.shell.hands.changed):
        qtbot.keyClick(window.frame, Qt.Key.Key_Z, CTRL)
    assert window.foot.notice.text == "Taken back: Add account: Acme."
    assert not undo.isEnabled()
    with qtbot.waitSignal(window.shell.hands.changed):
        qtbot.keyClick(window.frame, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert undo.isEnabled()


def test_a_notice_offers_undo_only_for_the_last_change(window: Window, qtbot: QtBot) -> None:
    entries: list[int | None] = []
    hands = window.shell.hands
    hands.do(AddAccount("Acme"), lambda done: entries.append(done.changes.entry))
    qtbot.waitUntil(lambda: bool(entries))
    window.shell.notify(phrase("Added Acme."), entries[0])
    assert window.foot.notice.offers_undo
    with qtbot.waitSignal(hands.changed):
        hands.do(AddAccount("Brown"))
    assert not window.foot.notice.offers_undo
    assert window.foot.notice.isVisible()


def test_esc_lets_a_notice_go_once_nothing_else_uses_it(window: Window, qtbot: QtBot) -> None:
    jump = window.area.page.findChild(QLineEdit)
    jump.setFocus()
    qtbot.keyClicks(jump, "Acme")
    window.shell.notify(phrase("Added Acme."))
    qtbot.keyClick(jump, Qt.Key.Key_Escape)
    assert (jump.text(), window.foot.has_notice) == ("", True)
    qtbot.keyClick(jump, Qt.Key.Key_Escape)
    assert (jump.hasFocus(), window.foot.has_notice) == (False, True)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not window.foot.has_notice


def test_what_nobody_else_says_is_said_at_the_foot(window: Window, qtbot: QtBot) -> None:
    window.shell.hands.do(AddAccount(" "))
    qtbot.waitUntil(lambda: window.foot.notice.isVisible())
    assert "name" in window.foot.notice.text


def test_what_was_typed_is_kept_when_the_window_is_closed(window: Window, qtbot: QtBot, book: Path) -> None:
    field = LineField(window.shell.speech, "Name")
    field.keeps(window.shell.hands, AddAccount)
    window.area.show_instead(field)
    field.setFocus()
    qtbot.keyClicks(field.editor, "Typed last")
    window.frame.close()
    qtbot.waitUntil(lambda: not window.frame.isVisible())
    desk = Desk.open(book)
    title = desk.can_undo
    desk.close()
    assert title is not None
    assert ("name", "Typed last") in title.values


def test_shape_and_page_are_remembered(window: Window, qtbot: QtBot, csdesk_home: Path) -> None:
    settings_page(window, qtbot)
    window.frame.close()
    qtbot.waitUntil(lambda: not window.frame.isVisible())  # once all is written
    memory = Memory()
    assert memory.texts("place")[1:] == ["settings", "", ""]
    assert memory.text("shape")
    assert json.loads((csdesk_home / "settings" / "window.json").read_text())["recent"]


def test_the_search_of_other_pages_goes_to_an_account(window: Window, qtbot: QtBot) -> None:
    wanted: list[Place] = []
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Åström Försäkring"))
    page = settings_page(window, qtbot)
    qtbot.keyClick(window.frame, Qt.Key.Key_K, CTRL)
    search = QApplication.focusWidget()
    assert isinstance(search, JumpField)
    window.shell.place_wanted.disconnect(window.travel.open)
    window.shell.place_wanted.connect(wanted.append)
    qtbot.keyClicks(search, "astrom")
    qtbot.waitUntil(lambda: search.found.isVisible())
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert wanted == [Place("account", 1)]
    assert page.isVisible()


def test_a_fault_is_shown_once_and_can_be_copied(window: Window, qtbot: QtBot, faults: list[Fault]) -> None:
    hands = window.shell.hands

    def stumble() -> None:
        raise ZeroDivisionError

    for _ in range(2):
        hands.load(stumble, lambda _: None)
    qtbot.waitUntil(lambda: len(faults) == 2)
    faults.clear()
    dialogs = window.frame.findChildren(FaultDialog)
    assert len(dialogs) == 1
    dialogs[0].copy()
    assert "ZeroDivisionError" in QApplication.clipboard().text()
    dialogs[0].accept()


def test_leaving_the_window_open_over_midnight_reads_anew(
    window: Window, qtbot: QtBot, show: Callable[[QWidget], None], monkeypatch: object
) -> None:
    page = window.area.page
    assert page is not None
    tomorrow = window.shell.today().replace(day=window.shell.today().day + 1)
    window.shell.today = lambda: tomorrow
    with qtbot.waitSignal(page.filled):
        window.frame.came_back.emit()


def test_long_work_shows_a_card_that_can_stop_it(window: Window, qtbot: QtBot) -> None:
    stopped = threading.Event()

    def flow(_: Desk, progress: Progress) -> None:
        while not stopped.is_set():
            progress.step(3, 10, phrase("Counting"))

    job = window.shell.hands.run(phrase("Counting all"), flow, then=lambda _: None)
    try:
        qtbot.waitUntil(lambda: bool(window.foot.findChildren(ProgressCard)))
        (card,) = window.foot.findChildren(ProgressCard)
        qtbot.waitUntil(lambda: card.cancel.isVisible())
        with qtbot.waitSignal(job.ended):
            qtbot.mouseClick(card.cancel, Qt.MouseButton.LeftButton)
        assert not card.isVisible()
    finally:
        stopped.set()


def test_the_account_of_last_time_is_open_again(
    window: Window, qtbot: QtBot, book: Path, looks: Looks, today: date
) -> None:
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Acme"))
    with qtbot.waitSignal(window.travel.went):
        window.shell.open_place(Place("account", 1))
    window.frame.close()
    qtbot.waitUntil(lambda: not window.frame.isVisible())
    again = furnish(Frame(looks, Memory(), Speech("en_GB")), Preferences(), today)
    with qtbot.waitSignal(again.travel.went) as went:
        open_first(again, book, asked=True)
    assert went.args == [Place("account", 1)]
    leave(again.frame, qtbot)


def test_an_action_of_the_menu_keeps_what_is_being_typed(window: Window, qtbot: QtBot) -> None:
    settings_page(window, qtbot).fields["name"].setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "Ann Lee")
    window.menus.made("theme.light").trigger()
    assert Preferences().settings.name == "Ann Lee"


def test_ctrl_z_in_an_empty_search_is_the_windows(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Acme"))
    page = window.area.page
    assert isinstance(page, AccountsPage)
    page.focus_search()
    with qtbot.waitSignal(window.shell.hands.changed):
        qtbot.keyClick(page.filter, Qt.Key.Key_Z, CTRL)
    assert not window.undoing.can_undo
