"""A damaged book: what happened, what can be had back, and the two ways on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from csdesk.domain.checked import DAMAGED
from csdesk.domain.salvaging import Salvaged, lost_lines, salvaged_said, saved_said
from csdesk.errors import Refusal
from csdesk.tokens import GRID
from csdesk.ui.books import Books
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.loading import named
from csdesk.ui.scale import px, wide
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.labels import change_look, label
from csdesk.words import Phrase, phrase

SURVEY = "csdesk.flows.salvaging:survey"
WIDTH = 600
LIST_HEIGHT = 120


class DamageDialog(Dialog):
    """Looks what can be had back, names what is lost, and does it; `to_backups` leads to the older states."""

    def __init__(
        self, shell: Shell, books: Books, to_backups: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = shell.words
        self.setWindowTitle(words("This book is damaged"))
        self.setMinimumWidth(wide(WIDTH))
        self._shell = shell
        self._books = books
        self._to_backups = to_backups
        self.said = label(words("Looking what can be read…"), "strong", wraps=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words("Looking what can be read…"))
        self.lost = QPlainTextEdit(readOnly=True)
        self.lost.setAccessibleName(words("What is lost"))
        self.lost.setTabChangesFocus(True)
        self.lost.setMinimumHeight(px(LIST_HEIGHT))
        self.lost.hide()
        self.close_button = secondary(words("Close"), self.reject)
        self.restore = secondary(words("Restore a backup…"), self._choose_backup)
        self.save = primary(words("Put this in its place"), self.start)
        self.save.setDefault(True)
        self.save.setEnabled(False)
        self._lay_out()
        self._fit()
        shell.hands.load(partial(named(SURVEY), books.place), self._show, self._refused)

    def start(self) -> None:
        """Put what can be had back in the book's place."""
        self._allow(False)
        self._say(phrase("Putting it together. The window goes on by itself."))
        self._books.salvage(self._saved, self._refused)

    def reject(self) -> None:
        """Close, but not while the book is being replaced."""
        if self.close_button.isEnabled():
            super().reject()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(3 * GRID)
        foot.addStretch(1)
        for button in (self.close_button, self.restore, self.save):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 6 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(4 * GRID)
        layout.addWidget(label(self.windowTitle(), "heading"))
        layout.addWidget(label(self._shell.say(DAMAGED), wraps=True))
        layout.addWidget(self.said)
        layout.addWidget(self.bar)
        layout.addWidget(self.lost, 1)
        layout.addLayout(foot)

    def _show(self, found: Salvaged) -> None:
        self._allow(True)
        self._say(salvaged_said(found))
        self.lost.setPlainText("\n".join(self._shell.say(line) for line in lost_lines(found.lost)))
        self.lost.setVisible(bool(found.lost))
        self._fit()
        self.save.setEnabled(not found.is_nothing)
        (self.restore if found.is_nothing else self.save).setFocus()

    def _saved(self, done: Salvaged) -> None:
        self._shell.notify(saved_said(done))
        self._allow(True)
        self.accept()

    def _choose_backup(self) -> None:
        self.accept()
        self._to_backups()

    def _refused(self, refusal: Refusal) -> None:
        self._allow(True)
        self._say(refusal.said, "bad")

    def _allow(self, work: bool) -> None:
        for part in (self.close_button, self.restore, self.save):
            part.setEnabled(work)
        self.bar.setVisible(not work)

    def _say(self, said: Phrase, look: str = "strong") -> None:
        self.said.setText(self._shell.say(said))
        self.said.setAccessibleName(self.said.text())
        change_look(self.said, look)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the sentences are: they come and grow while the dialog is open."""
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(max(wide(WIDTH), self.width())))
