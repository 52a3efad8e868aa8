"""Windows as they were, a second one beside the first, and the books that were opened lately."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount, EditAccount
from csdesk.desk import Desk
from csdesk.ui.dialogs.books import BooksDialog
from csdesk.ui.dialogs.log import LogDialog
from csdesk.ui.frame import Frame
from csdesk.ui.guide.window import GuideWindow
from csdesk.ui.memory import Memory
from csdesk.ui.pages.account import AccountPage
from csdesk.ui.pages.accounts import AccountsPage
from csdesk.ui.places import Place
from csdesk.ui.sections.plan import PlanSection
from csdesk.ui.speech import Speech
from csdesk.ui.theme import Looks
from csdesk.ui.window import Window
from tests.story import Story
from tests.told import desk, story, told
from tests.ui.in_window import do, settle, window

__all__ = ["desk", "story", "told", "window"]

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def further(qtbot: QtBot, window: Window) -> Window:
    """The further window of the book, once it shows its account."""
    qtbot.waitUntil(lambda: len(window.windows.open_ones) == 1)
    (made,) = window.windows.open_ones
    qtbot.waitUntil(lambda: isinstance(made.area.page, AccountPage))
    settle(qtbot, window)
    return made


def press(qtbot: QtBot, window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    window.frame.activateWindow()
    qtbot.waitUntil(window.frame.isActiveWindow)
    qtbot.keyClick(window.frame, key, modifier)
    settle(qtbot, window)


def name_in(made: Window) -> str:
    page = made.area.page
    assert isinstance(page, AccountPage)
    return page.head.name.editor.text()


def test_a_second_account_stands_in_a_window_of_its_own_over_the_same_undo(
    window: Window, story: Story, qtbot: QtBot
) -> None:
    press(qtbot, window, Qt.Key.Key_N, CONTROL | SHIFT)
    made = further(qtbot, window)
    assert isinstance(window.area.page, AccountsPage)
    do(qtbot, window, EditAccount(story.account, name="Renamed beside"))
    assert name_in(made) == "Renamed beside"
    assert made.frame.windowTitle() == f"Renamed beside – {window.frame.windowTitle()}"
    assert window.area.page.model.row_at(0).name == "Renamed beside"
    press(qtbot, made, Qt.Key.Key_Z)
    assert name_in(made) == "Northwind Logistics"
    assert window.area.page.model.row_at(0).name == "Northwind Logistics"
    assert made.foot.has_notice and not window.foot.has_notice
    press(qtbot, made, Qt.Key.Key_W)
    assert not window.windows.open_ones and window.frame.isVisible()
    assert not window.shell.memory.windows()
    assert do(qtbot, window, AddAccount("Still open"))


def test_going_back_to_an_account_finds_it_as_far_down_as_it_was_read(
    window: Window, story: Story, qtbot: QtBot
) -> None:
    other = do(qtbot, window, AddAccount("Another one"))
    window.frame.resize(900, 560)

    def arrive(name: str) -> AccountPage:
        page = window.area.page
        assert isinstance(page, AccountPage)
        qtbot.waitUntil(lambda: page.subject == name and page.section in page.sections)
        return page

    def depth() -> int:
        page = window.area.page
        assert isinstance(page, AccountPage)
        return page.sections["plan"].scrolled

    window.travel.open(Place("account", story.account, "plan"))
    qtbot.waitUntil(lambda: isinstance(window.area.page, AccountPage))
    section = arrive("Northwind Logistics").sections["plan"]
    assert isinstance(section, PlanSection)
    bar = section.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(200)
    window.travel.open(Place("account", other, "plan"))
    arrive("Another one")
    window.travel.go_back()
    arrive("Northwind Logistics")
    qtbot.waitUntil(lambda: depth() == 200)


def test_the_guide_asked_for_in_a_dialog_is_that_windows_own_and_goes_with_it(
    window: Window, story: Story, qtbot: QtBot
) -> None:
    window.windows.open(Place("account", story.account))
    made = further(qtbot, window)
    made.help.show_log()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LogDialog)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QShortcut)) and dialog.isActiveWindow())
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    guides = [one for one in QApplication.topLevelWidgets() if isinstance(one, GuideWindow)]
    assert [guide.reader.source().toString() for guide in guides if guide.isVisible()] == ["trouble.md"]
    dialog.accept()
    made.frame.close()
    qtbot.waitUntil(lambda: not made.frame.isVisible())
    assert window.frame.isVisible() and not any(guide.isVisible() for guide in guides)


def test_closing_the_first_window_leaves_the_second_and_the_last_one_closes_the_book(
    window: Window, story: Story, qtbot: QtBot, book: Path
) -> None:
    window.windows.open(Place("account", story.account))
    made = further(qtbot, window)
    window.frame.close()
    assert not window.frame.isVisible() and made.frame.isVisible()
    do(qtbot, window, EditAccount(story.account, name="Alone"))
    assert name_in(made) == "Alone"
    made.frame.close()
    qtbot.waitUntil(lambda: not window.shell.hands.is_open)
    desk = Desk.open(book)
    assert desk.can_undo is not None
    desk.close()


def test_further_windows_come_back_with_their_book_and_go_with_it(
    window: Window, story: Story, qtbot: QtBot, book: Path, looks: Looks, tmp_path: Path
) -> None:
    window.windows.open(Place("account", story.account, "people"))
    further(qtbot, window)
    other = tmp_path / "Other.csdesk"
    Desk.create(other).close()
    with qtbot.waitSignal(window.travel.went):
        window.books.open(other)
    assert not window.windows.open_ones
    with qtbot.waitSignal(window.travel.went):
        window.books.open(book)
    made = further(qtbot, window)
    assert name_in(made) == "Northwind Logistics"
    window.aside.quit()
    qtbot.waitUntil(lambda: not window.frame.isVisible())
    assert not window.windows.open_ones
    memory = Memory()
    memory.enter(book)
    assert memory.windows() == [1]
    assert memory.of_window(1).text("shape")
    assert memory.texts("place")[1:2] == ["accounts"]


def test_a_window_opens_where_it_was_and_never_off_the_screen(qtbot: QtBot, looks: Looks, book: Path) -> None:
    memory = Memory()
    memory.enter(book)
    frame = Frame(looks, memory, Speech("en_GB"))
    qtbot.addWidget(frame)
    frame.resize(1000, 640)
    frame.move(90_000, 70_000)
    frame.remember_shape()
    again = Frame(looks, memory, Speech("en_GB"))
    qtbot.addWidget(again)
    assert again.screen().availableGeometry().intersects(again.geometry())


def test_each_book_has_its_own_memory_and_a_new_one_takes_the_last(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.json")
    first, second = tmp_path / "a.csdesk", tmp_path / "b.csdesk"
    memory.enter(first)
    memory.remember("accounts.order", [2, 1])
    memory.enter(second)
    assert memory.numbers("accounts.order") == [2, 1]
    memory.remember("accounts.order", [0, 0])
    memory.save()
    again = Memory(tmp_path / "window.json")
    again.enter(first)
    assert again.numbers("accounts.order") == [2, 1]


def test_books_opened_lately_are_pinned_removed_and_said_to_be_missing(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    gone, memory = tmp_path / "Gone.csdesk", window.shell.memory
    memory.remember_book(gone)
    window.menus.do("book.list")
    qtbot.waitUntil(lambda: bool(window.frame.findChildren(BooksDialog)))
    (dialog,) = window.frame.findChildren(BooksDialog)
    states = [lambda row=row: dialog.table.item(row, 2).text() for row in range(2)]
    qtbot.waitUntil(lambda: states[0]() == "missing")
    assert states[1]() == "open"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert "is not in" in dialog.said.text()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_P)
    assert states[0]() == "open, pinned"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert dialog.table.rowCount() == 1 and gone not in memory.known_books()
    assert QApplication.focusWidget() is dialog.table
    dialog.reject()
