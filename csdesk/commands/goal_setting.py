"""Setting a metric's goal in one step, with a draft of a plan where the account has none."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import func, select

from csdesk.commands.aim import free_rank
from csdesk.commands.belonging import metric_of
from csdesk.commands.goal import AddGoal, EditGoal
from csdesk.commands.metric import EditMetric
from csdesk.commands.plan import AddPlan, EditPlan
from csdesk.db.tables import Goal, Measurement, Metric, Plan
from csdesk.db.work import Work
from csdesk.domain.evidence import Evidence
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class GoalSet:
    """The plan and the goal that hold now; which of them were made, and whether anything is otherwise than before."""

    plan_id: int
    goal_id: int
    made_plan: bool
    made_goal: bool
    changed: bool


@dataclass(frozen=True, slots=True)
class SetGoal:
    """A metric's goal in the account's open plan, made or changed; values are as the metric keeps them.

    A new goal starts on the day given, else today, or with the first figure where it was due before. `shared` shares
    plan and metric. `source` and `evidence` are the baseline's; None leaves them.
    """

    title: ClassVar[Phrase] = phrase("Set goal")

    account_id: int
    metric_id: int
    _: KW_ONLY
    baseline: float
    target: float
    due: date
    starts: date | None = None
    shared: bool = False
    source: str | None = None
    evidence: Evidence | None = None

    def run(self, work: Work) -> GoalSet:
        """Refuses another account's metric, a due date before the start, and another target of an agreed plan."""
        metric = metric_of(work, self.account_id, self.metric_id, "metric_id")
        plan = _open_plan(work, self.account_id)
        made_plan = plan is None
        plan_id = self._add_plan(work) if plan is None else plan.id
        here = select(Goal).where(Goal.plan_id == plan_id, Goal.metric_id == metric.id)
        goal = work.first(here)
        goal_id = self._add_goal(work, plan_id) if goal is None else goal.id
        edited = goal is not None and self._edit_goal(work, goal)
        shared = self.shared and _share(work, work.get(Plan, plan_id), metric)
        work.about(metric.name)
        return GoalSet(
            plan_id, goal_id, made_plan, goal is None, made_plan or goal is None or edited or shared
        )

    def _add_plan(self, work: Work) -> int:
        return AddPlan(self.account_id, starts=self._start(work), ends=self.due, shared=self.shared).run(work)

    def _add_goal(self, work: Work, plan_id: int) -> int:
        return AddGoal(
            plan_id,
            self.metric_id,
            starts=self._start(work),
            due=self.due,
            baseline_value=self.baseline,
            baseline_source=self.source or "",
            baseline_evidence=self.evidence,
            target=self.target,
            rank=free_rank(work, plan_id),
        ).run(work)

    def _edit_goal(self, work: Work, goal: Goal) -> bool:
        wanted = {
            "baseline_value": self.baseline,
            "target": self.target,
            "due": self.due,
            "starts": self.starts,
            "baseline_source": self.source,
            "baseline_evidence": self.evidence,
        }
        other: dict[str, Any] = {
            field: value
            for field, value in wanted.items()
            if value is not None and getattr(goal, field) != value
        }
        if "baseline_value" in other and goal.baseline_evidence is not None:
            other.setdefault("baseline_evidence", goal.baseline_evidence)
        if other:
            EditGoal(goal.id, **other).run(work)
        return bool(other)

    def _start(self, work: Work) -> date | None:
        if self.starts is not None or self.due > work.today:
            return self.starts or work.today
        ((first,),) = work.values(
            select(func.min(Measurement.period)).where(Measurement.metric_id == self.metric_id)
        )
        return first if first is not None and first <= self.due else None


def _open_plan(work: Work, account_id: int) -> Plan | None:
    plans = work.all(select(Plan).where(Plan.account_id == account_id))
    return next((plan for plan in plans if not plan.status.closed), None)


def _share(work: Work, plan: Plan, metric: Metric) -> bool:
    changed = not (plan.shared and metric.shared)
    if not plan.shared:
        EditPlan(plan.id, shared=True).run(work)
    if not metric.shared:
        EditMetric(metric.id, shared=True).run(work)
    return changed
