"""Where goals stand, those of one plan or of all accounts, without loading whole series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from csdesk.db import tables
from csdesk.db.domain_values import goal_of, metric_of, value_of
from csdesk.db.plain import plain, plain_rows
from csdesk.db.tables import Definition, GoalRevision, Measurement, Plan
from csdesk.domain.baseline import BaselineFigure, baseline_of
from csdesk.domain.evidence import Evidence
from csdesk.domain.glance import Glance, glance
from csdesk.domain.goals import Goal
from csdesk.domain.metric import Metric
from csdesk.domain.result import Maybe
from csdesk.domain.series import Point

Points = Mapping[int, Sequence[Point]]
GOAL, METRIC, MEASUREMENT = plain(tables.Goal), plain(tables.Metric), plain(Measurement)
POINT = tuple(MEASUREMENT.c[name] for name in ("period", "value", "numerator", "denominator", "evidence"))


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
    own, plan = GOAL.c, plain(Plan)
    rows = plain_rows(
        session,
        select(*own, plan.c.account_id)
        .join_from(GOAL, plan)
        .where(own.id.in_(goals))
        .order_by(own.rank.nulls_last(), own.id),
    )
    if not rows:
        return ()
    of_metrics = select(METRIC).where(METRIC.c.id.in_(_metrics(goals)))
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
    return select(GOAL.c.metric_id).where(GOAL.c.id.in_(goals))


def _redefinitions(session: Session, goals: Select[int]) -> Mapping[int, list[Any]]:
    """The definitions of metrics that have more than one: a single one breaks no series."""
    definition = plain(Definition)
    metric = definition.c.metric_id
    several = select(metric).group_by(metric).having(func.count() > 1)
    found: dict[int, list[Any]] = defaultdict(list)
    for row in plain_rows(
        session, select(definition).where(metric.in_(_metrics(goals)), metric.in_(several))
    ):
        found[row.metric_id].append(row)
    return found


def _revisions(session: Session, goals: Select[int]) -> Mapping[int, list[Any]]:
    revision = plain(GoalRevision)
    found: dict[int, list[Any]] = defaultdict(list)
    for row in plain_rows(session, select(revision).where(revision.c.goal_id.in_(goals))):
        found[row.goal_id].append(row)
    return found


def _last_points(session: Session, goals: Select[int], count: int, today: date) -> Points:
    """The last `count` measurements of each metric, by metric and sorted; each is found by its index from the end."""
    metric, point, earlier = METRIC.c, MEASUREMENT.c, MEASUREMENT.alias().c
    last = (
        select(earlier.id)
        .where(earlier.metric_id == metric.id, earlier.period <= today)
        .order_by(earlier.period.desc())
        .limit(count)
    )
    statement = (
        select(metric.id, *POINT)
        .join_from(METRIC, MEASUREMENT, point.id.in_(last))
        .where(metric.id.in_(_metrics(goals)))
        .order_by(metric.id, point.period)
    )
    return _points(session, statement)


def _baseline_points(session: Session, goals: Select[int]) -> Points:
    """The measurements of the baselines' periods, by goal and sorted."""
    goal, point = GOAL.c, MEASUREMENT.c
    statement = (
        select(goal.id, *POINT)
        .join_from(GOAL, MEASUREMENT, point.metric_id == goal.metric_id)
        .where(goal.id.in_(goals), point.period.between(goal.baseline_from, goal.baseline_to))
        .order_by(point.metric_id, point.period)
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
