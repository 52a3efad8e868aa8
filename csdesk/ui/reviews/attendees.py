"""Who is invited: the customer's people from the contacts, and ours by name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csdesk.commands.review_attendee import AddAttendee, DeleteAttendee, EditAttendee
from csdesk.commands.with_contact import WithContact
from csdesk.domain.contact import Part
from csdesk.domain.fields import clean_name
from csdesk.domain.sides import Side
from csdesk.queries.review import AttendeeRow
from csdesk.ui.forms.choice import Person, needed
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.forms.toggles import TogglesField
from csdesk.ui.hands import Command
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.columns import BIN, Column, cell_height, line
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import day_field, line_field, person_field
from csdesk.ui.sections.offer import Offer
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import Elided
from csdesk.words import phrase

EXECUTIVE, INVITED = 126, 118
EXECUTIVE_ONLY = frozenset({"executive"})


def _columns(shell: Shell) -> tuple[Column, ...]:
    words = shell.words
    return (
        Column(words("Name")),
        Column("", EXECUTIVE),
        Column(words("Invited on"), INVITED),
        Column("", BIN),
    )


class AttendeeEntry(Entry[AttendeeRow]):
    """Somebody who is invited; whether they are an executive is said of ours, known of the customer's."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.name = Elided()
        self.name.setIndent(TEXT_INDENT)
        self.name.setFixedHeight(cell_height())
        self.executive = TogglesField(shell.speech, words("Level"), [("executive", words("Executive"))])
        self.executive.hide_title()
        self.invited = day_field(shell, words("Invited on"), hint=words("Not yet"), behind=True)
        self.bind(
            self.executive,
            lambda row: EXECUTIVE_ONLY if row.executive else frozenset(),
            lambda row, chosen: EditAttendee(row.id, executive=bool(chosen)),
        )
        self.bind(
            self.invited, lambda row: row.invited_on, lambda row, day: EditAttendee(row.id, invited_on=day)
        )
        self.shows(self._show_name)
        delete = self.deletes(
            words("Don't invite"),
            lambda row: DeleteAttendee(row.id),
            lambda row: phrase("{name} is not invited any more.", name=row.person),
        )
        self.lines.addLayout(line(_columns(shell), (self.name, self.executive, self.invited, delete)))

    def focus_first(self) -> None:
        """The day of inviting."""
        self.invited.setFocus()

    def focus_executive(self) -> None:
        """Where it is said that this is an executive."""
        self.executive.setFocus()

    def _show_name(self, row: AttendeeRow) -> None:
        parts = [self.shell.say(part.label) for part in Part if part in row.parts]
        told = ", ".join([row.job_title, *parts] if row.job_title else parts)
        self.name.setText(f"{row.person} · {told}" if told else row.person)


class Attendees(Entries[AttendeeRow]):
    """Those of one side who are invited to the review `review`."""

    def __init__(self, shell: Shell, side: Side, parent: QWidget | None = None) -> None:
        self.review = 0
        self._side = side
        self._person = person_field(shell, shell.words("Somebody of the customer's"), shell.words("Name"))
        self._person.rule = needed
        super().__init__(
            lambda row: row.id,
            lambda: AttendeeEntry(shell),
            kind="review_attendee",
            add=self._their_line(shell) if side is Side.THEIRS else self._our_line(shell),
            parent=parent,
        )

    def offer(self, offer: Offer) -> None:
        """Let the customer's people be chosen."""
        super().offer(offer)
        self._person.set_people(offer.people)

    def focus_executive(self) -> None:
        """Say of the first who is there that this is an executive; with nobody, add somebody."""
        first = next((one for one in self.entries if isinstance(one, AttendeeEntry)), None)
        if first is not None:
            first.focus_executive()
        else:
            self.open_add_line()

    def _their_line(self, shell: Shell) -> AddLine[Person]:
        title = shell.words("Invite somebody of the customer's")
        return AddLine(shell, title, self._person, self._person.line, self._add_theirs)

    def _our_line(self, shell: Shell) -> AddLine[str]:
        field = line_field(shell, shell.words("One of us"), shell.words("Name"), rule=clean_name)
        return AddLine(shell, shell.words("Add one of us"), field, field.editor, self._add_ours)

    def _add_theirs(self, person: Person) -> Command[int]:
        if person.contact is None:
            return WithContact(self.offered.account, person.name, self._add_contact)
        return self._add_contact(person.contact)

    def _add_contact(self, contact: int) -> AddAttendee:
        return AddAttendee(self.review, Side.THEIRS, contact_id=contact)

    def _add_ours(self, name: str) -> AddAttendee:
        return AddAttendee(self.review, Side.OURS, person=name)
