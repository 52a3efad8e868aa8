"""The people on the customer's side, each edited where he or she stands."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.commands.contact import DeleteContact, EditContact
from csdesk.domain.contact import Level, Part
from csdesk.domain.fields import clean_email, clean_line, clean_name, clean_text
from csdesk.queries.people import ContactRow
from csdesk.tokens import GRID
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.forms.toggles import TogglesField
from csdesk.ui.scale import px, wide
from csdesk.ui.sections.columns import BIN, MARK, Column, head, line
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import choices, day_field, line_field, text_field
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.chip import Chip
from csdesk.ui.widgets.labels import label, polish, rule
from csdesk.words import phrase

LEVEL_WIDTH = 140


def columns(shell: Shell) -> tuple[Column, ...]:
    """The columns of a contact's first line."""
    titles = (shell.words("Name"), shell.words("Title"), shell.words("E-mail"))
    return (*(Column(title) for title in titles), Column("", MARK), Column("", BIN))


def contacts_head(shell: Shell) -> QWidget:
    """The heads over the contacts."""
    return head(columns(shell))


class ContactEntry(Entry[ContactRow]):
    """A contact. Who has left stays in the list, muted and with the day in words."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.name = line_field(shell, words("Name"), rule=clean_name, look="strong")
        self.job_title = line_field(shell, words("Title"), rule=clean_line)
        self.email = line_field(shell, words("E-mail"), rule=clean_email)
        self.level = ChoiceField[Level | None](
            shell.speech,
            words("Level"),
            [(None, words("Level not known")), *choices(shell, Level)],
            quiet=True,
        )
        self.level.hide_title()
        self.parts = TogglesField(shell.speech, words("Part"), choices(shell, Part))
        self.parts.hide_title()
        self.stance = text_field(
            shell, words("Stance"), words("What this person thinks of us and of the plan"), rule=clean_text
        )
        self.left_on = day_field(shell, words("Left on"), behind=True)
        self.gone = Chip()
        self.spoken = label("", "muted")
        self._bind()
        self._lay_out(shell)

    def focus_next_empty(self) -> None:
        """The title comes after the name."""
        self.job_title.setFocus()

    def focus_first(self) -> None:
        """The name."""
        self.name.setFocus()

    def _bind(self) -> None:
        self.bind(self.name, lambda row: row.name, lambda row, name: EditContact(row.id, name=name))
        self.bind(
            self.job_title, lambda row: row.job_title, lambda row, title: EditContact(row.id, job_title=title)
        )
        self.bind(self.email, lambda row: row.email, lambda row, email: EditContact(row.id, email=email))
        self.bind(self.level, lambda row: row.level, lambda row, level: EditContact(row.id, level=level))
        self.bind(self.parts, lambda row: row.parts, lambda row, parts: EditContact(row.id, parts=parts))
        self.bind(self.stance, lambda row: row.stance, lambda row, text: EditContact(row.id, stance=text))
        self.bind(self.left_on, lambda row: row.left_on, lambda row, day: EditContact(row.id, left_on=day))
        self.shows(self._show_gone)
        self.shows(self._show_spoken)

    def _lay_out(self, shell: Shell) -> None:
        words = shell.words
        mark = self.shares(lambda row: row.shared, lambda row, on: EditContact(row.id, shared=on))
        delete = self.deletes(
            words("Delete contact"),
            lambda row: DeleteContact(row.id),
            lambda row: phrase("{name} was deleted from the account's people.", name=row.name),
        )
        cells = (self.name, self.job_title, self.email, mark, delete)
        self.lines.addLayout(line(columns(shell), cells))
        self.level.setFixedWidth(wide(LEVEL_WIDTH))
        second = QHBoxLayout()
        second.setSpacing(2 * GRID)
        second.addWidget(self.level)
        second.addWidget(self.parts, 1)
        second.addWidget(self.spoken)
        self.lines.addLayout(second)
        never = Chip(words("Never shared"), "muted", words("No review can ever show a person's stance."))
        self.left_on.setFixedWidth(px(120))
        third = QHBoxLayout()
        third.setSpacing(2 * GRID)
        third.addWidget(self.stance, 1)
        third.addWidget(never)
        third.addSpacing(4 * GRID)
        third.addWidget(self.gone)
        third.addWidget(self.left_on)
        self.lines.addLayout(third)
        self.lines.addWidget(rule())

    def _show_spoken(self, row: ContactRow) -> None:
        said = phrase("Not spoken to yet")
        if row.last_spoken is not None:
            said = phrase("Last spoken to {day}", day=row.last_spoken)
        self.spoken.setText(self.shell.say(said))

    def _show_gone(self, row: ContactRow) -> None:
        gone = row.left_on is not None
        self.gone.setVisible(gone)
        if row.left_on is not None:
            self.gone.show_state(self.shell.say(phrase("Left {day}", day=row.left_on)), "muted")
        for field in (self.name, self.job_title, self.email):
            if bool(field.editor.property("gone")) is not gone:
                field.editor.setProperty("gone", gone)
                polish(field.editor)
