"""What may happen to a metric's definitions: dated, so that a new one doesn't rewrite what was measured before."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import select

from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.db.tables import Definition, Metric
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.fields import clean_day
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

RULES: Rules = {
    **rules_of(lines=("measured_by", "source"), texts=("meaning", "how"), sides=("side",)),
    "since": lambda day: clean_day(day, "since"),
}


@dataclass(frozen=True, slots=True)
class AddDefinition:
    """What a metric means from a day on, and how and by whom it is measured. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Define metric")

    metric_id: int
    since: date
    _: KW_ONLY
    meaning: str = ""
    how: str = ""
    side: Side = Side.THEIRS
    measured_by: str = ""
    source: str = ""

    def run(self, work: Work) -> int:
        """Refuses a second definition from the same day."""
        metric = work.get(Metric, self.metric_id)
        values = cleaned(values_set(self), RULES)
        _refuse_second(work, metric.id, 0, values)
        work.about(metric.name)
        return work.add(Definition(**values)).id


@dataclass(frozen=True, slots=True)
class EditDefinition:
    """Other values for some of a definition's fields."""

    definition_id: int
    _: KW_ONLY
    since: date | Unset = UNSET
    meaning: str | Unset = UNSET
    how: str | Unset = UNSET
    side: Side | Unset = UNSET
    measured_by: str | Unset = UNSET
    source: str | Unset = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("definition"), self, field_words.DEFINITION)

    def run(self, work: Work) -> None:
        """Refuses a second definition from the same day."""
        row = work.get(Definition, self.definition_id)
        values = cleaned(values_set(self, but=("definition_id",)), RULES)
        _refuse_second(work, row.metric_id, row.id, values)
        work.about(work.get(Metric, row.metric_id).name)
        assign(row, values)


@dataclass(frozen=True, slots=True)
class DeleteDefinition:
    """A definition goes; the one before it holds again."""

    title: ClassVar[Phrase] = phrase("Delete definition")

    definition_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Definition, self.definition_id)
        work.about(work.get(Metric, row.metric_id).name)
        work.delete(row)


def _refuse_second(work: Work, metric_id: int, definition_id: int, values: dict[str, Any]) -> None:
    if "since" not in values:
        return
    same = select(Definition.id).where(
        Definition.metric_id == metric_id,
        Definition.since == values["since"],
        Definition.id != definition_id,
    )
    if work.values(same):
        raise Refusal(
            "There is a definition from {day} already; change that one, or choose another day.",
            field="since",
            day=values["since"],
        )
