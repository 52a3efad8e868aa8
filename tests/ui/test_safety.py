"""Backing up, checking and restoring in the window, by the keyboard."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount, DeleteAccount
from csdesk.db.backups import backups_of
from csdesk.desk import Desk
from csdesk.domain.checked import AfterOpening
from csdesk.errors import Refusal
from csdesk.paths import holder_note
from csdesk.queries.accounts import AccountRow, list_accounts
from csdesk.ui.dialogs.damage import DamageDialog
from csdesk.ui.dialogs.findings import FindingsDialog
from csdesk.ui.dialogs.restore import RestoreDialog
from csdesk.ui.window import Window

D = TypeVar("D", bound=QDialog)


@pytest.fixture
def backup(book: Path) -> Path:
    """A backup with Acme in it, made before the window opens a book that has Brown instead."""
    desk = Desk.open(book)
    acme = desk.do(AddAccount("Acme")).result
    made = desk.back_up().path
    desk.do(DeleteAccount(acme))
    desk.do(AddAccount("Brown"))
    desk.close()
    return made


def dialog(window: Window, kind: type[D], qtbot: QtBot) -> D:
    """The dialog of that kind that is open over the window."""

    def found() -> list[D]:
        return [one for one in window.frame.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def restoring(window: Window, qtbot: QtBot) -> RestoreDialog:
    window.menus.do("book.restore")
    shown = dialog(window, RestoreDialog, qtbot)
    qtbot.waitUntil(lambda: shown.button.isEnabled())
    return shown


def accounts(window: Window, qtbot: QtBot) -> list[str]:
    rows: list[tuple[AccountRow, ...]] = []
    window.shell.hands.ask(list_accounts, window.shell.today(), then=rows.append)
    qtbot.waitUntil(lambda: bool(rows))
    return [row.name for row in rows[0]]


def flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(data)


def test_a_backup_is_restored_by_the_keyboard(backup: Path, window: Window, qtbot: QtBot) -> None:
    shown = restoring(window, qtbot)
    assert shown.table.hasFocus()
    assert shown.said.text() == (
        "The account “Acme” comes back. The account “Brown” goes. What was edited since is taken away."
    )
    with qtbot.waitSignal(window.books.opened):
        qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert "is restored; what was there before is a backup now" in window.foot.notice.text
    assert not shown.isVisible()
    assert accounts(window, qtbot) == ["Acme"]
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Calder"))
    assert accounts(window, qtbot) == ["Acme", "Calder"]


def test_one_account_comes_back_alone_and_can_be_undone(backup: Path, window: Window, qtbot: QtBot) -> None:
    shown = restoring(window, qtbot)
    assert shown.one.isEnabled()
    menu = shown.accounts_menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Acme"]
    with qtbot.waitSignal(window.shell.hands.changed):
        menu.actions()[0].trigger()
    assert not shown.isVisible()
    assert "“Acme” is back" in window.foot.notice.text
    assert window.foot.notice.offers_undo
    assert accounts(window, qtbot) == ["Acme", "Brown"]


def test_what_was_on_its_way_to_the_disk_is_in_the_backup_of_the_present(
    backup: Path, window: Window, book: Path, qtbot: QtBot
) -> None:
    shown = restoring(window, qtbot)
    window.shell.hands.do(AddAccount("Last minute"))
    with qtbot.waitSignal(window.books.opened):
        shown.start()
    newest = Desk.open(backups_of(book)[0].path, write=False)
    names = [row.name for row in newest.ask(list_accounts, window.shell.today())]
    newest.close()
    assert names == ["Brown", "Last minute"]


def test_what_comes_after_the_book_was_let_go_is_refused(backup: Path, window: Window, qtbot: QtBot) -> None:
    shown = restoring(window, qtbot)
    refusals: list[Refusal] = []
    with qtbot.waitSignal(window.books.opened):
        shown.start()
        window.shell.hands.do(AddAccount("Too late"), refused=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert accounts(window, qtbot) == ["Acme"]


def test_a_damaged_backup_is_refused_and_the_book_goes_on(backup: Path, window: Window, qtbot: QtBot) -> None:
    flip(backup)
    shown = restoring(window, qtbot)
    shown.start()
    qtbot.waitUntil(lambda: "is damaged" in shown.said.text())
    assert shown.button.isEnabled()
    shown.reject()
    assert accounts(window, qtbot) == ["Brown"]
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Calder"))


def test_a_book_without_backups_says_how_to_get_one(window: Window, qtbot: QtBot) -> None:
    window.menus.do("book.restore")
    shown = dialog(window, RestoreDialog, qtbot)
    qtbot.waitUntil(lambda: "There are no backups of this book yet." in shown.said.text())
    assert not shown.button.isEnabled()
    shown.reject()


def test_a_book_is_backed_up_at_once(window: Window, book: Path, qtbot: QtBot) -> None:
    window.menus.do("book.back_up")
    qtbot.waitUntil(lambda: window.foot.notice.text.startswith("Backed up: "))
    (made,) = backups_of(book)
    assert str(made.path.parent) in window.foot.notice.text


def test_a_sound_book_is_said_to_be_sound(backup: Path, window: Window, qtbot: QtBot) -> None:
    window.menus.do("book.check")
    qtbot.waitUntil(lambda: window.foot.notice.text == "Nothing is wrong with this book; 1 backup looked at.")


def test_what_a_check_finds_is_listed_with_what_to_do(backup: Path, window: Window, qtbot: QtBot) -> None:
    flip(backup)
    window.menus.do("book.check")
    shown = dialog(window, FindingsDialog, qtbot)
    assert "is not as it was written" in shown.findings.toPlainText()
    assert shown.way.text() == "Back up now"
    qtbot.keyClick(shown.way, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.foot.notice.text.startswith("Backed up: "))


def damage(book: Path) -> None:
    """Zero a page that holds accounts."""
    data = book.read_bytes()
    place = data.index(b"Brown") // 4096 * 4096
    book.write_bytes(data[:place] + bytes(4096) + data[place + 4096 :])


def test_a_book_found_damaged_is_written_no_more_and_leads_to_its_backups(
    backup: Path, window: Window, qtbot: QtBot, book: Path
) -> None:
    damage(book)
    window.safety.look_after_opening()
    shown = dialog(window, DamageDialog, qtbot)
    refusals: list[Refusal] = []
    window.shell.hands.do(AddAccount("Never"), refused=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert "Restore a backup" in refusals[0].said.template
    qtbot.keyClick(shown.restore, Qt.Key.Key_Space)
    listing = dialog(window, RestoreDialog, qtbot)
    qtbot.waitUntil(lambda: listing.button.isEnabled())
    with qtbot.waitSignal(window.books.opened):
        listing.start()
    assert accounts(window, qtbot) == ["Acme"]


def test_what_can_be_had_back_of_a_damaged_book_is_said_and_put_in_its_place(
    backup: Path, window: Window, qtbot: QtBot, book: Path
) -> None:
    damage(book)
    harmed = book.read_bytes()
    window.safety.look_after_opening()
    shown = dialog(window, DamageDialog, qtbot)
    qtbot.waitUntil(shown.save.isEnabled, timeout=30_000)
    assert "Nothing else is lost." in shown.said.text()
    with qtbot.waitSignal(window.books.opened):
        qtbot.keyClick(shown.save, Qt.Key.Key_Return)
    assert "The damaged file is kept beside" in window.foot.notice.text
    assert accounts(window, qtbot) == ["Brown"]
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Calder"))
    (aside,) = book.parent.glob("*damaged*.csdesk")
    assert aside.read_bytes() == harmed
    window.safety._looked(
        1, AfterOpening(is_sound=False, backup=None)
    )  # of the book before, coming home late
    assert not [one for one in window.frame.findChildren(DamageDialog) if one.isVisible()]


def test_a_look_at_a_book_that_is_being_exchanged_says_nothing(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    begun = window.safety._openings
    with qtbot.waitSignal(window.books.opened):
        window.books.move(tmp_path / "elsewhere")
        window.safety._looked(begun, AfterOpening(is_sound=False, backup=None))
        assert not window.frame.findChildren(DamageDialog)
    assert window.safety._later.isActive()


def test_a_damaged_book_that_can_not_be_opened_can_be_saved_too(
    backup: Path, bare_window: Window, qtbot: QtBot, book: Path
) -> None:
    data = book.read_bytes()
    book.write_bytes(bytes(4096) + data[4096:])
    with qtbot.waitSignal(bare_window.books.failed):
        bare_window.books.open(book)
    bare_window.safety.see_damage()
    shown = dialog(bare_window, DamageDialog, qtbot)
    qtbot.waitUntil(shown.save.isEnabled, timeout=30_000)
    with qtbot.waitSignal(bare_window.books.opened):
        shown.start()
    assert accounts(bare_window, qtbot) == ["Brown"]


def test_a_book_just_opened_is_backed_up_where_that_is_due(window: Window, book: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Acme"))
    window.safety.look_after_opening()
    qtbot.waitUntil(lambda: len(backups_of(book)) == 1)


def test_a_book_that_can_not_be_opened_can_be_restored(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "Gone.csdesk"
    desk = Desk.create(gone)
    desk.do(AddAccount("Came back"))
    desk.back_up()
    desk.close()
    gone.unlink()
    monkeypatch.setattr(window.books, "book", None)
    with qtbot.waitSignal(window.books.failed):
        window.books.open(gone)
    shown = restoring(window, qtbot)
    with qtbot.waitSignal(window.books.opened):
        shown.start()
    assert window.books.book == gone
    assert accounts(window, qtbot) == ["Came back"]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is open from being deleted")
def test_a_book_that_vanishes_while_open_is_said_to_be_gone_and_saved_elsewhere(
    backup: Path, window: Window, book: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    book.unlink()
    kept: list[Refusal] = []
    window.shell.hands.do(AddAccount("Never"), refused=kept.append)
    shown = dialog(window, FindingsDialog, qtbot)
    assert "is not there any more" in shown.said.text()
    assert shown.way.text() == "Save as a new book…"
    shown.reject()
    with qtbot.waitSignal(window.books.opened):
        window.books.save_copy(tmp_path / "Rescued.csdesk")
    assert window.books.book == tmp_path / "Rescued.csdesk"
    assert accounts(window, qtbot) == ["Brown"]


def test_a_book_that_another_machine_has_open_can_be_read_or_opened_anyway(
    bare_window: Window, book: Path, qtbot: QtBot
) -> None:
    note = {"user": "ann", "machine": "elsewhere", "process": 7, "since": "2026-11-20 08:00"}
    holder_note(book).write_text(json.dumps(note), encoding="utf-8")
    with qtbot.waitSignal(bare_window.books.failed):
        bare_window.books.open(book)
    buttons = {one.text(): one for one in bare_window.area.currentWidget().findChildren(QPushButton)}
    assert list(buttons) == ["Open only to read", "Open anyway", "Open another book"]
    with qtbot.waitSignal(bare_window.books.opened):
        buttons["Open only to read"].click()
    assert bare_window.frame.windowTitle() == "Test (only to read) – csdesk"
    refusals: list[Refusal] = []
    bare_window.shell.hands.do(AddAccount("Never"), refused=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    bare_window.books.book = None
    with qtbot.waitSignal(bare_window.books.opened):
        bare_window.books.take_over(book)
    with qtbot.waitSignal(bare_window.shell.hands.changed):
        bare_window.shell.hands.do(AddAccount("Acme"))


def test_a_book_is_moved_and_goes_on(backup: Path, window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.books.opened):
        window.books.move(tmp_path / "new place")
    assert window.books.book == tmp_path / "new place" / "Test.csdesk"
    assert accounts(window, qtbot) == ["Brown"]
    assert len(backups_of(tmp_path / "new place" / "Test.csdesk")) == 1
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Goes on"))
