"""Who answers for what, on one side of a plan."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csdesk.commands.responsibility import AddResponsibility, DeleteResponsibility, EditResponsibility
from csdesk.commands.with_contact import WithContact
from csdesk.domain.fields import clean_name, clean_text
from csdesk.domain.sides import Side
from csdesk.queries.people import ResponsibilityRow
from csdesk.ui.forms.choice import Person, PersonField, needed
from csdesk.ui.forms.typed import LineField
from csdesk.ui.hands import Command
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.columns import BIN, Column, head, line
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import day_field, line_field, person_field, text_field
from csdesk.ui.sections.offer import Offer
from csdesk.ui.shell import Shell
from csdesk.words import phrase

PERSON, CONFIRMED = 190, 128


def _columns(shell: Shell, side: Side) -> tuple[Column, ...]:
    who = shell.words("Customer") if side is Side.THEIRS else shell.words("Us")
    return (
        Column(who, PERSON),
        Column(shell.words("Answers for")),
        Column(shell.words("Confirmed on"), CONFIRMED),
        Column("", BIN),
    )


class ResponsibilityEntry(Entry[ResponsibilityRow]):
    """What one person answers for: a contact of the customer's, or one of us by name."""

    def __init__(self, shell: Shell, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.person: PersonField | LineField = _theirs(shell) if side is Side.THEIRS else _ours(shell)
        self.answers_for = text_field(
            shell, words("Answers for"), words("What does this person answer for?"), rule=clean_text
        )
        self.confirmed = day_field(shell, words("Confirmed on"), hint=words("Not yet"), behind=True)
        if isinstance(self.person, PersonField):
            self.bind_person(
                self.person,
                lambda row: Person(row.person, row.contact_id),
                lambda row, contact: EditResponsibility(row.id, contact_id=contact),
            )
        else:
            self.bind(
                self.person, lambda row: row.person, lambda row, name: EditResponsibility(row.id, person=name)
            )
        self.bind(
            self.answers_for,
            lambda row: row.answers_for,
            lambda row, text: EditResponsibility(row.id, answers_for=text),
        )
        self.bind(
            self.confirmed,
            lambda row: row.confirmed_on,
            lambda row, day: EditResponsibility(row.id, confirmed_on=day),
        )
        delete = self.deletes(
            words("Delete responsibility"),
            lambda row: DeleteResponsibility(row.id),
            lambda row: phrase("{name} no longer answers for that.", name=row.person),
        )
        self.lines.addLayout(
            line(_columns(shell, side), (self.person, self.answers_for, self.confirmed, delete))
        )

    def focus_first(self) -> None:
        """The person."""
        self.person.setFocus()

    def focus_next_empty(self) -> None:
        """What the person answers for."""
        self.answers_for.setFocus()


class Responsibilities(Entries[ResponsibilityRow]):
    """The responsibilities of one side; what is added belongs to `plan`."""

    def __init__(self, shell: Shell, side: Side, parent: QWidget | None = None) -> None:
        self.plan = 0
        self._new_person = _theirs(shell)
        super().__init__(
            lambda row: row.id,
            lambda: ResponsibilityEntry(shell, side),
            kind="responsibility",
            head=head(_columns(shell, side)),
            add=self._their_line(shell) if side is Side.THEIRS else self._our_line(shell),
            parent=parent,
        )

    def offer(self, offer: Offer) -> None:
        """Let new and known responsibilities choose from the account's people."""
        super().offer(offer)
        self._new_person.set_people(offer.people)

    def _their_line(self, shell: Shell) -> AddLine[Person]:
        field = self._new_person
        return AddLine(
            shell, shell.words("Add somebody of the customer's"), field, field.line, self._add_theirs
        )

    def _our_line(self, shell: Shell) -> AddLine[str]:
        field = _ours(shell)
        return AddLine(shell, shell.words("Add one of us"), field, field.editor, self._add_ours)

    def _add_theirs(self, person: Person) -> Command[int]:
        if person.contact is None:
            return WithContact(self.offered.account, person.name, self._add_contact)
        return self._add_contact(person.contact)

    def _add_contact(self, contact: int) -> AddResponsibility:
        return AddResponsibility(self.plan, Side.THEIRS, contact_id=contact)

    def _add_ours(self, name: str) -> AddResponsibility:
        return AddResponsibility(self.plan, Side.OURS, person=name)


def _theirs(shell: Shell) -> PersonField:
    field = person_field(shell, shell.words("Person of the customer's"), shell.words("Name"))
    field.rule = needed
    return field


def _ours(shell: Shell) -> LineField:
    return line_field(shell, shell.words("One of us"), shell.words("Name"), rule=clean_name)
