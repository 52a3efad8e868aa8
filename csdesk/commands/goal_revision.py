"""What may happen to a goal's target after it was agreed: dated revisions, each with its reason."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from sqlalchemy import select

from csdesk.commands.edits import Rules, assign, cleaned, rules_of, values_set
from csdesk.commands.goal_fields import number_or_none, settled_aim
from csdesk.db.tables import Goal, GoalRevision, Metric
from csdesk.db.work import Work
from csdesk.domain.fields import clean_band, clean_day, clean_day_order
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

RULES: Rules = {
    **rules_of(days=("due",), texts=("reason",)),
    **{field: partial(number_or_none, field=field) for field in ("target", "low", "high")},
    "day": lambda day: clean_day(day, "day"),
}


@dataclass(frozen=True, slots=True)
class ReviseTarget:
    """From a day on a goal has another target, band or due date; what is not given stays. Gives back the revision's id.

    A second revision on the same day replaces the first.
    """

    title: ClassVar[Phrase] = phrase("Revise target")

    goal_id: int
    day: date
    reason: str
    _: KW_ONLY
    target: float | None = None
    low: float | None = None
    high: float | None = None
    due: date | None = None

    def run(self, work: Work) -> int:
        """Refuses a revision without reason, one that changes nothing, and a due date before the goal's start."""
        goal = work.get(Goal, self.goal_id)
        metric = work.get(Metric, goal.metric_id)
        values = settled_aim(cleaned(values_set(self), RULES), metric)
        if not values["reason"]:
            raise Refusal("Say why the target is revised; it is printed with it.", field="reason")
        if all(values[field] is None for field in ("target", "low", "high", "due")):
            raise Refusal("Give the new target, the new band or the new due date.", field="target")
        clean_band(values["low"], values["high"], "high")
        clean_day_order(goal.starts, values["due"], "due")
        work.about(metric.name)
        same_day = select(GoalRevision).where(
            GoalRevision.goal_id == goal.id, GoalRevision.day == values["day"]
        )
        row = work.first(same_day)
        if row is None:
            return work.add(GoalRevision(**values)).id
        assign(row, values)
        return row.id


@dataclass(frozen=True, slots=True)
class DeleteRevision:
    """A revision goes; what held before it holds again."""

    title: ClassVar[Phrase] = phrase("Delete revision of target")

    revision_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(GoalRevision, self.revision_id)
        work.about(work.get(Metric, work.get(Goal, row.goal_id).metric_id).name)
        work.delete(row)
