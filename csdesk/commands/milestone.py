"""What may happen to milestones."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from csdesk.commands.belonging import contact_of, refuse_taken_key
from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.commands.money import amount_or_none, currency_or_none, refuse_half_of_money
from csdesk.db.tables import Milestone, Plan
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.fields import clean_day, clean_line
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

PHRASE_LENGTH = 500


def needed_phrase(text: str) -> str:
    """What the customer calls the milestone."""
    found = clean_line(text, "phrase", PHRASE_LENGTH)
    if not found:
        raise Refusal("Say in the customer's words what will be reached.", field="phrase")
    return found


def take_rate(rate: float | None) -> float | None:
    """The share of customers that take an expansion, as a fraction from 0 to 1."""
    if rate is not None and not 0 <= rate <= 1:
        raise Refusal("A take rate lies between 0 and 100 %.", field="take_rate")
    return rate


RULES: Rules = {
    **rules_of(
        lines=("answerable",),
        texts=("reached_when", "expansion"),
        days=("planned", "reached"),
        keys=("external_id",),
        sides=("side",),
    ),
    "phrase": needed_phrase,
    "expansion_value": lambda amount: amount_or_none(amount, "expansion_value"),
    "expansion_currency": lambda code: currency_or_none(code, "expansion_currency"),
    "take_rate": take_rate,
}


@dataclass(frozen=True, slots=True)
class AddMilestone:
    """A step that the customer can see. The expansion behind it stays internal. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Add milestone")

    plan_id: int
    phrase: str
    _: KW_ONLY
    reached_when: str = ""
    planned: date | None = None
    reached: date | None = None
    side: Side = Side.THEIRS
    answerable: str = ""
    waits_for_id: int | None = None
    shared: bool = False
    expansion: str = ""
    expansion_value: Decimal | None = None
    expansion_currency: str | None = None
    take_rate: float | None = None
    external_id: str | None = None

    def run(self, work: Work) -> int:
        """Refuses a milestone without words, reached in the future, or waiting for another account's."""
        plan = work.get(Plan, self.plan_id)
        values = cleaned(values_set(self), RULES)
        refuse_taken_key(work, Milestone.external_id, values["external_id"], 0)
        _refuse_circle(work, plan.account_id, 0, values)
        row = Milestone(**values)
        _refuse_unfit(work, row)
        work.about(row.phrase)
        return work.add(row).id


@dataclass(frozen=True, slots=True)
class EditMilestone:
    """Other values for some of a milestone's fields; another day or owner is one that nobody confirmed."""

    milestone_id: int
    _: KW_ONLY
    phrase: str | Unset = UNSET
    reached_when: str | Unset = UNSET
    planned: date | Unset | None = UNSET
    reached: date | Unset | None = UNSET
    side: Side | Unset = UNSET
    answerable: str | Unset = UNSET
    waits_for_id: int | Unset | None = UNSET
    shared: bool | Unset = UNSET
    expansion: str | Unset = UNSET
    expansion_value: Decimal | Unset | None = UNSET
    expansion_currency: str | Unset | None = UNSET
    take_rate: float | Unset | None = UNSET
    external_id: str | Unset | None = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("milestone"), self, field_words.MILESTONE)

    def run(self, work: Work) -> None:
        """Refuses what AddMilestone refuses, and milestones that wait for each other in a circle."""
        row = work.get(Milestone, self.milestone_id)
        values = cleaned(values_set(self, but=("milestone_id",)), RULES)
        refuse_taken_key(work, Milestone.external_id, values.get("external_id"), row.id)
        _refuse_circle(work, work.get(Plan, row.plan_id).account_id, row.id, values)
        was = row.planned, row.answerable
        assign(row, values)
        _refuse_unfit(work, row)
        if was != (row.planned, row.answerable):
            row.confirmed_by_id = row.confirmed_on = None
        work.about(row.phrase)


@dataclass(frozen=True, slots=True)
class ConfirmMilestone:
    """A contact of the customer's says today when a milestone is planned or who answers for it, as it is or anew."""

    title: ClassVar[Phrase] = phrase("Confirm milestone")

    milestone_id: int
    contact_id: int
    _: KW_ONLY
    planned: date | Unset = UNSET
    answerable: str | Unset = UNSET

    def run(self, work: Work) -> None:
        """Refuses another account's contact, and what EditMilestone refuses."""
        row = work.get(Milestone, self.milestone_id)
        account = work.get(Plan, row.plan_id).account_id
        contact = contact_of(work, account, self.contact_id, "contact_id")
        EditMilestone(row.id, planned=self.planned, answerable=self.answerable).run(work)
        row.confirmed_by_id, row.confirmed_on = contact.id, work.today


@dataclass(frozen=True, slots=True)
class ReachMilestone:
    """A milestone is reached, on the day given or today."""

    title: ClassVar[Phrase] = phrase("Reach milestone")

    milestone_id: int
    reached: date | None = None

    def run(self, work: Work) -> None:
        """Refuses a day that is still to come."""
        row = work.get(Milestone, self.milestone_id)
        row.reached = clean_day(self.reached or work.today, "reached")
        _refuse_unfit(work, row)
        work.about(row.phrase)


@dataclass(frozen=True, slots=True)
class DeleteMilestone:
    """A milestone goes; one that waited for it waits no more."""

    title: ClassVar[Phrase] = phrase("Delete milestone")

    milestone_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Milestone, self.milestone_id)
        work.about(row.phrase)
        work.delete(row)


def _refuse_unfit(work: Work, row: Milestone) -> None:
    if row.reached is not None and row.reached > work.today:
        raise Refusal(
            "{day} is still to come; plan it for that day instead.", field="reached", day=row.reached
        )
    refuse_half_of_money(row.expansion_value, row.expansion_currency, "expansion_value", "expansion_currency")


def _refuse_circle(work: Work, account_id: int, milestone_id: int, values: dict[str, Any]) -> None:
    before: int | None = values.get("waits_for_id")
    while before is not None:
        row = work.get(Milestone, before)
        if work.get(Plan, row.plan_id).account_id != account_id:
            raise Refusal(
                "“{phrase}” is a milestone of another account.", field="waits_for_id", phrase=row.phrase
            )
        if row.id == milestone_id:
            raise Refusal(
                "A milestone can't wait for itself, nor for one that waits for it.", field="waits_for_id"
            )
        before = row.waits_for_id
