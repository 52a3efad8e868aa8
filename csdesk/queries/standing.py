"""Where goals stand, those of one plan or of all accounts, without loading whole series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from csdesk.db import tables
from csdesk.db.domain_values import goal_of, metric_of, value_of
from csdesk.db.tables import Definition, GoalRevision, Measurement, Plan
from csdesk.domain.baseline import BaselineFigure, baseline_of
from csdesk.domain.evidence import Evidence
from csdesk.domain.glance import Glance, glance
from csdesk.domain.goals import Goal
from csdesk.domain.metric import Metric
from csdesk.domain.result import Maybe
from csdesk.domain.series import Point

Points = Mapping[int, Sequence[Point]]
POINT = (
    Measurement.period,
    Measurement.value,
    Measurement.numerator,
    Measurement.denominator,
    Measurement.evidence,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal with its metric, its baseline and where it stands."""

    account_id: int
    goal_id: int
    metric_id: int
    metric: Metric
    goal: Goal
    baseline: Maybe[BaselineFigure]
    glance: Glance


def standings(session: Session, goals: Select[int], today: date) -> tuple[Standing, ...]:
    """The goals whose ids `goals` selects, by rank, those without one last."""
    rows = session.execute(
        select(tables.Goal, tables.Metric, Plan.account_id)
        .join(tables.Metric, tables.Metric.id == tables.Goal.metric_id)
        .join(Plan, Plan.id == tables.Goal.plan_id)
        .where(tables.Goal.id.in_(goals))
        .order_by(tables.Goal.rank.nulls_last(), tables.Goal.id)
    ).all()
    if not rows:
        return ()
    redefined = _redefinitions(session, goals)
    revisions = _revisions(session, goals)
    now_points = _last_points(session, goals, max(metric.now_periods for _, metric, _ in rows), today)
    baseline_points = _baseline_points(session, goals)
    found: list[Standing] = []
    for row, metric_row, account_id in rows:
        metric = metric_of(metric_row, redefined[metric_row.id])
        goal = goal_of(row, revisions[row.id])
        baseline = baseline_of(metric, goal.baseline, tuple(baseline_points[row.id]), today)
        seen = glance(metric, tuple(now_points[metric_row.id]), baseline, goal, today)
        found.append(Standing(account_id, row.id, metric_row.id, metric, goal, baseline, seen))
    return tuple(found)


def _metrics(goals: Select[int]) -> Select[int]:
    return select(tables.Goal.metric_id).where(tables.Goal.id.in_(goals))


def _redefinitions(session: Session, goals: Select[int]) -> Mapping[int, list[Definition]]:
    """The definitions of metrics that have more than one: a single one breaks no series."""
    several = select(Definition.metric_id).group_by(Definition.metric_id).having(func.count() > 1)
    statement = select(Definition).where(
        Definition.metric_id.in_(_metrics(goals)), Definition.metric_id.in_(several)
    )
    found: dict[int, list[Definition]] = defaultdict(list)
    for definition in session.scalars(statement):
        found[definition.metric_id].append(definition)
    return found


def _revisions(session: Session, goals: Select[int]) -> Mapping[int, list[GoalRevision]]:
    found: dict[int, list[GoalRevision]] = defaultdict(list)
    for revision in session.scalars(select(GoalRevision).where(GoalRevision.goal_id.in_(goals))):
        found[revision.goal_id].append(revision)
    return found


def _last_points(session: Session, goals: Select[int], count: int, today: date) -> Points:
    """The last `count` measurements of each metric, by metric and sorted."""
    earlier = aliased(Measurement)
    oldest = (
        select(earlier.period)
        .where(earlier.metric_id == tables.Metric.id, earlier.period <= today)
        .order_by(earlier.period.desc())
        .offset(count - 1)
        .limit(1)
        .scalar_subquery()
    )
    statement = (
        select(tables.Metric.id, *POINT)
        .join(Measurement, Measurement.metric_id == tables.Metric.id)
        .where(
            tables.Metric.id.in_(_metrics(goals)),
            Measurement.period >= func.coalesce(oldest, date.min),
            Measurement.period <= today,
        )
        .order_by(Measurement.metric_id, Measurement.period)
    )
    return _points(session, statement)


def _baseline_points(session: Session, goals: Select[int]) -> Points:
    """The measurements of the baselines' periods, by goal and sorted."""
    goal = tables.Goal
    statement = (
        select(goal.id, *POINT)
        .join(Measurement, Measurement.metric_id == goal.metric_id)
        .where(goal.id.in_(goals), Measurement.period.between(goal.baseline_from, goal.baseline_to))
        .order_by(Measurement.metric_id, Measurement.period)
    )
    return _points(session, statement)


def _points(
    session: Session, statement: Select[int, date, float | None, float | None, float | None, Evidence]
) -> Points:
    found: dict[int, list[Point]] = defaultdict(list)
    for key, period, value, numerator, denominator, evidence in session.execute(statement):
        figure = value_of(value, numerator, denominator)
        found[key].append(Point(period, figure, numerator, denominator, evidence))
    return found
