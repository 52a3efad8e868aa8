"""Keeping the book safe from the window: back up, check, restore, and a look at it after it was opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from csdesk.errors import Damaged, Grave
from csdesk.ui.books import Books
from csdesk.ui.loading import named
from csdesk.ui.shell import Shell
from csdesk.ui.travel import keep_field
from csdesk.words import Phrase, phrase

if TYPE_CHECKING:
    from csdesk.domain.backup import Backup
    from csdesk.domain.checked import AfterOpening, Checked

BACK_UP = "csdesk.flows.backing_up:back_up"
AFTER_OPENING = "csdesk.flows.backing_up:after_opening"
CHECK = "csdesk.flows.check_book:check_book"
CHECK_IF_DUE = "csdesk.flows.check_book:check_if_due"
RESTORE_DIALOG = "csdesk.ui.dialogs.restore:RestoreDialog"
DAMAGE_DIALOG = "csdesk.ui.dialogs.damage:DamageDialog"
FINDINGS_DIALOG = "csdesk.ui.dialogs.findings:FindingsDialog"
Way = tuple[str, Callable[[], object]]
IDLE_AFTER = 5 * 60_000  # milliseconds without an edit
LOOKED_AT_AFTER = 2000  # milliseconds, so that the first page has the disk to itself


class Safety(QObject):
    """What the menu offers for the book's safety; a damaged book is said to be so, and written no more."""

    def __init__(self, shell: Shell, books: Books, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._books = books
        self._window = window
        self._later = QTimer(self, singleShot=True, interval=LOOKED_AT_AFTER)
        self._later.timeout.connect(self.look_after_opening)
        self._openings = 0
        self._damage_is_shown = False
        self._loss_is_shown = False
        self._idle = QTimer(self, singleShot=True, interval=IDLE_AFTER)
        self._idle.timeout.connect(self.check_if_due)
        shell.hands.changed.connect(self._wait_for_rest)
        books.let_go.connect(self._let_go)
        shell.hands.opened.connect(self._later.start)
        books.opened.connect(self._wait)
        shell.hands.grave.connect(self._hear)

    @property
    def has_book(self) -> bool:
        """Whether a book is open."""
        return self._shell.hands.is_open

    @property
    def has_place(self) -> bool:
        """Whether a book is open, or one could not be opened: both can be restored."""
        return self._place is not None

    def back_up(self) -> None:
        """Back the book up now and say where."""
        keep_field()
        self._shell.hands.run(phrase("Backing up"), named(BACK_UP), then=self._backed_up, writes=True)

    def check(self) -> None:
        """Check the book and its backups, and say what was found."""
        self._shell.hands.run(phrase("Checking this book"), named(CHECK), then=self._checked)

    def ask_to_restore(self) -> None:
        """Let the user choose a backup."""
        if self._place is not None:
            keep_field()
            self._show(named(RESTORE_DIALOG)(self._shell, self._books, self._place, parent=self._window))

    def see_damage(self) -> None:
        """Say what can be had back of the damaged book, and let the user choose."""
        if self._place is not None and not self._damage_is_shown:
            self._damage_is_shown = True
            dialog = named(DAMAGE_DIALOG)(self._shell, self._books, self.ask_to_restore, parent=self._window)
            dialog.finished.connect(self._damage_was_seen)
            self._show(dialog)

    def check_if_due(self) -> None:
        """Check the whole book when nobody works, once a week; only what is wrong is said."""
        if self._shell.hands.is_open and not self._shell.hands.is_writing:
            self._shell.hands.run(
                phrase("Checking this book"), named(CHECK_IF_DUE), then=self._checked_by_itself
            )

    def _checked_by_itself(self, checked: Checked | None) -> None:
        if checked is not None and not checked.is_well:
            self._checked(checked)

    def look_after_opening(self) -> None:
        """See whether the book just opened is sound, and back it up where that is due."""
        if self._shell.hands.is_open:
            looked = partial(self._looked, self._openings)
            self._shell.hands.run(phrase("Looking after the book"), named(AFTER_OPENING), then=looked)

    @property
    def _place(self) -> Path | None:
        return self._books.place

    def _hear(self, refusal: Grave) -> None:
        """Damage or loss that shows itself while the book is open."""
        if isinstance(refusal, Damaged):
            if self.has_book:
                self.see_damage()
        elif not self._loss_is_shown:
            self._loss_is_shown = True
            way = self._shell.words("Save as a new book…"), self._books.ask_to_save_copy
            dialog = self._tell(
                self._shell.words("The book's file is not where it was"), refusal.said, (), way
            )
            dialog.finished.connect(self._loss_was_seen)

    def _damage_was_seen(self) -> None:
        self._damage_is_shown = False

    def _loss_was_seen(self) -> None:
        self._loss_is_shown = False

    def _wait_for_rest(self, _: object) -> None:
        self._idle.start()

    def _let_go(self) -> None:
        """What is being looked at just now will be another file: it is looked at once that is open."""
        self._openings += 1
        self._later.stop()

    def _wait(self, _: Path) -> None:
        self._openings += 1
        self._later.start()
        self._idle.start()

    def _backed_up(self, made: Backup) -> None:
        from csdesk.domain.spoken import size_said

        size, folder = size_said(made.size), str(made.path.parent)
        self._shell.notify(phrase("Backed up: {size} in {folder}", size=size, folder=folder))

    def _checked(self, checked: Checked) -> None:
        from csdesk.domain.checked import verdict

        said = verdict(checked)
        if checked.is_well:
            self._shell.notify(said)
        else:
            way = self._to_backups() if checked.book else (self._shell.words("Back up now"), self.back_up)
            self._tell(
                self._shell.words("What the check found"), said, (*checked.book, *checked.backups), way
            )

    def _looked(self, opening: int, found: AfterOpening) -> None:
        """What was found, unless another book, or a mended one, was opened in the meantime."""
        if opening != self._openings:
            return
        if not found.is_sound:
            self.see_damage()
        elif found.copies:
            self._name_copies(found.copies)
        elif found.risk is not None:
            from csdesk.domain.place import risk_said

            book = self._books.book
            way = self._shell.words("Move this book…"), self._books.ask_to_move
            self._tell(
                self._shell.words("Where this book lies"),
                risk_said(found.risk, book.stem if book else ""),
                (),
                way,
            )

    def _name_copies(self, copies: tuple[Path, ...]) -> None:
        from csdesk.domain.place import copies_said

        book = self._books.book
        said = copies_said(book.stem if book else "", [one.stem for one in copies])
        way = self._shell.words("Open the copy to read"), partial(self._books.open_to_read, copies[0])
        names = tuple(phrase("{path}", path=str(one)) for one in copies)
        self._tell(self._shell.words("Conflicted copies of this book"), said, names, way)

    def _to_backups(self) -> Way:
        return self._shell.words("Restore a backup…"), self.ask_to_restore

    def _tell(self, title: str, said: Phrase, findings: tuple[Phrase, ...], way: Way) -> QDialog:
        dialog: QDialog = named(FINDINGS_DIALOG)(
            self._shell, title, said, findings=findings, way=way, parent=self._window
        )
        self._show(dialog)
        return dialog

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
