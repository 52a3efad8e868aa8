"""What may happen to the next phase of a plan: what is to follow it, one thing a record."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar

from csdesk.commands.belonging import account_of_plan, metric_of
from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.commands.goal_fields import number_or_none
from csdesk.db.tables import NextPhase
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.words import Phrase, phrase

RULES: Rules = {
    **rules_of(texts=("text", "first_step"), lines=("ours", "theirs"), days=("by",)),
    **{field: partial(number_or_none, field=field) for field in ("from_value", "to_value")},
}


@dataclass(frozen=True, slots=True)
class AddNextPhase:
    """One thing that the phase after this one is to bring; its metric goes from one value to another by a day.

    Values of a ratio are fractions; `ours` and `theirs` name who answers for it on either side. Gives back its id.
    """

    title: ClassVar[Phrase] = phrase("Add to next phase")

    plan_id: int
    kind: NextPhaseKind
    _: KW_ONLY
    text: str = ""
    metric_id: int | None = None
    from_value: float | None = None
    to_value: float | None = None
    by: date | None = None
    ours: str = ""
    theirs: str = ""
    first_step: str = ""

    def run(self, work: Work) -> int:
        """Refuses another account's metric."""
        account_id = account_of_plan(work, self.plan_id)
        values = cleaned(values_set(self), RULES)
        _refuse_foreign_metric(work, account_id, values)
        row = NextPhase(**values)
        work.about(row.text)
        return work.add(row).id


@dataclass(frozen=True, slots=True)
class EditNextPhase:
    """Other values for some fields of one thing that the next phase is to bring."""

    next_phase_id: int
    _: KW_ONLY
    kind: NextPhaseKind | Unset = UNSET
    text: str | Unset = UNSET
    metric_id: int | Unset | None = UNSET
    from_value: float | Unset | None = UNSET
    to_value: float | Unset | None = UNSET
    by: date | Unset | None = UNSET
    ours: str | Unset = UNSET
    theirs: str | Unset = UNSET
    first_step: str | Unset = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("next phase"), self, field_words.NEXT_PHASE)

    def run(self, work: Work) -> None:
        """Refuses another account's metric."""
        row = work.get(NextPhase, self.next_phase_id)
        values = cleaned(values_set(self, but=("next_phase_id",)), RULES)
        _refuse_foreign_metric(work, account_of_plan(work, row.plan_id), values)
        assign(row, values)
        work.about(row.text)


@dataclass(frozen=True, slots=True)
class DeleteNextPhase:
    """One thing goes from what the next phase is to bring."""

    title: ClassVar[Phrase] = phrase("Delete from next phase")

    next_phase_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(NextPhase, self.next_phase_id)
        work.about(row.text)
        work.delete(row)


def _refuse_foreign_metric(work: Work, account_id: int, values: dict[str, Any]) -> None:
    if values.get("metric_id") is not None:
        metric_of(work, account_id, values["metric_id"], "metric_id")
