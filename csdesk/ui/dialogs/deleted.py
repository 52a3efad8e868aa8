"""What was deleted and only the history still knows: chosen here, to be forgotten for good."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QTableWidgetItem, QVBoxLayout, QWidget

from csdesk.domain.forgetting import deleted_said
from csdesk.domain.spoken import moment
from csdesk.errors import Refusal
from csdesk.queries.forgetting import DeletedRow, deleted_records
from csdesk.tokens import GRID
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.loading import named
from csdesk.ui.scale import on_screen
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.choice_table import choice_table
from csdesk.ui.widgets.labels import change_look, label
from csdesk.words import Phrase, phrase

FORGET_DIALOG = "csdesk.ui.dialogs.forget:ForgetDialog"
HEADS = ("Deleted", "Last touched")
SIZE = (640, 420)


class DeletedDialog(Dialog):
    """Lists deleted accounts and people, the last first; one is shown, and forgotten, in a dialog of its own."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = shell.words
        self.setWindowTitle(words("Forget what was deleted"))
        self.resize(*on_screen(*SIZE))
        self._shell = shell
        self._rows: tuple[DeletedRow, ...] = ()
        self.table = choice_table(
            [words(head) for head in HEADS], words("Deleted accounts and people"), widest=0
        )
        self.said = label("", wraps=True)
        self.close_button = secondary(words("Close"), self.reject)
        self.close_button.setDefault(True)
        self.button = primary(words("Forget for good…"), self.ask)
        self.button.setEnabled(False)
        self._lay_out()
        self._read()

    def ask(self) -> None:
        """Show what forgetting the chosen one would erase, and let the user decide."""
        row = self.table.currentRow()
        if 0 <= row < len(self._rows):
            whom = self._rows[row].whom
            dialog = named(FORGET_DIALOG)(self._shell, whom.kind.value, whom.id, parent=self)
            dialog.accepted.connect(self._read)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(3 * GRID)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(label(self.windowTitle(), "heading"))
        layout.addWidget(self.said)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)

    def _read(self) -> None:
        self._shell.hands.ask(deleted_records, then=self._show, refused=self._refused)

    def _show(self, rows: tuple[DeletedRow, ...]) -> None:
        self._rows = rows
        self.table.setRowCount(len(rows))
        for line, row in enumerate(rows):
            said = deleted_said(row.whom.kind, row.name, row.account), moment(row.at)
            for place, text in enumerate(said):
                self.table.setItem(line, place, QTableWidgetItem(self._shell.say(text)))
        self.button.setEnabled(bool(rows))
        if rows:
            self._say(
                phrase(
                    "These were deleted, but the history still knows them, so that they can be brought back. "
                    "Forgetting one erases it from there, too."
                )
            )
            self.table.setCurrentCell(0, 0)
            self.table.setFocus()
        else:
            self._say(phrase("The history knows of no deleted account or person."))
            self.close_button.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.said)
        change_look(self.said, "bad")

    def _say(self, said: Phrase) -> None:
        self.said.setText(self._shell.say(said))
