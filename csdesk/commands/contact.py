"""What may happen to the people of an account."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from sqlalchemy import Select, select

from csdesk.commands.belonging import refuse_taken_key
from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.db.tables import (
    Account,
    Answer,
    Change,
    Commitment,
    Contact,
    DataRequest,
    Goal,
    InteractionContact,
    Measurement,
    Milestone,
    Plan,
    Responsibility,
    Review,
    ReviewAttendee,
)
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.contact import Level, Part
from csdesk.domain.fields import clean_email
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

RULES: Rules = {
    **rules_of(
        names=("name",), lines=("title",), texts=("stance",), days=("left_on",), keys=("external_id",)
    ),
    "email": partial(clean_email, field="email"),
}


@dataclass(frozen=True, slots=True)
class AddContact:
    """A person on the customer's side; several may be sponsors. Gives back the contact's id."""

    title: ClassVar[Phrase] = phrase("Add contact")

    account_id: int
    name: str
    _: KW_ONLY
    external_id: str | None = None
    job_title: str = ""
    email: str = ""
    level: Level | None = None
    parts: frozenset[Part] = frozenset()
    stance: str = ""
    left_on: date | None = None
    shared: bool = False

    def run(self, work: Work) -> int:
        """Refuses an external id that another contact has."""
        work.get(Account, self.account_id)
        values = cleaned(values_set(self, titled="job_title"), RULES)
        refuse_taken_key(work, Contact.external_id, values["external_id"], 0)
        work.about(values["name"])
        return work.add(Contact(**values)).id


@dataclass(frozen=True, slots=True)
class EditContact:
    """Other values for some of a contact's fields."""

    contact_id: int
    _: KW_ONLY
    name: str | Unset = UNSET
    external_id: str | Unset | None = UNSET
    job_title: str | Unset = UNSET
    email: str | Unset = UNSET
    level: Level | Unset | None = UNSET
    parts: frozenset[Part] | Unset = UNSET
    stance: str | Unset = UNSET
    left_on: date | Unset | None = UNSET
    shared: bool | Unset = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("contact"), self, field_words.CONTACT)

    def run(self, work: Work) -> None:
        """Refuses an external id that another contact has."""
        row = work.get(Contact, self.contact_id)
        values = cleaned(values_set(self, but=("contact_id",), titled="job_title"), RULES)
        refuse_taken_key(work, Contact.external_id, values.get("external_id"), row.id)
        assign(row, values)
        work.about(row.name)


@dataclass(frozen=True, slots=True)
class DeleteContact:
    """A contact goes. Responsibilities and reviews that the person was invited to keep the name."""

    title: ClassVar[Phrase] = phrase("Delete contact")

    contact_id: int

    def run(self, work: Work) -> None:
        """Refuses when something rests on this person's word: such a contact is marked as left instead."""
        row = work.get(Contact, self.contact_id)
        for reason, statement in _words_given(row.id):
            if work.values(statement.limit(1)):
                raise Refusal(
                    "{name} {reason}. Mark the contact as left instead.", name=row.name, reason=reason
                )
        for responsibility in work.all(select(Responsibility).where(Responsibility.contact_id == row.id)):
            responsibility.person = row.name
        for attendee in work.all(select(ReviewAttendee).where(ReviewAttendee.contact_id == row.id)):
            attendee.person = row.name
        work.about(row.name)
        work.delete(row)


def _words_given(contact_id: int) -> tuple[tuple[Phrase, Select[int]], ...]:
    return (
        (phrase("agreed a plan"), select(Plan.id).where(Plan.agreed_by_id == contact_id)),
        (phrase("said what a plan's success is"), select(Plan.id).where(Plan.said_by_id == contact_id)),
        (phrase("agreed what a goal is worth"), select(Goal.id).where(Goal.worth_agreed_by_id == contact_id)),
        (
            phrase("confirmed a figure"),
            select(Measurement.id).where(Measurement.confirmed_by_id == contact_id),
        ),
        (
            phrase("confirmed a milestone"),
            select(Milestone.id).where(Milestone.confirmed_by_id == contact_id),
        ),
        (
            phrase("confirmed a promise"),
            select(Commitment.id).where(Commitment.confirmed_by_id == contact_id),
        ),
        (phrase("confirmed a change"), select(Change.id).where(Change.confirmed_by_id == contact_id)),
        (phrase("answered a question"), select(Answer.id).where(Answer.answered_by_id == contact_id)),
        (
            phrase("took part in a conversation"),
            select(InteractionContact.id).where(InteractionContact.contact_id == contact_id),
        ),
        (phrase("read a review through"), select(Review.id).where(Review.read_through_with_id == contact_id)),
        (phrase("was asked for figures"), select(DataRequest.id).where(DataRequest.asked_id == contact_id)),
    )
