"""Settings count at once: in the page, by keys and in the menu, and they are written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.domain.workdays import working_days_until
from csdesk.settings import LANGUAGE_VARIABLE
from csdesk.ui.pages.accounts import AccountsPage
from csdesk.ui.pages.settings import SettingsPage
from csdesk.ui.preferences import Preferences
from csdesk.ui.window import Window
from tests.ui.in_window import settings_page

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


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
