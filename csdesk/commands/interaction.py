"""What may happen to interactions: a conversation is written down, with who started it and who took part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy import select

from csdesk.commands.belonging import contact_of, refuse_taken_key
from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.db.tables import Account, Interaction, InteractionContact
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.fields import clean_day
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

RULES: Rules = {
    **rules_of(texts=("ours", "text"), keys=("external_id",), sides=("started_by",)),
    "day": lambda day: clean_day(day, "day"),
}


@dataclass(frozen=True, slots=True)
class AddInteraction:
    """A conversation on a day; `contacts` are the ids of the customer's people in it. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Add interaction")

    account_id: int
    day: date
    kind: InteractionKind
    _: KW_ONLY
    started_by: Side = Side.OURS
    ours: str = ""
    text: str = ""
    contacts: tuple[int, ...] = ()
    external_id: str | None = None

    def run(self, work: Work) -> int:
        """Refuses a day still to come, and another account's people."""
        work.get(Account, self.account_id)
        values = cleaned(values_set(self, but=("contacts",)), RULES)
        refuse_taken_key(work, Interaction.external_id, values["external_id"], 0)
        row = Interaction(**values)
        _refuse_unfit(work, row)
        work.add(row)
        _take_part(work, row, self.contacts)
        work.about(_called(row))
        return row.id


@dataclass(frozen=True, slots=True)
class EditInteraction:
    """Other values for some of an interaction's fields; `contacts` are all who took part."""

    interaction_id: int
    _: KW_ONLY
    day: date | Unset = UNSET
    kind: InteractionKind | Unset = UNSET
    started_by: Side | Unset = UNSET
    ours: str | Unset = UNSET
    text: str | Unset = UNSET
    contacts: tuple[int, ...] | Unset = UNSET
    external_id: str | Unset | None = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("interaction"), self, field_words.INTERACTION)

    def run(self, work: Work) -> None:
        """Refuses what AddInteraction refuses."""
        row = work.get(Interaction, self.interaction_id)
        values = cleaned(values_set(self, but=("interaction_id", "contacts")), RULES)
        refuse_taken_key(work, Interaction.external_id, values.get("external_id"), row.id)
        assign(row, values)
        _refuse_unfit(work, row)
        if self.contacts is not UNSET:
            _take_part(work, row, self.contacts)
        work.about(_called(row))


@dataclass(frozen=True, slots=True)
class DeleteInteraction:
    """A conversation goes from the book."""

    title: ClassVar[Phrase] = phrase("Delete interaction")

    interaction_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Interaction, self.interaction_id)
        work.about(_called(row))
        work.delete(row)


def _refuse_unfit(work: Work, row: Interaction) -> None:
    if row.day > work.today:
        raise Refusal(
            "{day} is still to come; a conversation is written down once it was held.",
            field="day",
            day=row.day,
        )


def _take_part(work: Work, row: Interaction, contacts: Iterable[int]) -> None:
    wanted = {one: contact_of(work, row.account_id, one, "contacts") for one in contacts}
    there = {
        one.contact_id: one.id
        for one in work.all(select(InteractionContact).where(InteractionContact.interaction_id == row.id))
    }
    work.delete_many(InteractionContact, [link for contact, link in there.items() if contact not in wanted])
    for contact in wanted:
        if contact not in there:
            work.add(InteractionContact(interaction_id=row.id, contact_id=contact))


def _called(row: Interaction) -> str:
    return row.text.partition("\n")[0]
