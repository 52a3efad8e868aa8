"""The window: it arranges rail, pages, menus and foot, and does nothing else. It knows no command and no query."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from csdesk.errors import Refusal
from csdesk.ui.actions import Action
from csdesk.ui.books import Books
from csdesk.ui.colours import Colours
from csdesk.ui.faults import logger
from csdesk.ui.foot import Foot
from csdesk.ui.help import Help
from csdesk.ui.menus import Menus
from csdesk.ui.pagearea import PageArea
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.ui.speech import Speech
from csdesk.ui.travel import Travel, leave_field
from csdesk.ui.undoing import Undoing
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.empty import EmptyState
from csdesk.ui.widgets.rail import Rail

SIZE = (1360, 860)
LEAST = (880, 560)
DOERS = {
    "window": QMainWindow,
    "books": Books,
    "travel": Travel,
    "undoing": Undoing,
    "colours": Colours,
    "foot": Foot,
    "help": Help,
}


class Window(QMainWindow):
    """`painted` once rail and frame are on the screen; everything heavy is loaded after that."""

    painted = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self._day = shell.today()
        self._is_painted = False
        self._is_closing = False
        self.setWindowTitle("csdesk")
        self.setMinimumSize(*LEAST)
        self._arrange()
        self.books = Books(shell, self)
        self.travel = Travel(shell, self.area)
        self.undoing = Undoing(shell)
        self.colours = Colours(shell)
        self.help = Help(shell, self.books, self)
        self.menus = Menus(shell, self.menuBar(), self, self._doer)
        self.menus.tick(f"theme:{shell.preferences.settings.theme}")
        self.menus.update()
        self._listen()
        self._take_shape()

    def _arrange(self) -> None:
        self.rail = Rail(self.shell)
        self.area = PageArea(self.shell)
        self.foot = Foot(self.shell, self.area)
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.area, 1)
        self.setCentralWidget(frame)

    def _listen(self) -> None:
        shell, hands = self.shell, self.shell.hands
        self.rail.chosen.connect(self.travel.go_to)
        self.travel.went.connect(self._arrived)
        self.undoing.changed.connect(self._show_titles)
        self.books.opened.connect(self._book_opened)
        self.books.failed.connect(self._book_failed)
        self.books.called.connect(self.come_forward)
        shell.action_wanted.connect(self.menus.do)
        shell.actions_changed.connect(self.menus.update)
        shell.preferences.changed.connect(self._choose)
        hands.refused.connect(self._stay)
        hands.failed.connect(self._stay)
        hands.failed.connect(self.help.show_fault)
        hands.idle.connect(self._close_when_idle)

    def come_forward(self) -> None:
        """Stand in front of the other windows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say when there is something to see."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def changeEvent(self, event: QEvent) -> None:
        """Show another day's state when the user comes back on another day."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._day != self.shell.today():
            self._day = self.shell.today()
            self.area.read_anew()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when everything that was typed is kept; stay where something of it was refused."""
        leave_field()
        self._is_closing = self.shell.hands.is_writing
        if self._is_closing:
            event.ignore()
            return
        self._remember_shape()
        self.shell.hands.close()
        event.accept()

    def _doer(self, action: Action) -> object | None:
        if action.doer == "page":
            return self.area.page if self.area.page_name == action.page else None
        doers: dict[str, object] = {
            "window": self,
            "books": self.books,
            "travel": self.travel,
            "undoing": self.undoing,
            "colours": self.colours,
            "foot": self.foot,
            "help": self.help,
        }
        return doers[action.doer]

    def _arrived(self, place: Place) -> None:
        self.rail.light(place.page)
        page = self.area.page
        if page is not None and page.list is not None:
            self.menus.bind_list(place.page, page.list)
        self.menus.update()

    def _show_titles(self) -> None:
        self.menus.retitle("edit.undo", self.shell.say(self.undoing.undo_title))
        self.menus.retitle("edit.redo", self.shell.say(self.undoing.redo_title))
        self.menus.update()

    def _book_opened(self, book: Path) -> None:
        self.rail.show_book(book.stem)
        self.setWindowTitle(f"{book.stem} – csdesk")
        self.travel.begin()

    def _book_failed(self, refusal: Refusal) -> None:
        if self.books.book is not None:
            self.foot.say_refusal(refusal)
            return
        words = self.shell.words
        ways = (
            primary(words("Open another book"), self.books.ask_to_open),
            secondary(words("New book"), self.books.ask_to_create),
            secondary(words("Open the sample book"), self.books.open_sample),
        )
        self.area.show_instead(
            EmptyState(words("This book can't be opened"), self.shell.say(refusal.said), ways)
        )

    def _choose(self, name: str) -> None:
        settings = self.shell.preferences.settings
        if name == "theme":
            self.shell.looks.choose(settings.theme)
            self.menus.tick(f"theme:{settings.theme}")
        elif name == "locale":
            self.shell.speech = Speech(settings.locale)
            self.travel.stay()

    def _stay(self) -> None:
        self._is_closing = False

    def _close_when_idle(self) -> None:
        if self._is_closing:
            self.close()

    def _take_shape(self) -> None:
        shape = QByteArray.fromBase64(self.shell.memory.text("shape").encode())
        if not self.restoreGeometry(shape):
            room = self.screen().availableSize()
            self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))

    def _remember_shape(self) -> None:
        self.shell.memory.remember("shape", bytes(self.saveGeometry().toBase64().data()).decode())
        try:
            self.shell.memory.save()
        except OSError as error:
            logger.warning("the window's memory was not written: %s", error.strerror)
