"""Who is invited to a review: the customer's contacts, and ours by name."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, ClassVar

from csdesk.commands.belonging import contact_of
from csdesk.commands.edits import UNSET, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.db.tables import Review, ReviewAttendee
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.contact import Level
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

RULES = rules_of(lines=("person",), days=("invited_on",), sides=("side",))


@dataclass(frozen=True, slots=True)
class AddAttendee:
    """Somebody is to be at a review: a contact of the customer's, or a person by name. Gives back the id.

    Whether a contact is an executive is taken from the contact's level unless it is said.
    """

    title: ClassVar[Phrase] = phrase("Add attendee")

    review_id: int
    side: Side
    _: KW_ONLY
    contact_id: int | None = None
    person: str = ""
    executive: bool | None = None
    invited_on: date | None = None

    def run(self, work: Work) -> int:
        """Refuses nobody, a contact on our side, and another account's contact."""
        review = work.get(Review, self.review_id)
        values = _settled_person(work, review.account_id, cleaned(values_set(self), RULES))
        values["executive"] = bool(values["executive"])
        row = ReviewAttendee(**values)
        _refuse_unfit(row)
        work.about(row.person)
        return work.add(row).id


@dataclass(frozen=True, slots=True)
class EditAttendee:
    """Other values for some of an attendee's fields. A name that is typed takes the contact's place."""

    attendee_id: int
    _: KW_ONLY
    side: Side | Unset = UNSET
    contact_id: int | Unset | None = UNSET
    person: str | Unset = UNSET
    executive: bool | Unset = UNSET
    invited_on: date | Unset | None = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("attendee"), self, field_words.REVIEW_ATTENDEE)

    def run(self, work: Work) -> None:
        """Refuses what AddAttendee refuses."""
        row = work.get(ReviewAttendee, self.attendee_id)
        review = work.get(Review, row.review_id)
        values = cleaned(values_set(self, but=("attendee_id",)), RULES)
        if "person" in values and "contact_id" not in values:
            values["contact_id"] = None
        assign(row, _settled_person(work, review.account_id, values))
        _refuse_unfit(row)
        work.about(row.person)


@dataclass(frozen=True, slots=True)
class DeleteAttendee:
    """Somebody is not invited after all."""

    title: ClassVar[Phrase] = phrase("Delete attendee")

    attendee_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(ReviewAttendee, self.attendee_id)
        work.about(row.person)
        work.delete(row)


def _settled_person(work: Work, account_id: int, values: dict[str, Any]) -> dict[str, Any]:
    """A contact's name is kept too, so that it is still known when the contact is gone."""
    if values.get("contact_id") is None:
        return values
    contact = contact_of(work, account_id, values["contact_id"], "contact_id")
    found = {**values, "person": contact.name}
    if found.get("executive") is None:
        found["executive"] = contact.level is Level.EXECUTIVE
    return found


def _refuse_unfit(row: ReviewAttendee) -> None:
    if not row.person:
        raise Refusal("Say who is to be there.", field="person")
    if row.contact_id is not None and row.side is not Side.THEIRS:
        raise Refusal("A contact is on the customer's side; write the name of one of us.", field="side")
