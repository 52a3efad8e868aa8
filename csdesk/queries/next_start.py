"""What starting the next phase would do: how this one ended, and from which baseline each goal would go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Goal, Plan
from csdesk.domain.baseline import BaselineFigure, baseline_of
from csdesk.domain.course import Course
from csdesk.domain.goals import Aim, Baseline
from csdesk.domain.metric import Metric
from csdesk.domain.next_phase import closing_status, goes_on
from csdesk.domain.phases import next_baseline
from csdesk.domain.plan import PlanStatus
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Series
from csdesk.queries.series import metric_series
from csdesk.queries.standing import Standing, standings


@dataclass(frozen=True, slots=True)
class GoalAhead:
    """A goal as the next phase would begin with it; `span` are the first days of the baseline's first and last period.

    `wanted` is what the method suggests: what is reached doesn't go on by itself.
    """

    goal_id: int
    metric: Metric
    aim: Aim
    course: Maybe[Course]
    baseline: Maybe[BaselineFigure]
    span: Maybe[Baseline]
    wanted: bool


@dataclass(frozen=True, slots=True)
class NextStart:
    """How the phase ended by its goals, and those goals as they would go on."""

    plan_id: int
    phase: int
    ended: PlanStatus
    goals: tuple[GoalAhead, ...]


def next_start(session: Session, plan_id: int, starts: date) -> NextStart | None:
    """What starting the phase after this one on a day would do; None when the plan is not there any more."""
    plan = session.get(Plan, plan_id)
    if plan is None:
        return None
    known = metric_series(session, plan.account_id)
    found = standings(session, select(Goal.id).where(Goal.plan_id == plan_id), starts)
    return NextStart(
        plan_id=plan_id,
        phase=plan.phase + 1,
        ended=closing_status([one.glance.course for one in found]),
        goals=tuple(_ahead(one, known[one.metric_id].series, starts) for one in found),
    )


def _ahead(standing: Standing, series: Series, starts: date) -> GoalAhead:
    metric = series.metric
    span = next_baseline(metric, series.points, starts)
    baseline = span if isinstance(span, Missing) else baseline_of(metric, span, series.points, starts)
    return GoalAhead(
        goal_id=standing.goal_id,
        metric=metric,
        aim=standing.goal.at(starts),
        course=standing.glance.course,
        baseline=baseline,
        span=span,
        wanted=goes_on(standing.glance.course),
    )
