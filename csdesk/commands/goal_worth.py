"""What one unit of a goal's progress is worth to the customer, and who of them agreed to it and when."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from csdesk.commands.belonging import metric_of, refuse_foreign_contacts
from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.commands.goal_fields import number_or_none
from csdesk.commands.money import amount_or_none, currency_or_none, refuse_half_of_money
from csdesk.db.tables import Goal, Metric, Plan
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

RULES: Rules = {
    **rules_of(days=("worth_agreed_on",)),
    "worth": lambda amount: amount_or_none(amount, "worth"),
    "worth_currency": lambda code: currency_or_none(code, "worth_currency"),
    "volume": lambda number: number_or_none(number, "volume"),
}
AGREED_FIGURES = ("worth", "worth_currency", "volume", "volume_metric_id")


@dataclass(frozen=True, slots=True)
class EditWorth:
    """Other values for some of what a goal's value is computed from. The volume is a number a period or a metric.

    Whoever agreed to another amount or volume did not agree to this one: the agreement goes unless given anew.
    """

    goal_id: int
    _: KW_ONLY
    worth: Decimal | Unset | None = UNSET
    worth_currency: str | Unset | None = UNSET
    volume: float | Unset | None = UNSET
    volume_metric_id: int | Unset | None = UNSET
    worth_agreed_by_id: int | Unset | None = UNSET
    worth_agreed_on: date | Unset | None = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("goal"), self, field_words.GOAL_WORTH)

    def run(self, work: Work) -> None:
        """Refuses an amount without currency, two volumes at once, and people and metrics of other accounts."""
        row = work.get(Goal, self.goal_id)
        account_id = work.get(Plan, row.plan_id).account_id
        values = _settled_volume(cleaned(values_set(self, but=("goal_id",)), RULES))
        refuse_foreign_contacts(work, account_id, values, "worth_agreed_by_id")
        if values.get("volume_metric_id") is not None:
            metric_of(work, account_id, values["volume_metric_id"], "volume_metric_id")
        work.about(work.get(Metric, row.metric_id).name)
        if _other_figures(row, values) and "worth_agreed_by_id" not in values:
            values |= {"worth_agreed_by_id": None, "worth_agreed_on": None}
        assign(row, values)
        refuse_half_of_money(row.worth, row.worth_currency, "worth", "worth_currency")


def _other_figures(row: Goal, values: dict[str, Any]) -> bool:
    before = {field: getattr(row, field) for field in AGREED_FIGURES}
    return any(was is not None and values.get(field, was) != was for field, was in before.items())


def _settled_volume(values: dict[str, Any]) -> dict[str, Any]:
    number, metric = values.get("volume") is not None, values.get("volume_metric_id") is not None
    if number and metric:
        raise Refusal("The volume is a number or another metric, not both.", field="volume")
    if number:
        return {**values, "volume_metric_id": None}
    return {**values, "volume": None} if metric else values
