"""Making, opening and remembering books from the window. The desk's code is loaded with the first one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from csdesk.errors import Locked, Refusal
from csdesk.jobs import Progress
from csdesk.paths import BOOK_SUFFIX, book_at, data_folder, make_private
from csdesk.ui.holders import may_be_held
from csdesk.ui.loading import named
from csdesk.ui.shell import Shell
from csdesk.words import Phrase, phrase

if TYPE_CHECKING:
    from csdesk.domain.locking import OldBackups
    from csdesk.ui.presence import Presence

BOOKS_DIALOG = "csdesk.ui.dialogs.books:BooksDialog"
PRESENCE = "csdesk.ui.presence:Presence"
RAISE_OTHER = "csdesk.ui.presence:raise_other"
ANSWERS_AFTER = 1_000  # milliseconds, so that the first page need not wait for the network's code
DESK = "csdesk.desk:Desk"
OPEN_WITH = "csdesk.flows.locking:open_with"
LOCK = "csdesk.flows.locking:lock"
ENCRYPT = "csdesk.flows.locking:encrypt_and_keep"
DECRYPT = "csdesk.flows.locking:decrypt_and_let_go"
MOVE = "csdesk.flows.placing:move"
RESTORE = "csdesk.flows.restoring:restore"
SALVAGE = "csdesk.flows.salvaging:salvage"
SAMPLE = "csdesk.flows.sample_book:write_sample_book"


class Books(QObject):
    """`opened(path)` when a book is open, `failed(refusal)` when it can't be: the one before then stays open.

    `let_go` before its file is moved or exchanged for another.
    """

    opened = Signal(object)
    failed = Signal(object)
    let_go = Signal()
    called = Signal()

    def __init__(self, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._window = window
        self._presence: Presence | None = None
        self.book: Path | None = None
        self.wanted: Path | None = None
        self.is_only_read = False

    @property
    def sample(self) -> Path:
        """Where the sample book in the user's language lies, or will."""
        return data_folder() / f"{self._shell.words('Sample book')}{BOOK_SUFFIX}"

    @property
    def answers(self) -> bool:
        """Whether this program answers another one that is started on the open book."""
        return self._presence is not None

    def open(self, book: Path) -> None:
        """Open a book; where another window has it open, that one is raised."""
        if self.book == book:
            return
        if may_be_held(book) and named(RAISE_OTHER)(book):
            self.failed.emit(
                Refusal("“{name}” is open in another window, which now stands in front.", name=book.stem)
            )
            return
        opening = phrase("Opening {name}", name=book.stem)
        self._use(book, opening, partial(_open, book, self._shell.today))

    def open_to_read(self, book: Path) -> None:
        """Open a book that can't be written as it stands, only to read it."""
        self._use(
            book,
            phrase("Opening {name}", name=book.stem),
            partial(_open, book, self._shell.today, write=False),
            is_only_read=True,
        )

    def take_over(self, book: Path) -> None:
        """Open a book that another machine seems to have open."""
        opening = phrase("Opening {name}", name=book.stem)
        self._use(book, opening, partial(_open, book, self._shell.today, take_over=True))

    @property
    def has_place(self) -> bool:
        """Whether a book is open, which can be moved."""
        return self.book is not None

    def ask_to_move(self) -> None:
        """Ask for the folder that the open book is to lie in, and move it there."""
        if self.book is None:
            return
        chosen = QFileDialog.getExistingDirectory(
            self._window, self._shell.words("Move this book to"), str(data_folder())
        )
        if chosen:
            self.move(Path(chosen))

    def move(self, folder: Path) -> None:
        """Move the open book with its backups, and open it where it then lies."""
        if (book := self.book) is not None:
            target = folder / book.name
            self.let_go.emit()
            self._shell.hands.replace(
                partial(_move, book, folder),
                partial(_open_moved, book, target, self._shell.today),
                self._is_moved,
                self.failed.emit,
            )

    def _is_moved(self, target: Path) -> None:
        self._is_open(target)
        self._shell.notify(phrase("The book lies in “{folder}” now.", folder=str(target.parent)))

    def ask_to_save_copy(self) -> None:
        """Ask where to write what is open as a new book, and open that one."""
        if (book := self.place) is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self._shell.words("Save what is open as a new book"),
            str(data_folder() / f"{book.stem} (saved){BOOK_SUFFIX}"),
            self._filter(),
        )
        if chosen:
            self.save_copy(book_at(Path(chosen)))

    def save_copy(self, target: Path) -> None:
        """Write what is open as a new book and open it."""
        saving = phrase("Saving a copy")
        self._shell.hands.run(
            saving,
            _save_copy,
            target,
            then=partial(self._open_copy, target),
            refused=self.failed.emit,
            writes=True,
        )

    def create(self, book: Path) -> None:
        """Make a new book and open it."""
        self._use(book, phrase("Making {name}", name=book.stem), partial(_create, book, self._shell.today))

    def open_sample(self) -> None:
        """Open the sample book, written first where it isn't there yet."""
        book = self.sample
        if book.exists():
            self.open(book)
        else:
            writing = phrase("Writing the sample book")
            self._use(book, writing, partial(_create_sample, book, self._shell))

    def ask_to_create(self) -> None:
        """Ask for the place of a new book."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self._shell.words("New book"),
            str(self._folder() / f"{self._shell.words('New book')}{BOOK_SUFFIX}"),
            self._filter(),
        )
        if chosen:
            self.create(book_at(Path(chosen)))

    def ask_to_open(self) -> None:
        """Ask which book to open."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self._shell.words("Open book"), str(self._folder()), self._filter()
        )
        if chosen:
            self.open(Path(chosen))

    def recent(self) -> list[tuple[str, Callable[[], None]]]:
        """The books opened lately but the open one, pinned ones first, each with what opens it."""
        memory = self._shell.memory
        books = [book for book in memory.recent_books() if book != self.book]
        books.sort(key=lambda book: not memory.is_pinned(book))
        return [(f"{book.stem}  ({book.parent})", partial(self._open_from_menu, book)) for book in books]

    def show_books(self) -> None:
        """Show the books opened lately, be they there or not."""
        dialog = named(BOOKS_DIALOG)(self._shell, self, parent=self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_from_menu(self, book: Path, _: bool = False) -> None:
        self.open(book)

    def unlock(self, book: Path, passphrase: str, keep: bool, refused: Callable[[Refusal], object]) -> None:
        """Open a locked book; `keep` puts its passphrase into the system's keyring."""
        self.wanted = book
        self._shell.hands.open(
            phrase("Opening {name}", name=book.stem),
            partial(_open_with, book, passphrase, self._shell.today, keep),
            partial(self._is_open, book),
            partial(self._not_unlocked, refused),
        )

    def _not_unlocked(self, refused: Callable[[Refusal], object], refusal: Refusal) -> None:
        """A wrong passphrase is typed anew; whatever else stands in the way is said like that of any book."""
        if refusal.field == "passphrase":
            refused(refusal)
        else:
            self.failed.emit(refusal)

    def lock(self) -> None:
        """Close the open book and wipe its key; it is still the one that is wanted."""
        self.book, self.wanted = None, self.book
        self._shell.hands.let_go(named(LOCK))

    def encrypt(
        self,
        passphrase: str,
        old: OldBackups,
        keep: bool,
        then: Callable[[Any], object],
        refused: Callable[[Refusal], object],
    ) -> None:
        """Give the open book a passphrase, or another one, and open it again."""
        if (book := self.book) is not None:
            self._exchange(book, partial(_encrypt, book, passphrase, old, keep), then, refused)

    def decrypt(
        self, old: OldBackups, then: Callable[[Any], object], refused: Callable[[Refusal], object]
    ) -> None:
        """Take the open book's passphrase away, and open it again."""
        if (book := self.book) is not None:
            self._exchange(book, partial(_decrypt, book, old), then, refused)

    def salvage(self, then: Callable[[Any], object], refused: Callable[[Refusal], object]) -> None:
        """Put what can be had back of the damaged book that is open, or could not be, in its place, and open it."""
        if (book := self.place) is not None:
            self._exchange(book, partial(_salvage, book), then, refused)

    def restore(
        self,
        backup: Path,
        passphrase: str,
        then: Callable[[Any], object],
        refused: Callable[[Refusal], object],
    ) -> None:
        """Put a backup, with its passphrase where it is locked, in the place of the book that is wanted, and open it.

        `then` gets what became of the book as it was before; after a refusal that one is open again.
        """
        if (book := self.place) is not None:
            self._exchange(book, partial(_restore, book, backup, passphrase), then, refused)

    @property
    def place(self) -> Path | None:
        """Where the book lies that is open or, where it could not be opened, was wanted."""
        return self.book or self.wanted

    def _exchange(
        self,
        book: Path,
        work: Callable[[], Any],
        then: Callable[[Any], object],
        refused: Callable[[Refusal], object],
    ) -> None:
        self.let_go.emit()
        self._shell.hands.replace(
            work,
            partial(_open, book, self._shell.today, Progress()),
            partial(self._is_restored, book, then),
            refused,
        )

    def _is_restored(self, book: Path, then: Callable[[Any], object], done: Any) -> None:
        self._is_open(book)
        then(done)

    def _open_copy(self, target: Path, _: None) -> None:
        self.open(target)

    def _use(
        self, book: Path, title: Phrase, opener: Callable[[Progress], Any], *, is_only_read: bool = False
    ) -> None:
        self.wanted = book
        opened = partial(self._is_open, book, is_only_read=is_only_read)
        self._shell.hands.open(title, opener, opened, self.failed.emit)

    def _is_open(self, book: Path, *, is_only_read: bool = False) -> None:
        self.book = book
        self.is_only_read = is_only_read
        QTimer.singleShot(ANSWERS_AFTER, self, self._answer_calls)
        self._shell.memory.remember_book(book)
        self._shell.memory.enter(book)
        self.opened.emit(book)

    def _answer_calls(self) -> None:
        if self._presence is None:
            self._presence = named(PRESENCE)()
            self._presence.called.connect(self.called)
        if self.book is not None:
            self._presence.claim(self.book)

    def _folder(self) -> Path:
        folder = self.book.parent if self.book is not None else data_folder()
        make_private(folder)
        return folder

    def _filter(self) -> str:
        return self._shell.say(phrase("Books ({pattern})", pattern=f"*{BOOK_SUFFIX}"))


def _open(book: Path, today: Callable[[], Any], _: Progress, **how: bool) -> Any:
    try:
        return named(DESK).open(book, today=today, **how)
    except Locked:
        return named(OPEN_WITH)(book, None, today, **how)


def _move(book: Path, folder: Path) -> Path:
    moved: Path = named(MOVE)(book, folder)
    return moved


def _open_moved(book: Path, target: Path, today: Callable[[], Any]) -> Any:
    """Open the book where it lies, be it moved or not."""
    return _open(book if book.exists() else target, today, Progress())


def _save_copy(desk: Any, target: Path, progress: Progress) -> None:
    desk.save_copy(target, progress)


def _open_with(book: Path, passphrase: str, today: Callable[[], Any], keep: bool, _: Progress) -> Any:
    return named(OPEN_WITH)(book, passphrase, today, keep=keep)


def _encrypt(book: Path, passphrase: str, old: OldBackups, keep: bool) -> Any:
    return named(ENCRYPT)(book, passphrase, old, keep=keep)


def _decrypt(book: Path, old: OldBackups) -> Any:
    return named(DECRYPT)(book, old)


def _restore(book: Path, backup: Path, passphrase: str) -> Any:
    return named(RESTORE)(book, backup, passphrase)


def _salvage(book: Path) -> Any:
    return named(SALVAGE)(book)


def _create(book: Path, today: Callable[[], Any], _: Progress) -> Any:
    make_private(book.parent)
    return named(DESK).create(book, today=today)


def _create_sample(book: Path, shell: Shell, progress: Progress) -> Any:
    named(SAMPLE)(book, shell.today(), progress, language=shell.speech.language)
    return named(DESK).open(book, today=shell.today)
