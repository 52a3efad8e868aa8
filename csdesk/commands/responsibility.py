"""What may happen to responsibilities: who answers for what in a plan, on both sides."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import select

from csdesk.commands.belonging import account_of_plan, contact_of
from csdesk.commands.edits import UNSET, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.db.tables import Contact, Responsibility
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.folding import key_of
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

RULES = rules_of(lines=("person",), texts=("answers_for",), days=("confirmed_on",), sides=("side",))


@dataclass(frozen=True, slots=True)
class AddResponsibility:
    """Somebody answers for something: a contact of the customer's, or a person by name. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Add responsibility")

    plan_id: int
    side: Side
    _: KW_ONLY
    contact_id: int | None = None
    person: str = ""
    answers_for: str = ""
    confirmed_on: date | None = None

    def run(self, work: Work) -> int:
        """Refuses nobody, a contact on our side, and another account's contact."""
        account_id = account_of_plan(work, self.plan_id)
        values = _settled_person(work, account_id, cleaned(values_set(self), RULES))
        row = Responsibility(**values)
        _refuse_unfit(row)
        work.about(row.person)
        return work.add(row).id


@dataclass(frozen=True, slots=True)
class EditResponsibility:
    """Other values for some of a responsibility's fields. A name that is typed takes the contact's place."""

    responsibility_id: int
    _: KW_ONLY
    side: Side | Unset = UNSET
    contact_id: int | Unset | None = UNSET
    person: str | Unset = UNSET
    answers_for: str | Unset = UNSET
    confirmed_on: date | Unset | None = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("responsibility"), self, field_words.RESPONSIBILITY)

    def run(self, work: Work) -> None:
        """Refuses what AddResponsibility refuses."""
        row = work.get(Responsibility, self.responsibility_id)
        account_id = account_of_plan(work, row.plan_id)
        values = cleaned(values_set(self, but=("responsibility_id",)), RULES)
        if "person" in values and "contact_id" not in values:
            values["contact_id"] = None
        values = _settled_person(work, account_id, values)
        assign(row, values)
        _refuse_unfit(row)
        work.about(row.person)


@dataclass(frozen=True, slots=True)
class ConfirmResponsibility:
    """The customer says today who answers for something: the same or another, a contact where one is named so."""

    title: ClassVar[Phrase] = phrase("Confirm responsibility")

    responsibility_id: int
    person: str

    def run(self, work: Work) -> None:
        """Refuses what EditResponsibility refuses."""
        row = work.get(Responsibility, self.responsibility_id)
        if key_of(row.person) != key_of(self.person):
            contact = _contact_named(work, account_of_plan(work, row.plan_id), self.person)
            EditResponsibility(
                row.id, side=Side.THEIRS if contact else row.side, contact_id=contact, person=self.person
            ).run(work)
        row.confirmed_on = work.today
        work.about(row.person)


@dataclass(frozen=True, slots=True)
class DeleteResponsibility:
    """Somebody no longer answers for something."""

    title: ClassVar[Phrase] = phrase("Delete responsibility")

    responsibility_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Responsibility, self.responsibility_id)
        work.about(row.person)
        work.delete(row)


def _contact_named(work: Work, account_id: int, name: str) -> int | None:
    """The one contact who is still there under a name."""
    here = select(Contact).where(Contact.account_id == account_id, Contact.left_on.is_(None))
    found = [one.id for one in work.all(here) if key_of(one.name) == key_of(name)]
    return found[0] if len(found) == 1 else None


def _settled_person(work: Work, account_id: int, values: dict[str, Any]) -> dict[str, Any]:
    """A contact's name is kept too, so that it is still known when the contact is gone."""
    if values.get("contact_id") is None:
        return values
    return {**values, "person": contact_of(work, account_id, values["contact_id"], "contact_id").name}


def _refuse_unfit(row: Responsibility) -> None:
    if not row.person:
        raise Refusal("Say who answers for it.", field="person")
    if row.contact_id is not None and row.side is not Side.THEIRS:
        raise Refusal("A contact is on the customer's side; write the name of one of us.", field="side")
