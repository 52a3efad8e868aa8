"""What may happen to a goal. Its dated revisions, worth and rank have files of their own."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy import select

from csdesk.commands.belonging import metric_of
from csdesk.commands.edits import UNSET, Unset, assign, cleaned, edit_title, values_set
from csdesk.commands.goal_fields import RULES, refuse_unfit, settled_aim, settled_baseline
from csdesk.commands.goal_rank import clean_rank, give_rank
from csdesk.db.tables import Goal, Metric, Plan
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import GoalKind
from csdesk.domain.plan import PlanStatus
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

AGREED_FIELDS = ("target", "low", "high", "due")


@dataclass(frozen=True, slots=True)
class AddGoal:
    """What a plan aims at with a metric. Values of a ratio are fractions. Gives back the goal's id.

    The baseline is given by its periods or as a stated value; it starts with the plan where no start is given.
    """

    title: ClassVar[Phrase] = phrase("Add goal")

    plan_id: int
    metric_id: int
    _: KW_ONLY
    kind: GoalKind = GoalKind.REACH
    starts: date | None = None
    due: date | None = None
    baseline_from: date | None = None
    baseline_to: date | None = None
    baseline_value: float | None = None
    baseline_source: str = ""
    baseline_evidence: Evidence | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    rank: int | None = None

    def run(self, work: Work) -> int:
        """Refuses a second goal for a metric, another account's metric, and fields that contradict each other."""
        plan = work.get(Plan, self.plan_id)
        metric = metric_of(work, plan.account_id, self.metric_id, "metric_id")
        taken = select(Goal.id).where(Goal.plan_id == plan.id, Goal.metric_id == metric.id)
        if work.values(taken):
            raise Refusal(
                "The plan has a goal for “{name}” already; change that one.",
                field="metric_id",
                name=metric.name,
            )
        values = cleaned(values_set(self, but=("rank",)), RULES)
        row = Goal(**settled_aim(settled_baseline(values, metric), metric))
        row.starts = row.starts or _start_of(plan, row)
        refuse_unfit(row)
        rank = clean_rank(self.rank)
        work.add(row)
        give_rank(work, row, rank)
        work.about(metric.name)
        return row.id


@dataclass(frozen=True, slots=True)
class EditGoal:
    """Other values for some of a goal's fields. A new baseline, target or band replaces one of the other sort."""

    goal_id: int
    _: KW_ONLY
    kind: GoalKind | Unset = UNSET
    starts: date | Unset | None = UNSET
    due: date | Unset | None = UNSET
    baseline_from: date | Unset | None = UNSET
    baseline_to: date | Unset | None = UNSET
    baseline_value: float | Unset | None = UNSET
    baseline_source: str | Unset = UNSET
    baseline_evidence: Evidence | Unset | None = UNSET
    target: float | Unset | None = UNSET
    low: float | Unset | None = UNSET
    high: float | Unset | None = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("goal"), self, field_words.GOAL)

    def run(self, work: Work) -> None:
        """Refuses another target or due date once the plan was agreed: those are revised, with a day and a reason."""
        row = work.get(Goal, self.goal_id)
        metric = work.get(Metric, row.metric_id)
        values = cleaned(values_set(self, but=("goal_id",)), RULES)
        _refuse_rewriting(work.get(Plan, row.plan_id), row, values)
        assign(row, settled_aim(settled_baseline(values, metric), metric))
        refuse_unfit(row)
        work.about(metric.name)


@dataclass(frozen=True, slots=True)
class DeleteGoal:
    """A goal goes from its plan; the metric and its figures stay."""

    title: ClassVar[Phrase] = phrase("Delete goal")

    goal_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Goal, self.goal_id)
        work.about(work.get(Metric, row.metric_id).name)
        work.delete(row)


def _start_of(plan: Plan, goal: Goal) -> date | None:
    if plan.starts is not None and goal.due is not None and plan.starts > goal.due:
        return None
    return plan.starts


def _refuse_rewriting(plan: Plan, goal: Goal, values: dict[str, object]) -> None:
    if plan.status in {PlanStatus.DRAFT, PlanStatus.PROPOSED}:
        return
    for field in AGREED_FIELDS:
        agreed = getattr(goal, field)
        if agreed is not None and field in values and values[field] != agreed:
            raise Refusal(
                "This was agreed, so it isn't overwritten: revise it, with the day and the reason.",
                field=field,
            )
