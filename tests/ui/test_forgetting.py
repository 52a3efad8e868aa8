"""Forgetting in the window: what will be erased is seen first, and Enter alone erases nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount, DeleteAccount
from csdesk.commands.contact import AddContact
from csdesk.desk import Desk
from csdesk.queries.account_names import account_names
from csdesk.queries.people import contact_names
from csdesk.ui.dialogs.deleted import DeletedDialog
from csdesk.ui.dialogs.forget import ForgetDialog
from csdesk.ui.places import Place
from csdesk.ui.sections.contacts import ContactEntry
from csdesk.ui.window import Window

NAME, PERSON = "Zanzibar Freight", "Ottilie Quandt"


@pytest.fixture
def book(tmp_path: Path, today: date) -> Path:
    """A book with an account and a person."""
    path = tmp_path / "Test.csdesk"
    desk = Desk.create(path, today=lambda: today)
    account = desk.do(AddAccount(NAME)).result
    desk.do(AddContact(account, PERSON))
    desk.close()
    return path


def at(window: Window, place: Place, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.travel.went):
        window.travel.open(place)
    page = window.area.page
    assert page is not None
    qtbot.waitUntil(lambda: window.area.page_name == "account")


def asked(window: Window, qtbot: QtBot) -> ForgetDialog:
    def found() -> list[ForgetDialog]:
        return [one for one in window.frame.findChildren(ForgetDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    dialog = found()[0]
    qtbot.waitUntil(dialog.button.isEnabled)
    return dialog


def test_an_account_is_forgotten(window: Window, qtbot: QtBot) -> None:
    at(window, Place("account", 1), qtbot)
    window.menus.do("account.forget")
    dialog = asked(window, qtbot)
    assert NAME in dialog.heading.text()
    assert "1 account, 1 contact" in dialog.lines.text()
    dialog.button.click()
    qtbot.waitUntil(lambda: window.area.page_name == "accounts")
    names: list[object] = ["waiting"]
    window.shell.hands.ask(account_names, then=lambda rows: names.__setitem__(slice(None), rows))
    qtbot.waitUntil(lambda: names == [])
    assert not window.undoing.can_undo


def test_what_was_deleted_is_found_and_forgotten_too(window: Window, qtbot: QtBot) -> None:
    window.shell.open_place(Place("accounts"))
    qtbot.waitUntil(lambda: window.area.page_name == "accounts")
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(DeleteAccount(1))
    window.menus.do("deleted.forget")

    def found() -> list[DeletedDialog]:
        return [one for one in window.frame.findChildren(DeletedDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()) and found()[0].button.isEnabled())
    (listing,) = found()
    lines = [listing.table.item(row, 0).text() for row in range(listing.table.rowCount())]
    assert sorted(lines) == [f"Account “{NAME}”", f"{PERSON}, of “{NAME}”"]
    listing.table.setCurrentCell(lines.index(f"Account “{NAME}”"), 0)
    listing.button.click()
    dialog = asked(window, qtbot)
    assert "Deleted already; what the history keeps of it: 1 account, 1 contact." in dialog.lines.text()
    dialog.button.click()
    qtbot.waitUntil(lambda: listing.table.rowCount() == 0)
    assert not listing.button.isEnabled()
    listing.reject()


def test_enter_leaves_everything_as_it_is(window: Window, qtbot: QtBot) -> None:
    at(window, Place("account", 1), qtbot)
    window.menus.do("account.forget")
    dialog = asked(window, qtbot)
    assert dialog.cancel.hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert window.undoing.can_undo


def test_the_person_is_forgotten_in_which_the_keyboard_is(window: Window, qtbot: QtBot) -> None:
    at(window, Place("account", 1, "people"), qtbot)
    qtbot.waitUntil(lambda: bool(window.frame.findChildren(ContactEntry)))
    entry = window.frame.findChildren(ContactEntry)[0]
    entry.name.setFocus()
    window.menus.do("person.forget")
    dialog = asked(window, qtbot)
    assert PERSON in dialog.heading.text()
    dialog.button.click()
    people: list[object] = ["waiting"]

    def read() -> bool:
        window.shell.hands.ask(contact_names, 1, then=lambda rows: people.__setitem__(slice(None), rows))
        return people == []

    qtbot.waitUntil(read)


def test_without_a_person_it_says_where_the_keyboard_has_to_be(window: Window, qtbot: QtBot) -> None:
    at(window, Place("account", 1), qtbot)
    window.menus.do("person.forget")
    qtbot.waitUntil(lambda: "Put the keyboard on a person" in window.foot.notice.text)
