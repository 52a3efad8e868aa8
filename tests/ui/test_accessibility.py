"""What a screen reader is told, walked through page by page; and the keyboard, which is never nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QTextEdit, QWidget
from pytestqt.exceptions import TimeoutError as QtTimeout
from pytestqt.qtbot import QtBot

from csdesk.ui.pages.account import SECTIONS
from csdesk.ui.pages.accounts import AccountsPage
from csdesk.ui.places import Place
from csdesk.ui.window import Window
from tests.story import Story
from tests.told import desk, story, told
from tests.ui.in_window import settle, window

__all__ = ["desk", "story", "told", "window"]

CONTROL = Qt.KeyboardModifier.ControlModifier
PAGES = ("accounts", "today", "reviews", "settings", "history", "trash")
DIALOGS = ("help.keys", "help.about", "book.list", "import.list", "book.restore", "help.log")


def every_place(story: Story) -> Iterator[Place]:
    yield from (Place(page) for page in PAGES)
    yield from (Place("account", story.account, name) for name, _, _ in SECTIONS)
    yield Place("figures", story.account)
    yield Place("review", story.account, record=f"review:{story.said.review}")
    yield Place("afterwards", story.account, record=f"review:{story.said.review}")


def go(qtbot: QtBot, window: Window, place: Place) -> None:
    window.shell.open_place(place)
    qtbot.waitUntil(lambda: window.area.page_name == place.page)
    settle(qtbot, window)
    sections = getattr(window.area.page, "sections", None)
    if sections is not None:
        qtbot.waitUntil(lambda: place.section in sections and sections[place.section].isVisible())
    settle(qtbot, window)


def reachable(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """What can take the focus, or is a cell of a list that can, as far as it is seen."""
    for number in range(root.childCount()):
        child = root.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            if child.state().focusable:
                yield child
            yield from reachable(child)


def lacks(one: QAccessibleInterface) -> str:
    """What a screen reader would miss."""
    if not one.text(QAccessible.Text.Name).strip():
        return "a name"
    if one.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
        return "a role"
    widget, said = one.object(), one.text(QAccessible.Text.Value)
    if isinstance(widget, QLineEdit) and widget.echoMode() == QLineEdit.EchoMode.Normal:
        return "" if said == widget.text() else "its value"
    if isinstance(widget, QComboBox):
        return "" if said == widget.currentText() else "its value"
    if isinstance(widget, QTextEdit):
        return "" if said == widget.toPlainText() else "its value"
    return ""


def focus_in(window: Window) -> QWidget:
    """Where the keyboard is, which has to be seen."""
    focus = QApplication.focusWidget()
    assert focus is not None and focus.isVisible() and window.frame.isAncestorOf(focus)
    return focus


def missing(page: QWidget) -> list[tuple[str, str, object]]:
    """What of a page a screen reader would miss."""
    root = QAccessible.queryAccessibleInterface(page)
    found = list(reachable(root))
    assert found
    return [(what, str(one.role()), one.object()) for one in found if (what := lacks(one))]


def test_on_every_page_all_has_a_name_a_role_and_its_value_and_the_keyboard_is_somewhere(
    window: Window, story: Story, qtbot: QtBot
) -> None:
    for place in every_place(story):
        go(qtbot, window, place)
        page = window.area.page
        assert page is not None
        with suppress(QtTimeout):  # some pages are built in several turns
            qtbot.waitUntil(lambda page=page: not missing(page))
        assert missing(page) == [], place
        focus_in(window)


def test_the_keyboard_is_somewhere_after_each_dialog_deletion_and_undo(
    window: Window, story: Story, qtbot: QtBot
) -> None:
    for dialog in DIALOGS:
        before = focus_in(window)
        window.menus.do(dialog)
        (shown,) = [one for one in window.frame.findChildren(QDialog) if one.isVisible()]
        qtbot.waitUntil(shown.isActiveWindow)
        inside = QApplication.focusWidget()
        assert inside is not None and shown.isAncestorOf(inside), dialog
        settle(qtbot, window)
        qtbot.keyClick(shown, Qt.Key.Key_Escape)
        window.frame.activateWindow()  # as a system does when the dialog over a window is closed
        qtbot.waitUntil(window.frame.isActiveWindow)
        assert focus_in(window) is before, dialog
        qtbot.waitUntil(lambda shown=shown: shown not in window.frame.findChildren(QDialog))
    go(qtbot, window, Place("accounts"))
    page = window.area.page
    assert isinstance(page, AccountsPage)
    qtbot.keyClick(focus_in(window), Qt.Key.Key_Delete)
    settle(qtbot, window)
    qtbot.waitUntil(page.empty.isVisible)
    focus_in(window)
    qtbot.keyClick(focus_in(window), Qt.Key.Key_Z, CONTROL)
    settle(qtbot, window)
    qtbot.waitUntil(page.table.isVisible)
    assert focus_in(window) is page.table
