"""The books that were opened lately: to be opened again, pinned, or taken off the list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTableWidgetItem, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.books import Books
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.loading import named
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.choice_table import choice_table
from csdesk.ui.widgets.labels import label
from csdesk.words import phrase

IS_ENCRYPTED = "csdesk.flows.locked:is_encrypted"
HEADS = ("Book", "Folder", "State")
SIZE = (760, 420)


@dataclass(frozen=True, slots=True)
class State:
    """What can be seen of a book without opening it."""

    is_there: bool
    is_encrypted: bool


class BooksDialog(Dialog):
    """Enter opens the chosen book, P pins it, Del takes it off the list; the files stay where they are."""

    def __init__(self, shell: Shell, books: Books, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = shell.words
        self.setWindowTitle(words("Books"))
        self.resize(*SIZE)
        self._shell = shell
        self._books = books
        self._paths: list[Path] = []
        self._states: dict[Path, State] = {}
        self.table = choice_table(
            [words(head) for head in HEADS], words("Books, the last opened first"), widest=1
        )
        self.open_button = primary(words("Open it"), self.open_chosen)
        self.pin_button = secondary(words("Pin"), self.pin_chosen)
        self.remove_button = secondary(words("Take off the list"), self.remove_chosen)
        self._lay_out()
        self._answer_keys()
        self.table.currentCellChanged.connect(self._allow)
        self.table.cellDoubleClicked.connect(self.open_chosen)
        self._fill()
        shell.hands.load(partial(_states, tuple(self._paths)), self._take_states)

    @property
    def chosen(self) -> Path | None:
        """The book in whose row the keyboard is."""
        row = self.table.currentRow()
        return self._paths[row] if 0 <= row < len(self._paths) else None

    def open_chosen(self, *_: object) -> None:
        """Open the chosen book; one that is missing is said to be so."""
        book = self.chosen
        if book is None:
            return
        if self._is_missing(book):
            self._say_missing(book)
            return
        self.accept()
        self._books.open(book)

    def pin_chosen(self) -> None:
        """Let the chosen book stay in the list, or no longer."""
        if (book := self.chosen) is not None:
            self._shell.memory.pin(book, not self._shell.memory.is_pinned(book))
            self._fill(book)

    def remove_chosen(self) -> None:
        """Take the chosen book off the list."""
        if (book := self.chosen) is not None:
            row = self.table.currentRow()
            self._shell.memory.forget_book(book)
            self._fill()
            self.table.setCurrentCell(min(row, len(self._paths) - 1), 0)
            (self.table if self._paths else self.close_button).setFocus()

    def _lay_out(self) -> None:
        words = self._shell.words
        self.said = label("", "muted", wraps=True)
        self.close_button = secondary(words("Close"), self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(3 * GRID)
        foot.addWidget(self.remove_button)
        foot.addWidget(self.pin_button)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(label(words("Books that were opened lately"), "heading"))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        layout.addLayout(foot)

    def _answer_keys(self) -> None:
        for key, does in (
            (Qt.Key.Key_Return, self.open_chosen),
            (Qt.Key.Key_Enter, self.open_chosen),
            (Qt.Key.Key_P, self.pin_chosen),
            (Qt.Key.Key_Delete, self.remove_chosen),
        ):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(does)

    def _fill(self, chosen: Path | None = None) -> None:
        memory = self._shell.memory
        self._paths = sorted(memory.known_books(), key=lambda book: not memory.is_pinned(book))
        self.table.setRowCount(len(self._paths))
        for row, book in enumerate(self._paths):
            for column, text in enumerate((book.stem, str(book.parent), self._state_of(book))):
                self.table.setItem(row, column, QTableWidgetItem(text))
        if self._paths:
            self.table.setCurrentCell(self._paths.index(chosen) if chosen in self._paths else 0, 0)
            self.table.setFocus()
        else:
            self.said.setText(self._shell.words("No book was opened lately. File > Open book finds one."))
        self._allow()

    def _state_of(self, book: Path) -> str:
        words, state = self._shell.words, self._states.get(book)
        parts = [
            (self._books.book == book, words("open")),
            (self._shell.memory.is_pinned(book), words("pinned")),
            (state is not None and state.is_encrypted, words("encrypted")),
            (state is not None and not state.is_there, words("missing")),
        ]
        return ", ".join(said for applies, said in parts if applies)

    def _take_states(self, states: dict[Path, State]) -> None:
        self._states = states
        self._fill(self.chosen)

    def _allow(self, *_: object) -> None:
        book = self.chosen
        for button in (self.open_button, self.pin_button, self.remove_button):
            button.setEnabled(book is not None)
        if book is not None:
            pinned = self._shell.memory.is_pinned(book)
            self.pin_button.setText(self._shell.words("Unpin" if pinned else "Pin"))
            self.pin_button.setAccessibleName(self.pin_button.text())
            self.said.setText("")
            if self._is_missing(book):
                self._say_missing(book)

    def _is_missing(self, book: Path) -> bool:
        state = self._states.get(book)
        return state is not None and not state.is_there

    def _say_missing(self, book: Path) -> None:
        said = phrase(
            "“{name}” is not in {folder} any more. If it was moved, File > Open book finds it where it lies now.",
            name=book.stem,
            folder=str(book.parent),
        )
        self.said.setText(self._shell.say(said))


def _states(books: tuple[Path, ...]) -> dict[Path, State]:
    """Looked at off the interface's thread: a drive that sleeps may take its time."""
    return {book: State(is_there := book.is_file(), is_there and _is_encrypted(book)) for book in books}


def _is_encrypted(book: Path) -> bool:
    try:
        return bool(named(IS_ENCRYPTED)(book))
    except OSError:
        return False
