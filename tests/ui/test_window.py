"""The window: places, undo, notices, settings at once, and closing with everything kept."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from csdesk.app import furnish, open_first
from csdesk.commands.account import AddAccount
from csdesk.desk import Desk
from csdesk.domain.workdays import working_days_until
from csdesk.jobs import Progress
from csdesk.settings import LANGUAGE_VARIABLE
from csdesk.ui.dialogs.fault import FaultDialog
from csdesk.ui.faults import Fault
from csdesk.ui.forms.typed import LineField
from csdesk.ui.frame import Frame
from csdesk.ui.jump import JumpField
from csdesk.ui.memory import Memory
from csdesk.ui.pages.accounts import AccountsPage
from csdesk.ui.pages.settings import SettingsPage
from csdesk.ui.places import Place
from csdesk.ui.preferences import Preferences
from csdesk.ui.speech import Speech
from csdesk.ui.theme import Looks
from csdesk.ui.widgets.empty import EmptyState
from csdesk.ui.widgets.progress import ProgressCard
from csdesk.ui.window import Window
from csdesk.words import phrase
from tests.ui.conftest import leave

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def settings_page(window: Window, qtbot: QtBot) -> SettingsPage:
    """Go to the settings by their key."""
    with qtbot.waitSignal(window.travel.went):
        qtbot.keyClick(window.frame, Qt.Key.Key_9, CTRL)
    page = window.area.page
    assert isinstance(page, SettingsPage)
    return page


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
    assert not window.foot.has_notice


def test_what_nobody_else_says_is_said_at_the_foot(window: Window, qtbot: QtBot) -> None:
    window.shell.hands.do(AddAccount(" "))
    qtbot.waitUntil(lambda: window.foot.notice.isVisible())
    assert "name" in window.foot.notice.text


def test_a_setting_counts_at_once_and_is_written(window: Window, qtbot: QtBot) -> None:
    page = settings_page(window, qtbot)
    field = page.fields["name"]
    field.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "Ann Lee")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert field.value == "Ann Lee"
    assert Preferences().settings.name == "Ann Lee"


def test_a_setting_is_found_by_what_it_says_and_where_it_stands_is_said(window: Window, qtbot: QtBot) -> None:
    page = settings_page(window, qtbot)
    assert page.search.hasFocus()
    qtbot.keyClicks(page.search, "renew")
    assert page.found == ("today_renewals",)
    assert page.said.text() == "1 setting in Rules of Today"
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    box = QApplication.focusWidget()
    assert page.fields["today_renewals"].isAncestorOf(box)
    qtbot.keyClick(box, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(box, "30 x")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert "whole number of days" in page.fields["today_renewals"].note
    qtbot.keyClick(box, Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(box, "30 120")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert Preferences().settings.today_renewals == "120, 30"


def test_other_working_days_count_at_once(window: Window, qtbot: QtBot) -> None:
    page = settings_page(window, qtbot)
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    assert working_days_until(friday, monday) == 1
    days: Any = page.fields["workdays"]
    qtbot.keyClick(days.buttons["7"], Qt.Key.Key_Space)
    assert Preferences().settings.weekdays == {1, 2, 3, 4, 5, 7}
    assert working_days_until(friday, monday) == 2


def test_another_locale_speaks_at_once_and_keeps_the_place(window: Window, qtbot: QtBot) -> None:
    page = settings_page(window, qtbot)
    with qtbot.waitSignal(window.travel.went):
        page.fields["locale"].write("de_DE")
        page.fields["locale"].leave()
    assert window.shell.speech.formats.number(1234.5, 1) == "1.234,5"
    again = window.area.page
    assert isinstance(again, SettingsPage)
    assert again is not page
    assert again.fields["locale"].boxes()[0].hasFocus()


def test_another_language_speaks_at_once_wherever_something_is_said(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(LANGUAGE_VARIABLE)
    window.frame.resize(1360, 860)  # room for words beside the rail's icons
    page = settings_page(window, qtbot)
    with qtbot.waitSignal(window.travel.went):
        window.shell.preferences.choose("language", "de")
    assert window.area.page is not page
    assert window.frame.menus["File"].title() == "Datei"
    assert window.menus.made("go.accounts").text() == "Kunden"
    assert window.frame.rail.button("accounts").text().strip() == "Kunden"
    assert window.frame.rail.button("accounts").toolTip() == "Kunden (Strg+2)"  # which Qt says
    with qtbot.waitSignal(window.travel.went):
        window.shell.preferences.choose("language", "en")
    assert window.frame.rail.button("accounts").toolTip() == "Accounts (Ctrl+2)"


def test_keys_make_texts_larger_at_once_and_the_page_goes_on(window: Window, qtbot: QtBot) -> None:
    window.frame.resize(1360, 860)
    page, rail = window.area.page, window.frame.rail.width()
    before = QApplication.font().pixelSize()
    with qtbot.waitSignal(window.travel.went):
        qtbot.keyClick(window.frame, Qt.Key.Key_Plus, CTRL)
    assert QApplication.font().pixelSize() > before
    assert window.frame.rail.width() > rail
    assert isinstance(window.area.page, AccountsPage)
    assert window.area.page is not page
    window.shell.preferences.choose("text_size", "200")
    assert QApplication.font().pixelSize() == 2 * before
    assert not window.sizes.can_grow
    with qtbot.waitSignal(window.travel.went):
        qtbot.keyClick(window.frame, Qt.Key.Key_0, CTRL)
    assert QApplication.font().pixelSize() == before
    assert Preferences().settings.text_size == "100"


def test_dark_is_chosen_in_the_menu_and_ticked(window: Window) -> None:
    window.menus.made("theme.dark").trigger()
    assert window.shell.looks.theme.name == "dark"
    assert Preferences().settings.theme == "dark"
    assert window.menus.made("theme.dark").isChecked()
    window.menus.made("theme.light").trigger()
    assert window.shell.looks.theme.name == "light"


def test_a_settings_file_that_can_not_be_written_refuses_in_words(
    window: Window, qtbot: QtBot, csdesk_home: Path
) -> None:
    page = settings_page(window, qtbot)
    folder = csdesk_home / "settings"
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    folder.write_text("in the way")
    field = page.fields["company"]
    field.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "Acme")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "can't be written" in field.note
    assert window.shell.preferences.settings.company == ""
    folder.unlink()


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


def test_a_book_that_is_none_leaves_the_open_one(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "letter.csdesk"
    other.write_text("Dear all")
    window.books.open(other)
    qtbot.waitUntil(lambda: window.foot.notice.isVisible())
    assert "letter" in window.foot.notice.text
    assert other.read_text() == "Dear all"
    assert window.books.book is not None
    assert window.books.book.stem == "Test"


def test_another_book_is_opened_in_the_same_window(
    window: Window, qtbot: QtBot, tmp_path: Path, book: Path
) -> None:
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Acme"))
    with qtbot.waitSignal(window.travel.went):
        window.books.create(tmp_path / "Second.csdesk")
    assert window.frame.windowTitle() == "Second – csdesk"
    assert not window.undoing.can_undo
    qtbot.waitUntil(lambda: _is_free(book))
    assert [title for title, _ in window.books.recent()] == [f"Test  ({book.parent})"]


def test_leaving_the_window_open_over_midnight_reads_anew(
    window: Window, qtbot: QtBot, show: Callable[[QWidget], None], monkeypatch: object
) -> None:
    page = window.area.page
    assert page is not None
    tomorrow = window.shell.today().replace(day=window.shell.today().day + 1)
    window.shell.today = lambda: tomorrow
    with qtbot.waitSignal(page.filled):
        window.frame.came_back.emit()


def _is_free(book: Path) -> bool:
    return not book.with_name(f".{book.name}.holder").exists()


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


def test_the_sample_book_opens_from_the_menu(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.books.opened, timeout=60_000):
        window.menus.made("book.sample").trigger()
    assert window.frame.windowTitle() == "Sample book – csdesk"
    page = window.area.page
    assert isinstance(page, AccountsPage)
    qtbot.waitUntil(lambda: page.model.rowCount() >= 12)


def test_without_a_book_there_are_the_settings_and_the_reason(
    bare_window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.csdesk"
    letter.write_text("Dear all")
    with qtbot.waitSignal(bare_window.books.failed):
        open_first(bare_window, letter, asked=True)
    why = bare_window.area.currentWidget()
    assert isinstance(why, EmptyState)
    with qtbot.waitSignal(bare_window.travel.went):
        bare_window.travel.go_to_settings()
    bare_window.travel.go_to_accounts()
    assert bare_window.area.currentWidget() is why
    with qtbot.waitSignal(bare_window.travel.went):
        bare_window.books.create(tmp_path / "new.csdesk")
    assert bare_window.area.page_name == "accounts"


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
