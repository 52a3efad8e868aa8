"""Restoring a backup: which ones there are, what each would change against now, and putting one in place."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from csdesk.domain.restoring import Offer, Restored, contents_said, offer_said, restored_said
from csdesk.domain.spoken import moment, size_said
from csdesk.errors import Refusal
from csdesk.tokens import GRID
from csdesk.ui.books import Books
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.forms.secret import Secret
from csdesk.ui.loading import named
from csdesk.ui.scale import on_screen, px
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.choice_table import choice_table
from csdesk.ui.widgets.labels import change_look, label
from csdesk.words import Phrase, phrase

BRING_BACK = "csdesk.flows.bringing_back:bring_back"
OFFERS = "csdesk.flows.restoring:offers"
HEADS = ("Made", "Size", "Holds", "Last change in it")
SIZE = (720, 520)
LINES_SAID = 66  # pixels, so that the list does not jump when a longer difference is said


class RestoreDialog(Dialog):
    """Lists the backups of `book`, the newest first; arrows choose one, Enter restores it."""

    def __init__(self, shell: Shell, books: Books, book: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(shell.words("Restore a backup"))
        self.resize(*on_screen(*SIZE))
        self._shell = shell
        self._books = books
        self._offers: tuple[Offer, ...] = ()
        self.table = self._table()
        self.said = label(shell.words("Reading the backups…"), "", wraps=True)
        self.said.setMinimumHeight(px(LINES_SAID))
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.secret = Secret(shell, shell.words("Passphrase of that time"))
        self.secret.entered.connect(self.start)
        self.secret.hide()
        self.size_line = label("", "muted", wraps=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(shell.words("Restoring"))
        self.bar.hide()
        self.one = secondary(shell.words("Bring back one account…"), self.choose_account)
        self.one.setEnabled(False)
        self.cancel = secondary(shell.words("Cancel"), self.reject)
        self.button = primary(shell.words("Restore"), self.start)
        self.button.setDefault(True)
        self.button.setEnabled(False)
        self._lay_out(book)
        self.table.currentCellChanged.connect(self._moved)
        shell.hands.load(partial(named(OFFERS), book), self._show, self._refused)

    def start(self) -> None:
        """Restore the chosen backup; the present is backed up first."""
        offer = self._chosen
        if offer is None or not self.button.isEnabled():
            return
        self._allow(False)
        self._say(phrase("Backing up the present, then restoring. The window goes on by itself."))
        self._books.restore(
            offer.backup.path, self.secret.text, partial(self._restored, offer), self._refused
        )

    def choose_account(self) -> None:
        """Offer the accounts that the chosen backup has and the book lacks."""
        menu = self.accounts_menu()
        if menu is not None:
            menu.popup(self.one.mapToGlobal(self.one.rect().bottomLeft()))

    def accounts_menu(self) -> QMenu | None:
        """The accounts that can be brought back alone, each with what does it."""
        offer = self._chosen
        if offer is None or offer.difference is None:
            return None
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for name in offer.difference.coming:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(partial(self.bring_back, offer, name))
        return menu

    def bring_back(self, offer: Offer, name: str, _: bool = False) -> None:
        """Bring one account back; the rest of the book stays as it is."""
        self._allow(False)
        self._say(phrase("Bringing “{name}” back.", name=name))
        self._shell.hands.run(
            phrase("Bringing an account back"),
            named(BRING_BACK),
            offer.backup.path,
            name,
            then=partial(self._is_back, name),
            refused=self._refused,
            writes=True,
        )

    def _is_back(self, name: str, done: Any) -> None:
        said = phrase("“{name}” is back, with all that lay under it.", name=name)
        self._shell.notify(said, done.changes.entry)
        self._allow(True)
        self.accept()

    def reject(self) -> None:
        """Close, but not while a backup is being put in place."""
        if self.cancel.isEnabled():
            super().reject()

    @property
    def _lacks_accounts(self) -> bool:
        """Whether the chosen backup has accounts that the open book lacks."""
        offer = self._chosen
        if offer is None or offer.difference is None or self._books.book is None:
            return False
        return bool(offer.difference.coming) and not self._books.is_only_read

    @property
    def _chosen(self) -> Offer | None:
        row = self.table.currentRow()
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def _table(self) -> QTableWidget:
        words = self._shell.words
        return choice_table([words(head) for head in HEADS], words("Backups, the newest first"), widest=2)

    def _lay_out(self, book: Path) -> None:
        words = self._shell.words
        foot = QHBoxLayout()
        foot.setSpacing(3 * GRID)
        foot.addWidget(self.bar, 1)
        foot.addStretch(1)
        foot.addWidget(self.one)
        foot.addWidget(self.cancel)
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(label(self._shell.say(phrase("Backups of “{book}”", book=book.stem)), "heading"))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.size_line)
        layout.addWidget(label(words("What restoring it changes"), "heading"))
        layout.addWidget(self.said)
        layout.addWidget(self.secret)
        layout.addLayout(foot)

    def _show(self, found: tuple[Offer, ...]) -> None:
        self._offers = found
        self.table.setRowCount(len(found))
        for row, offer in enumerate(found):
            for column, text in enumerate(self._cells(offer)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        if found:
            total = size_said(sum(offer.backup.size for offer in found))
            folder = str(found[0].backup.path.parent)
            self.size_line.setText(
                self._shell.say(phrase("{size} altogether, in {folder}", size=total, folder=folder))
            )
            self.table.setCurrentCell(0, 0)
            self.table.setFocus()
        else:
            self._say(
                phrase(
                    "There are no backups of this book yet. csdesk makes one when a book is opened after a day of "
                    "changes; File > Back up now makes one at once."
                )
            )

    def _cells(self, offer: Offer) -> tuple[str, ...]:
        say, there = self._shell.say, offer.contents
        last = None if there is None else there.last_change
        return (
            say(moment(offer.backup.at)),
            say(phrase("{size}", size=size_said(offer.backup.size))),
            self._holds(offer),
            "" if last is None else say(moment(last)),
        )

    def _holds(self, offer: Offer) -> str:
        if offer.contents is not None:
            return self._shell.say(contents_said(offer.contents))
        return self._shell.words("Locked" if offer.is_locked else "Damaged")

    def _moved(self) -> None:
        offer = self._chosen
        is_locked = offer is not None and offer.is_locked
        self.button.setEnabled(is_locked or (offer is not None and offer.contents is not None))
        self.secret.setVisible(is_locked)
        self.one.setEnabled(self._lacks_accounts)
        if offer is not None:
            self._say(offer_said(offer), "" if is_locked or offer.contents is not None else "bad")

    def _restored(self, offer: Offer, done: Restored) -> None:
        self._shell.notify(restored_said(offer, done))
        self._allow(True)
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        self._allow(True)
        self._say(refusal.said, "bad")
        self.table.setFocus()

    def _allow(self, work: bool) -> None:
        for part in (self.table, self.cancel, self.button, self.secret):
            part.setEnabled(work)
        self.one.setEnabled(work and self._lacks_accounts)
        self.bar.setVisible(not work)

    def _say(self, said: Phrase, look: str = "") -> None:
        self.said.setText(self._shell.say(said))
        self.said.setAccessibleName(self.said.text())
        change_look(self.said, look)
