"""What may happen to changes: what was changed at the customer's, and which metrics it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import select

from csdesk.commands.belonging import metric_of, refuse_foreign_contacts, refuse_taken_key
from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.db.tables import Account, Change, ChangeMetric
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.change import ChangeKind
from csdesk.domain.fields import clean_day, clean_text
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase


def needed_text(text: str) -> str:
    """What was changed, in words."""
    found = clean_text(text, "text")
    if not found:
        raise Refusal("Say in a few words what was changed.", field="text")
    return found


RULES: Rules = {
    **rules_of(lines=("by",), days=("confirmed_on",), keys=("external_id",)),
    "text": needed_text,
    "day": lambda day: clean_day(day, "day"),
}


@dataclass(frozen=True, slots=True)
class Concerns:
    """A metric that a change concerns; `new_start` takes its limits anew from there on."""

    metric_id: int
    new_start: bool = False


@dataclass(frozen=True, slots=True)
class AddChange:
    """Something was changed on a day. Whoever confirms it did so today where no day is given. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Add change")

    account_id: int
    day: date
    text: str
    kind: ChangeKind
    _: KW_ONLY
    side: Side = Side.THEIRS
    by: str = ""
    confirmed_by_id: int | None = None
    confirmed_on: date | None = None
    shared: bool = False
    external_id: str | None = None
    metrics: tuple[Concerns, ...] = ()

    def run(self, work: Work) -> int:
        """Refuses a change without words, and metrics and people of other accounts."""
        work.get(Account, self.account_id)
        values = cleaned(values_set(self, but=("metrics",)), RULES)
        refuse_taken_key(work, Change.external_id, values["external_id"], 0)
        refuse_foreign_contacts(work, self.account_id, values, "confirmed_by_id")
        row = Change(**values)
        _settle_confirmation(work, row)
        work.add(row)
        _concern(work, row, self.metrics)
        work.about(row.text)
        return row.id


@dataclass(frozen=True, slots=True)
class EditChange:
    """Other values for some of a change's fields; `metrics` are all that it concerns from now on.

    Another day or other words make it one that nobody confirmed, unless it is confirmed with them.
    """

    change_id: int
    _: KW_ONLY
    day: date | Unset = UNSET
    text: str | Unset = UNSET
    kind: ChangeKind | Unset = UNSET
    side: Side | Unset = UNSET
    by: str | Unset = UNSET
    confirmed_by_id: int | Unset | None = UNSET
    confirmed_on: date | Unset | None = UNSET
    shared: bool | Unset = UNSET
    external_id: str | Unset | None = UNSET
    metrics: tuple[Concerns, ...] | Unset = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("change"), self, field_words.CHANGE)

    def run(self, work: Work) -> None:
        """Refuses what AddChange refuses."""
        row = work.get(Change, self.change_id)
        values: dict[str, Any] = cleaned(values_set(self, but=("change_id", "metrics")), RULES)
        refuse_taken_key(work, Change.external_id, values.get("external_id"), row.id)
        refuse_foreign_contacts(work, row.account_id, values, "confirmed_by_id")
        was = row.day, row.text.split()
        if self.metrics is not UNSET:
            _concern(work, row, self.metrics)
        assign(row, values)
        if was != (row.day, row.text.split()):
            row.confirmed_by_id = values.get("confirmed_by_id")
        _settle_confirmation(work, row)
        work.about(row.text)


@dataclass(frozen=True, slots=True)
class DeleteChange:
    """A change goes; limits that started anew there no longer do."""

    title: ClassVar[Phrase] = phrase("Delete change")

    change_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Change, self.change_id)
        work.about(row.text)
        work.delete(row)


def _settle_confirmation(work: Work, row: Change) -> None:
    if row.confirmed_by_id is None:
        row.confirmed_on = None
    elif row.confirmed_on is None:
        row.confirmed_on = work.today


def _concern(work: Work, row: Change, metrics: Iterable[Concerns]) -> None:
    wanted = {one.metric_id: metric_of(work, row.account_id, one.metric_id, "metrics") for one in metrics}
    starts = {one.metric_id: one.new_start for one in metrics}
    there = {
        one.metric_id: one for one in work.all(select(ChangeMetric).where(ChangeMetric.change_id == row.id))
    }
    work.delete_many(ChangeMetric, [one.id for metric_id, one in there.items() if metric_id not in wanted])
    for metric_id, new_start in starts.items():
        if metric_id in there:
            there[metric_id].new_start = new_start
        else:
            work.add(ChangeMetric(change_id=row.id, metric_id=metric_id, new_start=new_start))
