"""Where the headline goals of current plans stand, of one account or of all, without loading whole series."""

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
from csdesk.domain.baseline import baseline_of
from csdesk.domain.evidence import Evidence
from csdesk.domain.glance import Glance, glance
from csdesk.domain.goals import Goal
from csdesk.domain.metric import Metric
from csdesk.domain.series import Point
from csdesk.queries.current_plan import current_plans

Points = Mapping[int, Sequence[Point]]
POINT = (
    Measurement.period,
    Measurement.value,
    Measurement.numerator,
    Measurement.denominator,
    Measurement.evidence,
)


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline goal and where it stands."""

    account_id: int
    goal_id: int
    metric_id: int
    metric: Metric
    goal: Goal
    glance: Glance


def headlines(session: Session, today: date, account_id: int) -> tuple[Headline, ...]:
    """The headlines of an account's current plan, in the order of their ranks."""
    ranked = select(tables.Goal.id).where(
        tables.Goal.plan_id.in_(current_plans(account_id)), tables.Goal.rank.is_not(None)
    )
    return _headlines(session, today, ranked)


def first_headlines(session: Session, today: date, account_id: int | None = None) -> Mapping[int, Headline]:
    """The first headline of the current plan of each account, or of one, by account."""
    other = aliased(tables.Goal)
    first = select(func.min(other.rank)).where(other.plan_id == tables.Goal.plan_id).scalar_subquery()
    ranked = select(tables.Goal.id).where(
        tables.Goal.plan_id.in_(current_plans(account_id)), tables.Goal.rank == first
    )
    return {headline.account_id: headline for headline in _headlines(session, today, ranked)}


def _headlines(session: Session, today: date, ranked: Select[int]) -> tuple[Headline, ...]:
    rows = session.execute(
        select(tables.Goal, tables.Metric, Plan.account_id)
        .join(tables.Metric, tables.Metric.id == tables.Goal.metric_id)
        .join(Plan, Plan.id == tables.Goal.plan_id)
        .where(tables.Goal.id.in_(ranked))
        .order_by(tables.Goal.rank, tables.Goal.id)
    ).all()
    if not rows:
        return ()
    redefined = _redefinitions(session, ranked)
    revisions = _revisions(session, ranked)
    now_points = _last_points(session, ranked, max(metric.now_periods for _, metric, _ in rows), today)
    baseline_points = _baseline_points(session, ranked)
    found: list[Headline] = []
    for row, metric_row, account_id in rows:
        metric = metric_of(metric_row, redefined[metric_row.id])
        goal = goal_of(row, revisions[row.id])
        baseline = baseline_of(metric, goal.baseline, tuple(baseline_points[row.id]), today)
        seen = glance(metric, tuple(now_points[metric_row.id]), baseline, goal, today)
        found.append(Headline(account_id, row.id, metric_row.id, metric, goal, seen))
    return tuple(found)


def _metrics(ranked: Select[int]) -> Select[int]:
    return select(tables.Goal.metric_id).where(tables.Goal.id.in_(ranked))


def _redefinitions(session: Session, ranked: Select[int]) -> Mapping[int, list[Definition]]:
    """The definitions of metrics that have more than one: a single one breaks no series."""
    several = select(Definition.metric_id).group_by(Definition.metric_id).having(func.count() > 1)
    statement = select(Definition).where(
        Definition.metric_id.in_(_metrics(ranked)), Definition.metric_id.in_(several)
    )
    found: dict[int, list[Definition]] = defaultdict(list)
    for definition in session.scalars(statement):
        found[definition.metric_id].append(definition)
    return found


def _revisions(session: Session, ranked: Select[int]) -> Mapping[int, list[GoalRevision]]:
    found: dict[int, list[GoalRevision]] = defaultdict(list)
    for revision in session.scalars(select(GoalRevision).where(GoalRevision.goal_id.in_(ranked))):
        found[revision.goal_id].append(revision)
    return found


def _last_points(session: Session, ranked: Select[int], count: int, today: date) -> Points:
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
            tables.Metric.id.in_(_metrics(ranked)),
            Measurement.period >= func.coalesce(oldest, date.min),
            Measurement.period <= today,
        )
        .order_by(Measurement.metric_id, Measurement.period)
    )
    return _points(session, statement)


def _baseline_points(session: Session, ranked: Select[int]) -> Points:
    """The measurements of the baselines' periods, by goal and sorted."""
    goal = tables.Goal
    statement = (
        select(goal.id, *POINT)
        .join(Measurement, Measurement.metric_id == goal.metric_id)
        .where(goal.id.in_(ranked), Measurement.period.between(goal.baseline_from, goal.baseline_to))
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
