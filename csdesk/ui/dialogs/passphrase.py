"""Setting, changing and removing a book's passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from csdesk.domain.locking import OldBackups, Resealed, first_backup_said, resealed_said
from csdesk.domain.passphrase import LOST_IS_FINAL, Strength, clean_passphrase, strength_of
from csdesk.domain.spoken import joined
from csdesk.errors import Refusal
from csdesk.tokens import GRID
from csdesk.ui.books import Books
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.dialogs.picks import Pick
from csdesk.ui.forms.secret import Secret
from csdesk.ui.scale import wide
from csdesk.ui.shell import Shell
from csdesk.ui.unlock import WHY_NO_KEYRING, named_later
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.labels import change_look, label
from csdesk.ui.widgets.tick_box import TickBox
from csdesk.words import Phrase, phrase

WIDTH = 540
LOOKS = {Strength.WEAK: "warning", Strength.FAIR: "muted", Strength.STRONG: "good"}
CHOICES = (
    (OldBackups.REWRITE, "Write them anew like the book"),
    (OldBackups.KEEP, "Keep them as they are"),
    (OldBackups.REMOVE, "Remove them, once a new one is made"),
)


class PassphraseDialog(Dialog):
    """Sets a passphrase, or another one, once that a lost one is final has been ticked; then says what came of it."""

    def __init__(
        self, shell: Shell, books: Books, book: Path, *, changes: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = shell.words
        self.setWindowTitle(words("Change the passphrase" if changes else "Set a passphrase"))
        self.setFixedWidth(wide(WIDTH))
        self._shell = shell
        self._books = books
        self.first = Secret(shell, words("New passphrase"))
        self.second = Secret(shell, words("The same once more"))
        self.backups = Pick(words("Backups from before"), [(one, words(text)) for one, text in CHOICES])
        self.understood = TickBox(shell, words("I know that nobody can help me if I lose it"))
        self.keep = TickBox(shell, words("Keep it in this system's keyring"))
        self.keep.hide()
        self.form = _Form(shell, self, words("Change it" if changes else "Encrypt the book"))
        self.form.add(label(shell.say(_WHAT), wraps=True))
        self.form.add(self.first)
        self.form.add(self.second)
        self.form.add(self.backups)
        self.form.add(label(shell.say(LOST_IS_FINAL), "strong", wraps=True))
        self.form.add(self.understood)
        self.form.add(self.keep)
        self.form.finish(self.start)
        self.form.button.setEnabled(False)
        self.first.changed.connect(self._typed)
        self.second.changed.connect(self._typed)
        self.understood.toggled.connect(self._look)
        shell.hands.load(named_later(WHY_NO_KEYRING), self._offer_keyring)
        self.first.setFocus()

    def start(self) -> None:
        """Encrypt the book, unless the two lines differ."""
        if not self.form.button.isEnabled():
            return
        try:
            passphrase = clean_passphrase(self.first.text)
        except Refusal as refusal:
            self.first.tell(self._shell.say(refusal.said), "bad")
            return
        if self.first.text != self.second.text:
            self.second.tell(self._shell.words("This is not the same as above."), "bad")
            self.second.setFocus()
            return
        self.second.tell("")
        self.form.work(phrase("Backing up, then writing the book anew. The window goes on by itself."))
        self._books.encrypt(
            passphrase, self.backups.value, self.keep.isChecked(), self.form.show, self.form.refuse
        )

    def reject(self) -> None:
        """Close, but not while the book is being written anew; nothing that was typed stays."""
        if self.form.is_free:
            self.first.clear()
            self.second.clear()
            super().reject()

    def _typed(self) -> None:
        strength = strength_of(self.first.text)
        if self.first.text and self.first.hint.property("look") != "bad":
            self.first.tell(self._shell.say(strength.said), LOOKS[strength])
        self._look()

    def _look(self, _: bool = False) -> None:
        self.form.button.setEnabled(
            bool(self.first.text and self.second.text) and self.understood.isChecked()
        )

    def _offer_keyring(self, why_not: Phrase | None) -> None:
        self.keep.setVisible(why_not is None)


class NoPassphraseDialog(Dialog):
    """Takes a book's passphrase away and says what came of it."""

    def __init__(self, shell: Shell, books: Books, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = shell.words
        self.setWindowTitle(words("Remove the passphrase"))
        self.setFixedWidth(wide(WIDTH))
        self._books = books
        self.backups = Pick(
            words("Backups from before"), [(one, words(text)) for one, text in CHOICES if one is not _GONE]
        )
        self.form = _Form(shell, self, words("Remove the passphrase"))
        self.form.add(label(words("Whoever has the book's file can then read everything in it."), wraps=True))
        self.form.add(self.backups)
        self.form.finish(self.start)

    def start(self) -> None:
        """Decrypt the book."""
        if self.form.is_free:
            self.form.work(phrase("Backing up, then writing the book anew. The window goes on by itself."))
            self._books.decrypt(self.backups.value, self.form.show, self.form.refuse)

    def reject(self) -> None:
        """Close, but not while the book is being written anew."""
        if self.form.is_free:
            super().reject()


_GONE = OldBackups.REMOVE
_WHAT = phrase(
    "The book, its journal and its new backups are encrypted. You are asked for the passphrase whenever the book is "
    "opened."
)


class _Form:
    """What both dialogs are laid out by: parts, what is being done, a bar, and two buttons."""

    def __init__(self, shell: Shell, dialog: QDialog, does: str) -> None:
        self._shell = shell
        self._dialog = dialog
        self._does = does
        self._parts: list[QWidget] = []
        self.said = label("", "strong", wraps=True)
        self.said.hide()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(does)
        self.bar.hide()
        self.cancel = secondary(shell.words("Cancel"), dialog.reject)
        self._layout = QVBoxLayout(dialog)
        self._layout.setContentsMargins(6 * GRID, 6 * GRID, 6 * GRID, 5 * GRID)
        self._layout.setSpacing(3 * GRID)
        self._layout.addWidget(label(dialog.windowTitle(), "heading"))

    @property
    def is_free(self) -> bool:
        """Whether nothing is being done."""
        return self.cancel.isEnabled()

    def add(self, part: QWidget) -> None:
        """Put a part below the others."""
        self._parts.append(part)
        self._layout.addWidget(part)

    def finish(self, start: Any) -> None:
        """Put the foot below everything."""
        self.button = primary(self._does, start)
        self.button.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(3 * GRID)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.button)
        self._layout.addWidget(self.said)
        self._layout.addWidget(self.bar)
        self._layout.addStretch(1)
        self._layout.addLayout(foot)

    def work(self, doing: Phrase) -> None:
        """Say what is being done, and let nothing else be done meanwhile."""
        self._allow(False)
        self._say(doing)

    def refuse(self, refusal: Refusal) -> None:
        """Say why it was not done."""
        self._allow(True)
        self._say(refusal.said, "bad")

    def show(self, done: Resealed) -> None:
        """Say what came of it, in the place of what was asked."""
        self._allow(True)
        for part in (*self._parts, self.button):
            part.hide()
        self._say(joined((*resealed_said(done), first_backup_said(done.backup))), "")
        self.cancel.setText(self._shell.words("Close"))
        self.cancel.setFocus()

    def _allow(self, work: bool) -> None:
        for part in (self.cancel, self.button, *self._parts):
            part.setEnabled(work)
        self.bar.setVisible(not work)

    def _say(self, said: Phrase, look: str = "strong") -> None:
        self.said.setText(self._shell.say(said))
        self.said.setAccessibleName(self.said.text())
        change_look(self.said, look)
        self.said.show()
        self._dialog.adjustSize()
