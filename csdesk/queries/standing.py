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
from csdesk.db.plain import plain_rows
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
    own = tables.Goal.__table__.c
    rows = plain_rows(
        session,
        select(*own, Plan.account_id)
        .join_from(tables.Goal, Plan)
        .where(own.id.in_(goals))
        .order_by(own.rank.nulls_last(), own.id),
    )
    if not rows:
        return ()
    of_metrics = select(*tables.Metric.__table__.c).where(tables.Metric.id.in_(_metrics(goals)))
    metric_rows = {row.id: row for row in plain_rows(session, of_metrics)}
    redefined = _redefinitions(session, goals)
    revisions = _revisions(session, goals)
    most = max(row.now_periods for row in metric_rows.values())
    now_points = _last_points(session, goals, most, today)
    baseline_points = _baseline_points(session, goals)
    found: list[Standing] = []
    for row in rows:
        metric = metric_of(metric_rows[row.metric_id], redefined[row.metric_id])
        goal = goal_of(row, revisions[row.id])
        baseline = baseline_of(metric, goal.baseline, tuple(baseline_points[row.id]), today)
        seen = glance(metric, tuple(now_points[row.metric_id]), baseline, goal, today)
        found.append(Standing(row.account_id, row.id, row.metric_id, metric, goal, baseline, seen))
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
    """The last `count` measurements of each metric, by metric and sorted; each is found by its index from the end."""
    earlier = aliased(Measurement)
    last = (
        select(earlier.id)
        .where(earlier.metric_id == tables.Metric.id, earlier.period <= today)
        .order_by(earlier.period.desc())
        .limit(count)
    )
    statement = (
        select(tables.Metric.id, *POINT)
        .join_from(tables.Metric, Measurement, Measurement.id.in_(last))
        .where(tables.Metric.id.in_(_metrics(goals)))
        .order_by(tables.Metric.id, Measurement.period)
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
    for key, period, value, numerator, denominator, evidence in plain_rows(session, statement):
        figure = value_of(value, numerator, denominator)
        found[key].append(Point(period, figure, numerator, denominator, evidence))
    return found
