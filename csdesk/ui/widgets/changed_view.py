"""What was changed, to be read: each record with its fields, the old words struck through, the new ones beside them."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from csdesk.queries.history_detail import FieldRow, RecordRow, What
from csdesk.tokens import GRID
from csdesk.ui.shell import Shell
from csdesk.words import Phrase, phrase

BECAME = {
    What.ADDED: phrase("{record} – added"),
    What.CHANGED: phrase("{record}"),
    What.DELETED: phrase("{record} – deleted"),
}


class ChangedView(QTextEdit):
    """Read only; the arrows scroll it, Tab leaves it."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setProperty("look", "text")
        self.setAccessibleName(shell.words("What was changed"))
        self.document().setDocumentMargin(0)

    def show_records(self, records: tuple[RecordRow, ...], others: Phrase | None) -> None:
        """Show what became of these records, and that there are others."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, record in enumerate(records):
            self._begin(cursor, above=3 * GRID if number else 0)
            cursor.insertText(self._heading(record), self._format(bold=True))
            for field in record.fields:
                self._add_field(cursor, field, record.what)
        if others is not None:
            self._begin(cursor, above=3 * GRID if records else 0)
            said = phrase("And {others}.", others=others) if records else phrase("{others}.", others=others)
            cursor.insertText(self._shell.say(said), self._format("muted"))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_lines(self, lines: list[str]) -> None:
        """Show plain lines, such as what stays and why."""
        self.clear()
        cursor = QTextCursor(self.document())
        for number, line in enumerate(lines):
            self._begin(cursor, above=GRID if number else 0)
            cursor.insertText(line, self._format())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _heading(self, record: RecordRow) -> str:
        said = self._shell.say(phrase(BECAME[record.what].template, record=record.called))
        return said[:1].upper() + said[1:]

    def _add_field(self, cursor: QTextCursor, field: FieldRow, what: What) -> None:
        say = self._shell.say
        self._begin(cursor, above=GRID)
        cursor.insertText(f"{say(field.field)}  ", self._format("muted"))
        before, after = (
            None if value is None else say(phrase("{value}", value=value))
            for value in (field.before, field.after)
        )
        if what is What.ADDED:
            cursor.insertText(after or "–", self._format())
            return
        cursor.insertText(
            before or "–", self._format("muted", struck=before is not None and what is What.CHANGED)
        )
        if what is What.CHANGED:
            cursor.insertText("  →  ", self._format("muted"))
            cursor.insertText(after or "–", self._format())

    def _begin(self, cursor: QTextCursor, above: int) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(above)
        if self.document().isEmpty():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)

    def _format(self, token: str = "ink", *, bold: bool = False, struck: bool = False) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(self._shell.looks.colour(token))
        made.setFontStrikeOut(struck)
        if bold:
            made.setFontWeight(QFont.Weight.DemiBold)
        return made
