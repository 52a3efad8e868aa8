"""The agenda of a review point by point, with its minutes."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from csdesk.commands.agenda import (
    AddAgendaItem,
    DeleteAgendaItem,
    EditAgendaItem,
    MoveAgendaItem,
    needed_text,
)
from csdesk.queries.review import AgendaRow
from csdesk.ui.reviews.ordered import MovableEntry
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.columns import BIN, Column, line
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.fields import line_field, number_field
from csdesk.ui.shell import Shell
from csdesk.words import phrase

MINUTES = 96
COLUMNS = (Column(""), Column("", MINUTES), Column("", BIN))


class AgendaEntry(MovableEntry[AgendaRow]):
    """A point: what it is about and how many minutes it takes."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.text = line_field(shell, words("Point of the agenda"), rule=needed_text)
        self.minutes = number_field(shell, words("minutes"))
        self.minutes.set_unit(words("min"), 0)
        self.bind(self.text, lambda row: row.text, lambda row, text: EditAgendaItem(row.id, text=text))
        self.bind(
            self.minutes,
            lambda row: None if row.minutes is None else Decimal(row.minutes),
            lambda row, minutes: EditAgendaItem(row.id, minutes=None if minutes is None else int(minutes)),
        )
        self.moves(lambda row, by: MoveAgendaItem(row.id, by))
        delete = self.deletes(
            words("Delete point"),
            lambda row: DeleteAgendaItem(row.id),
            lambda row: phrase("“{text}” went from the agenda.", text=row.text),
        )
        self.lines.addLayout(line(COLUMNS, (self.text, self.minutes, delete)))

    def focus_first(self) -> None:
        """What it is about."""
        self.text.setFocus()

    def focus_next_empty(self) -> None:
        """The minutes."""
        self.minutes.setFocus()


class Agenda(Entries[AgendaRow]):
    """The points of the review `review`."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        self.review = 0
        new = line_field(shell, shell.words("What is it about?"), rule=needed_text)
        super().__init__(
            lambda row: row.id,
            lambda: AgendaEntry(shell),
            kind="agenda_item",
            add=AddLine(shell, shell.words("Add a point"), new, new.editor, self._add),
            parent=parent,
        )

    def focus_minutes(self) -> None:
        """The first point without minutes, or the longest one."""
        entries = [one for one in self.entries if isinstance(one, AgendaEntry)]
        bare = [one for one in entries if one.row.minutes is None]
        found = bare[:1] or sorted(entries, key=lambda one: -(one.row.minutes or 0))[:1]
        if found:
            found[0].minutes.setFocus()
        else:
            self.open_add_line()

    def _add(self, text: str) -> AddAgendaItem:
        return AddAgendaItem(self.review, text)
