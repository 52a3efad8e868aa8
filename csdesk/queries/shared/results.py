"""Shared metrics with their figures, goals and changes, a few statements for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db import tables
from csdesk.db.domain_values import definition_of, goal_of, metric_of, value_of, worth_of
from csdesk.domain.goals import Goal, Worth
from csdesk.domain.metric import Definition, Metric
from csdesk.domain.series import Point, Series
from csdesk.queries.shared.people import People
from csdesk.queries.shared.rows import EarlierGoal, SharedChange, SharedResult, SharedWay

UNRANKED = 99


def shared_metrics(session: Session, account_id: int, people: People) -> dict[int, Metric]:
    """The shared metrics of an account with their definitions, by id, in the order of their names."""
    statement = select(tables.Metric).where(tables.Metric.account_id == account_id, tables.Metric.shared)
    rows = session.scalars(statement.order_by(tables.Metric.name)).all()
    definitions: dict[int, list[Definition]] = defaultdict(list)
    for one in session.scalars(
        select(tables.Definition).where(tables.Definition.metric_id.in_([row.id for row in rows]))
    ):
        by = people.named(one.measured_by)
        said = replace(definition_of(one), measured_by="" if by is None else by.name)
        definitions[one.metric_id].append(said)
    return {row.id: replace(metric_of(row), definitions=tuple(definitions[row.id])) for row in rows}


def metric_keys(session: Session, account_id: int) -> dict[int, str]:
    """By what the metrics of an account are known outside this book."""
    metric = tables.Metric
    rows = session.execute(select(metric.id, metric.uuid).where(metric.account_id == account_id))
    return {row.id: row.uuid for row in rows}


@dataclass(frozen=True, slots=True)
class Sources:
    """What results are put together from."""

    metrics: Mapping[int, Metric]
    keys: Mapping[int, str]
    plans: Sequence[tables.Plan]
    plan: tables.Plan | None
    people: People
    end: date


def shared_results(session: Session, account_id: int, sources: Sources) -> tuple[SharedResult, ...]:
    """All shared metrics: the headlines by rank, then the plan's other goals, then what has no goal."""
    series = _series(session, sources)
    goals = _goals(session, sources, series)
    changes = _changes(session, account_id, sources)
    found = []
    for metric_id, metric in sources.metrics.items():
        own = [(plan, row, goal) for plan, row, goal in goals.get(metric_id, []) if plan is sources.plan]
        _, row, goal = own[0] if own else (None, None, None)
        found.append(
            SharedResult(
                metric=metric,
                series=series[metric_id],
                goal=goal,
                worth_agreed_by=None if row is None else sources.people.known(row.worth_agreed_by_id),
                changes=tuple(changes.get(metric_id, ())),
                earlier=tuple(
                    EarlierGoal(plan.title, goal)
                    for plan, _, goal in goals.get(metric_id, [])
                    if sources.plan is not None and plan.phase < sources.plan.phase
                ),
                goal_id=None if row is None else row.id,
                key=sources.keys[metric_id],
            )
        )
    return tuple(sorted(found, key=_order))


def _order(result: SharedResult) -> tuple[int, int]:
    rank = UNRANKED if result.goal is None or result.goal.rank is None else result.goal.rank
    return (int(result.goal is None), rank)


def _series(session: Session, sources: Sources) -> dict[int, Series]:
    table = tables.Measurement
    statement = select(
        table.metric_id,
        table.period,
        table.value,
        table.numerator,
        table.denominator,
        table.evidence,
        table.source,
        table.confirmed_by_id,
        table.confirmed_on,
    ).where(table.metric_id.in_(sources.metrics), table.period <= sources.end)
    points: dict[int, list[Point]] = defaultdict(list)
    for row in session.execute(statement.order_by(table.metric_id, table.period)):
        by = sources.people.known(row.confirmed_by_id)
        points[row.metric_id].append(
            Point(
                period=row.period,
                value=value_of(row.value, row.numerator, row.denominator),
                numerator=row.numerator,
                denominator=row.denominator,
                evidence=row.evidence,
                source=row.source,
                confirmed_by="" if by is None else by.name,
                confirmed_on=row.confirmed_on,
            )
        )
    return {id_: Series(metric, tuple(points[id_])) for id_, metric in sources.metrics.items()}


GoalRow = tuple[tables.Plan, tables.Goal, Goal]


def _goals(session: Session, sources: Sources, series: Mapping[int, Series]) -> dict[int, list[GoalRow]]:
    """The goals of all shared phases by metric, in the order of the phases."""
    plans = {plan.id: plan for plan in sources.plans}
    rows = session.scalars(
        select(tables.Goal).where(tables.Goal.plan_id.in_(plans), tables.Goal.metric_id.in_(sources.metrics))
    ).all()
    revisions: dict[int, list[tables.GoalRevision]] = defaultdict(list)
    for one in session.scalars(
        select(tables.GoalRevision).where(tables.GoalRevision.goal_id.in_([row.id for row in rows]))
    ):
        revisions[one.goal_id].append(one)
    found: dict[int, list[GoalRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: plans[row.plan_id].phase):
        goal = goal_of(row, revisions[row.id], _worth(row, series))
        found[row.metric_id].append((plans[row.plan_id], row, goal))
    return found


def _worth(row: tables.Goal, series: Mapping[int, Series]) -> Worth | None:
    """What a unit is worth; a volume that isn't shared is none. Who agreed to it is told apart."""
    volume = None if row.volume_metric_id is None else series.get(row.volume_metric_id)
    return worth_of(row, "", volume)


def _changes(session: Session, account_id: int, sources: Sources) -> dict[int, list[SharedChange]]:
    """The shared changes up to the period's end by the metric that they concern, in the order of their days."""
    change, link = tables.Change, tables.ChangeMetric
    statement = (
        select(change, link.metric_id, link.new_start)
        .join(link, link.change_id == change.id)
        .where(change.account_id == account_id, change.shared, change.day <= sources.end)
        .where(link.metric_id.in_(sources.metrics))
        .order_by(change.day, change.id)
    )
    found: dict[int, list[SharedChange]] = defaultdict(list)
    for row, metric_id, new_start in session.execute(statement):
        found[metric_id].append(_change(row, sources.people, new_start=new_start))
    return found


def shared_ways(session: Session, account_id: int, sources: Sources) -> tuple[SharedWay, ...]:
    """All shared changes up to the period's end with the shared metrics that they concern, the latest first."""
    change, link = tables.Change, tables.ChangeMetric
    rows = session.scalars(
        select(change)
        .where(change.account_id == account_id, change.shared, change.day <= sources.end)
        .order_by(change.day.desc(), change.id.desc())
    ).all()
    concerned: dict[int, list[str]] = defaultdict(list)
    links = select(link.change_id, link.metric_id).where(link.change_id.in_([row.id for row in rows]))
    for change_id, metric_id in session.execute(links):
        if metric_id in sources.metrics:
            concerned[change_id].append(sources.metrics[metric_id].name)
    return tuple(
        SharedWay(_change(row, sources.people, new_start=False), tuple(sorted(concerned[row.id])))
        for row in rows
    )


def _change(row: tables.Change, people: People, *, new_start: bool) -> SharedChange:
    return SharedChange(
        day=row.day,
        text=row.text,
        kind=row.kind,
        side=row.side,
        by=people.named(row.by),
        confirmed_by=people.known(row.confirmed_by_id),
        confirmed_on=row.confirmed_on,
        new_start=new_start,
    )
