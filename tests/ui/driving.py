"""Driving an account's page as a hand would: typing, leaving, pressing, and looking into the book afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount
from csdesk.ui.forms.choice import ChoiceField, PersonField
from csdesk.ui.forms.field import Field
from csdesk.ui.hands import Command
from csdesk.ui.pages.account import AccountPage
from csdesk.ui.places import Place
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.shell import Notice, Shell
from csdesk.words import phrase

R = TypeVar("R")
ENTER = Qt.Key.Key_Return


class Hand:
    """A hand at an account's page, and an eye on what the book then holds."""

    def __init__(self, qtbot: QtBot, shell: Shell, show: Callable[[QWidget], None]) -> None:
        self.qtbot = qtbot
        self.shell = shell
        self._show = show
        self._page: AccountPage | None = None
        self.notices: list[str] = []
        self.places: list[Place] = []
        shell.notice_wanted.connect(self._hear)
        shell.place_wanted.connect(self.places.append)

    @property
    def page(self) -> AccountPage:
        """The page that is open."""
        assert self._page is not None
        return self._page

    def do(self, command: Command[R]) -> R:
        """Let something happen, as from elsewhere."""
        came: list[R] = []
        refused: list[object] = []
        self.shell.hands.do(command, lambda done: came.append(done.result), refused.append)
        self.qtbot.waitUntil(lambda: bool(came or refused))
        assert not refused, refused
        self.settle()
        return came[0]

    def ask(self, query: Callable[..., R], *args: object) -> R:
        """What the book holds."""
        came: list[R] = []
        self.shell.hands.ask(query, *args, then=came.append)
        self.qtbot.waitUntil(lambda: bool(came))
        return came[0]

    def account(self, name: str = "Acme") -> int:
        """A new account."""
        return self.do(AddAccount(name))

    def open(self, account: int, section: str) -> Any:
        """Open an account's page at a section, and give that section."""
        if self._page is None:
            self._page = AccountPage(self.shell)
            self.shell.hands.changed.connect(self._page.note)
            self._show(self._page)
        self._page.open(Place("account", account, section))
        self.qtbot.waitUntil(
            lambda: section in self.page.sections and self.page.sections[section].isVisible()
        )
        self.settle()
        return self.page.sections[section]

    def settle(self) -> None:
        """Wait until everything is kept and read."""
        hands = self.shell.hands
        self.qtbot.waitUntil(lambda: not hands.is_writing and not hands.is_reading)

    def enter(self, field: Field[Any], text: str, *, key: Qt.Key = ENTER) -> None:
        """Replace what stands in a field, key by key, and leave it."""
        self.retype(field, text)
        self.qtbot.keyClick(box_of(field), key, Qt.KeyboardModifier.ControlModifier if key == ENTER else NONE)
        self.settle()

    def retype(self, field: Field[Any], text: str) -> None:
        """Replace what stands in a field, and stay in it."""
        box = box_of(field)
        box.setFocus()
        self.qtbot.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClick(box, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(box, text)

    def paste(self, field: Field[Any], text: str) -> None:
        """Paste over what stands in a field and leave it."""
        box = box_of(field)
        box.setFocus()
        QApplication.clipboard().setText(text)
        self.qtbot.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClick(box, ENTER)
        self.settle()

    def choose(self, field: ChoiceField[Any], value: object) -> None:
        """Choose a value with the keyboard."""
        self.pick(field.editor, field._values.index(value))

    def pick(self, box: QComboBox, at: int) -> None:
        """Go to a place of a list with the arrow keys."""
        box.setFocus()
        while box.currentIndex() != at:
            self.qtbot.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < at else Qt.Key.Key_Up)
        self.settle()

    def press(self, button: QWidget) -> None:
        """Press what has to be on the screen."""
        self.qtbot.waitUntil(button.isVisible)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        self.settle()

    def add(self, line: AddLine[Any], text: str) -> None:
        """Open the line that adds, type and press Enter."""
        self.press(line.button)
        box = box_of(line.field)
        self.qtbot.keyClicks(box, text)
        self.qtbot.keyClick(box, ENTER)
        self.settle()

    def undo(self) -> None:
        """Take the last thing back."""
        self.shell.hands.undo()
        self.settle()

    def redo(self) -> None:
        """Do it again."""
        self.shell.hands.redo()
        self.settle()

    def _hear(self, notice: Notice) -> None:
        said = notice.said if notice.entry is None else phrase("{said} [Undo]", said=notice.said)
        self.notices.append(self.shell.say(said))


NONE = Qt.KeyboardModifier.NoModifier


def box_of(field: Field[Any]) -> QWidget:
    """What one types into."""
    if isinstance(field, PersonField):
        return field.line
    return field.boxes()[0]


def text_of(field: Field[Any]) -> str:
    """What is to be read in the box."""
    box: Any = box_of(field)
    return str(box.currentText() if isinstance(box, QComboBox) else box.text())
