"""What was imported, what taking each import back would do, and taking it back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from csdesk.domain.spoken import moment
from csdesk.errors import Refusal
from csdesk.flows.take_back_import import TakenBack, take_back_import
from csdesk.queries.imports import ImportRow, list_imports
from csdesk.queries.taking_back import TakeBackRow, what_taking_back_does
from csdesk.tokens import GRID
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.scale import on_screen
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.choice_table import choice_table
from csdesk.ui.widgets.labels import change_look, label
from csdesk.ui.widgets.progress import ProgressCard
from csdesk.words import Phrase, phrase

HEADS = ("File", "When", "Stands")
SIZE = (720, 520)


class ImportsDialog(Dialog):
    """Lists the imports, the latest first; what taking the chosen one back would do is looked up and said."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(shell.words("Imports"))
        self.resize(*on_screen(*SIZE))
        self._shell = shell
        self._rows: tuple[ImportRow, ...] = ()
        self.table = self._table()
        self.said = label("", "", wraps=True)
        self.staying = QPlainTextEdit(readOnly=True)
        self.staying.setAccessibleName(shell.words("What stays as it is"))
        self.staying.setTabChangesFocus(True)
        self.staying.hide()
        self.button = primary(shell.words("Take back"), self.start)
        self.button.setEnabled(False)
        self._lay_out()
        self.table.currentCellChanged.connect(self._moved)
        self._read()

    def start(self) -> None:
        """Take the chosen import back."""
        row = self._chosen
        if row is None or not self.button.isEnabled():
            return
        self._allow(work=False)
        job = self._shell.hands.run(
            phrase("Taking back “{file}”", file=row.file),
            take_back_import,
            row.entry,
            then=self._taken_back,
            refused=self._refused,
            writes=True,
        )
        job.ended.connect(partial(self._allow, work=True))
        self._foot.insertWidget(0, ProgressCard(job, self._shell.speech, self))

    @property
    def _chosen(self) -> ImportRow | None:
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _table(self) -> QTableWidget:
        words = self._shell.words
        return choice_table([words(head) for head in HEADS], words("Imports, the latest first"), widest=0)

    def _lay_out(self) -> None:
        words = self._shell.words
        self._foot = QHBoxLayout()
        self._foot.setSpacing(3 * GRID)
        self._foot.addStretch(1)
        self._foot.addWidget(secondary(words("Close"), self.reject))
        self._foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(label(words("What was imported into this book"), "heading"))
        layout.addWidget(self.table, 2)
        layout.addWidget(label(words("What taking it back does"), "heading"))
        layout.addWidget(self.said)
        layout.addWidget(self.staying, 1)
        layout.addLayout(self._foot)

    def _read(self) -> None:
        self._shell.hands.ask(list_imports, then=self._show, refused=self._refused)

    def _show(self, rows: tuple[ImportRow, ...]) -> None:
        self._rows = rows
        words = self._shell.words
        self.table.setRowCount(len(rows))
        for line, row in enumerate(rows):
            stands = words("Yes") if row.stands else words("Taken back")
            for place, text in enumerate((row.file, self._shell.say(moment(row.at)), stands)):
                self.table.setItem(line, place, QTableWidgetItem(text))
        if rows:
            self.table.setCurrentCell(0, 0)
            self.table.setFocus()
            self._moved()
        else:
            self._say(phrase("Nothing was imported yet. File > Import brings a file in."))

    def _moved(self) -> None:
        row = self._chosen
        self.button.setEnabled(False)
        self.staying.hide()
        if row is None:
            return
        if not row.stands:
            self._say(phrase("This import was taken back already."))
            return
        self._say(phrase("Looking…"))
        self._shell.hands.ask(
            what_taking_back_does,
            row.entry,
            then=partial(self._would, row.entry),
            refused=self._refused,
        )

    def _would(self, entry: int, found: TakeBackRow) -> None:
        if self._chosen is None or self._chosen.entry != entry:
            return
        self._tell(found)
        self.button.setEnabled(bool(found.reversed))

    def _tell(self, found: TakeBackRow) -> None:
        say = self._shell.say
        text = say(found.said)
        self._say(phrase("{said}.", said=text[:1].upper() + text[1:]))
        lines = [say(phrase("{record}: {why}", record=one.record, why=one.why)) for one in found.staying]
        if found.unnamed:
            lines.append(say(phrase("… and {count} more.", count=found.unnamed)))
        self.staying.setPlainText("\n".join(lines))
        self.staying.setVisible(bool(lines))

    def _taken_back(self, done: TakenBack) -> None:
        said = phrase("Took back the import of “{file}”.", file=done.row.file)
        self._shell.notify(said, done.changes.entry)
        self._read()

    def _refused(self, refusal: Refusal) -> None:
        self._say(refusal.said, "bad")

    def _allow(self, *, work: bool) -> None:
        self.table.setEnabled(work)
        if not work:
            self.button.setEnabled(False)

    def _say(self, said: Phrase, look: str = "") -> None:
        self.said.setText(self._shell.say(said))
        change_look(self.said, look)
