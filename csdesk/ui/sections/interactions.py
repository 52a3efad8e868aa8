"""Conversations with the customer, each edited where it stands; none of them is ever shared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from csdesk.commands.interaction import AddInteraction, DeleteInteraction, EditInteraction
from csdesk.domain.fields import clean_text
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known
from csdesk.domain.typed_interaction import Conversation, read_conversation
from csdesk.near_days import Looking, near_day
from csdesk.queries.interactions import InteractionRow
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.forms.toggles import TogglesField
from csdesk.ui.forms.understood import UnderstoodLine
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.columns import BIN, Column, head, line
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import (
    choice_field,
    choices,
    day_field,
    labelled,
    line_field,
    text_field,
)
from csdesk.ui.sections.offer import Offer
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import rule
from csdesk.words import Phrase, phrase

DAY, KIND, STARTED = 112, 190, 124


def columns(shell: Shell) -> tuple[Column, ...]:
    """The columns of a conversation's first line."""
    words = shell.words
    return (
        Column(words("Day"), DAY),
        Column(words("What was said")),
        Column(words("Kind"), KIND),
        Column(words("Started by"), STARTED),
        Column("", BIN),
    )


class InteractionEntry(Entry[InteractionRow]):
    """A conversation: when, what was said, of what kind, who started it and who took part."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.day = day_field(shell, words("Day of the interaction"), needed=True, behind=True)
        self.text = text_field(
            shell, words("What was said"), words("What was said?"), rule=partial(clean_text, field="text")
        )
        self.kind = choice_field(shell, words("Kind of interaction"), InteractionKind)
        self.started = ChoiceField[Side](
            shell.speech, words("Started by"), choices(shell, (Side.OURS, Side.THEIRS)), quiet=True
        )
        self.started.hide_title()
        self.theirs = TogglesField[int](shell.speech, words("Who of the customer's took part"), ())
        self.theirs.hide_title()
        self.ours = line_field(
            shell,
            words("Who of us took part"),
            words("Who of us took part?"),
            rule=partial(clean_text, field="ours"),
        )
        self._bind()
        self._lay_out()

    def offer(self, offer: Offer) -> None:
        """Let any of the account's people have taken part."""
        super().offer(offer)
        self._offer_people()

    def focus_first(self) -> None:
        """What was said."""
        self.text.setFocus()

    def focus_next_empty(self) -> None:
        """The day, which may have been guessed."""
        self.day.setFocus()

    def _bind(self) -> None:
        self.shows(lambda _: self._offer_people())
        self.bind(self.day, lambda row: row.day, lambda row, it: EditInteraction(row.id, day=it or row.day))
        self.bind(self.text, lambda row: row.text, lambda row, it: EditInteraction(row.id, text=it))
        self.bind(self.kind, lambda row: row.kind, lambda row, it: EditInteraction(row.id, kind=it))
        self.bind(
            self.started, lambda row: row.started_by, lambda row, it: EditInteraction(row.id, started_by=it)
        )
        self.bind(
            self.theirs,
            lambda row: frozenset(one.contact_id for one in row.contacts),
            lambda row, ids: EditInteraction(row.id, contacts=tuple(sorted(ids))),
        )
        self.bind(self.ours, lambda row: row.ours, lambda row, it: EditInteraction(row.id, ours=it))

    def _lay_out(self) -> None:
        words = self.shell.words
        delete = self.deletes(
            words("Delete interaction"),
            lambda row: DeleteInteraction(row.id),
            lambda row: phrase("The interaction of {day} was deleted.", day=row.day),
        )
        cells = (self.day, self.text, self.kind, self.started, delete)
        self.lines.addLayout(line(columns(self.shell), cells))
        self.lines.addLayout(
            labelled(words("Took part"), self.theirs, self.ours, spread=(self.theirs, self.ours))
        )
        self.lines.addWidget(rule())

    def _offer_people(self) -> None:
        """Those of today, and whoever took part and has left since."""
        offered = {one.contact: one.name for one in self.offered.people if one.contact is not None}
        took_part = {} if self._row is None else {one.contact_id: one.name for one in self._row.contacts}
        self.theirs.set_choices([*(offered | took_part).items()])


class Interactions(Entries[InteractionRow]):
    """The list of conversations with the line that takes one as it is told."""

    def __init__(self, shell: Shell, account: Callable[[], int], parent: QWidget | None = None) -> None:
        self._shell = shell
        self._account = account
        self._known: tuple[Known, ...] = ()
        words = shell.words
        new = UnderstoodLine(
            shell.speech,
            words("With whom, about what"),
            lambda text: shell.say(_understood(self._read(text), shell.today())),
            rule=partial(clean_text, field="text"),
            hint=words("Called Ann yesterday: the night shift counts differently"),
        )
        super().__init__(
            lambda row: row.id,
            lambda: InteractionEntry(shell),
            kind="interaction",
            head=head(columns(shell)),
            add=AddLine(shell, words("Add an interaction"), new, new.editor, self._told),
            parent=parent,
        )

    def offer_known(self, people: Sequence[Known]) -> None:
        """Who may be meant in a line."""
        self._known = tuple(people)

    def _read(self, text: str) -> Conversation:
        formats, today = self._shell.speech.formats, self._shell.today()
        return read_conversation(text, self._known, lambda said: near_day(said, formats, today, Looking.BACK))

    def _told(self, text: str) -> AddInteraction:
        found = self._read(text)
        return AddInteraction(
            self._account(),
            found.day or self._shell.today(),
            found.kind,
            started_by=found.started_by,
            text=found.text,
            contacts=tuple(one.contact for one in found.contacts if one.contact is not None),
        )


def _understood(found: Conversation, today: date) -> Phrase:
    names = ", ".join(one.name for one in found.contacts)
    started = (
        phrase("started by the customer") if found.started_by is Side.THEIRS else phrase("started by us")
    )
    day = found.day or today
    if names:
        return phrase(
            "{kind} with {names} on {day}, {started}.",
            kind=found.kind.label,
            names=names,
            day=day,
            started=started,
        )
    return phrase("{kind} on {day}, {started}.", kind=found.kind.label, day=day, started=started)
