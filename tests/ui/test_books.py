"""Books opened and made from the window: another one in the place of the first, and none at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csdesk.app import open_first
from csdesk.commands.account import AddAccount
from csdesk.ui.pages.accounts import AccountsPage
from csdesk.ui.widgets.empty import EmptyState
from csdesk.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


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


def _is_free(book: Path) -> bool:
    return not book.with_name(f".{book.name}.holder").exists()
