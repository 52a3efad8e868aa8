"""The results of accounts: every metric with its goal, its changes and all figures of the method."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from csdesk.db import tables
from csdesk.db.domain_values import goal_of, worth_of
from csdesk.db.tables import Account, Change, ChangeMetric, Contact, GoalRevision, NextPhase, Plan
from csdesk.domain.analysis import Analysis, analyse
from csdesk.domain.baseline import BaselineFigure, baseline_of
from csdesk.domain.change import ChangeMark
from csdesk.domain.goals import Goal
from csdesk.domain.metric import Metric
from csdesk.domain.result import Maybe
from csdesk.domain.series import Series
from csdesk.domain.velocity import renewal_risk
from csdesk.errors import Refusal
from csdesk.queries.current_plan import current_plans
from csdesk.queries.series import MetricSeries, metric_series
from csdesk.words import Phrase


@dataclass(frozen=True, slots=True)
class EarlierBaseline:
    """The baseline that the first phase with this metric began from; it stays printed."""

    phase: int
    baseline: Maybe[BaselineFigure]


@dataclass(frozen=True, slots=True)
class MetricResult:
    """A metric, its goal in the current plan where it has one, and all figures of both.

    `change_ids` are those of `analysis.changes`, in the same order. `first` is there from the second phase on.
    """

    metric_id: int
    goal_id: int | None
    shared: bool
    change_ids: tuple[int, ...]
    first: EarlierBaseline | None
    analysis: Analysis

    @property
    def metric(self) -> Metric:
        """The metric."""
        return self.analysis.metric

    @property
    def series(self) -> Series:
        """What was measured up to today."""
        return self.analysis.series

    @property
    def goal(self) -> Goal | None:
        """The goal of the current plan."""
        return self.analysis.goal


@dataclass(frozen=True, slots=True)
class AccountResults:
    """An account's metrics: the headlines by rank, then the plan's other goals, then what has no goal.

    `plan_id` and `phase` are those of the current plan. `flags` are risks that look green. Internal.
    """

    account_id: int
    name: str
    plan_id: int | None
    phase: int | None
    metrics: tuple[MetricResult, ...]
    flags: tuple[Phrase, ...]


def account_results(session: Session, account_id: int, today: date) -> AccountResults:
    """The results of one account. Raises Refusal when it is not there any more."""
    found = _results(session, today, account_id)
    if not found:
        raise Refusal("This account was deleted in the meantime.")
    return found[0]


def all_results(session: Session, today: date) -> tuple[AccountResults, ...]:
    """The results of all accounts, by name; as many statements for many accounts as for one."""
    return _results(session, today, None)


@dataclass(frozen=True, slots=True)
class _PlanRow:
    id: int
    phase: int
    has_next_phase: bool


@dataclass(frozen=True, slots=True)
class _GoalRow:
    id: int
    plan_id: int
    phase: int
    goal: Goal


def _results(session: Session, today: date, account_id: int | None) -> tuple[AccountResults, ...]:
    accounts = select(Account.id, Account.name)
    if account_id is not None:
        accounts = accounts.where(Account.id == account_id)
    plans = _plans(session, account_id)
    metrics = metric_series(session, account_id)
    goals = _goals(session, metrics, account_id)
    changes = _changes(session, account_id)
    own: dict[int, list[MetricSeries]] = defaultdict(list)
    for one in metrics.values():
        own[one.account_id].append(one)
    found = []
    for account, name in session.execute(accounts):
        plan = plans.get(account)
        results = _sorted(
            _metric_result(one, plan, goals[one.metric_id], changes[one.metric_id], today)
            for one in own[account]
        )
        found.append(
            AccountResults(
                account_id=account,
                name=name,
                plan_id=None if plan is None else plan.id,
                phase=None if plan is None else plan.phase,
                metrics=results,
                flags=_flags(plan, results),
            )
        )
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _metric_result(
    one: MetricSeries,
    plan: _PlanRow | None,
    goals: list[_GoalRow],
    changes: list[tuple[int, ChangeMark]],
    today: date,
) -> MetricResult:
    current = next((goal for goal in goals if plan is not None and goal.plan_id == plan.id), None)
    first = next((goal for goal in goals if plan is not None and goal.phase < plan.phase), None)
    return MetricResult(
        metric_id=one.metric_id,
        goal_id=None if current is None else current.id,
        shared=one.shared,
        change_ids=tuple(change_id for change_id, _ in changes),
        first=None
        if first is None
        else EarlierBaseline(
            first.phase, baseline_of(one.metric, first.goal.baseline, one.series.points, today)
        ),
        analysis=analyse(
            one.series, None if current is None else current.goal, [mark for _, mark in changes], today
        ),
    )


def _sorted(results: Iterable[MetricResult]) -> tuple[MetricResult, ...]:
    return tuple(sorted(results, key=_place))


def _place(result: MetricResult) -> tuple[bool, bool, int, str]:
    rank = None if result.goal is None else result.goal.rank
    return (result.goal is None, rank is None, rank or 0, result.metric.name.casefold())


def _flags(plan: _PlanRow | None, results: Iterable[MetricResult]) -> tuple[Phrase, ...]:
    has_next_phase = plan is not None and plan.has_next_phase
    risks = (
        renewal_risk(one.analysis.course, one.analysis.velocity, has_next_phase)
        for one in results
        if one.goal is not None and one.goal.headline
    )
    return tuple(dict.fromkeys(risk for risk in risks if risk is not None))


def _plans(session: Session, account_id: int | None) -> Mapping[int, _PlanRow]:
    followed = exists().where(NextPhase.plan_id == Plan.id)
    statement = select(Plan.account_id, Plan.id, Plan.phase, followed).where(
        Plan.id.in_(current_plans(account_id))
    )
    rows = session.execute(statement)
    return {account: _PlanRow(plan, phase, next_phase) for account, plan, phase, next_phase in rows}


def _goals(
    session: Session, metrics: Mapping[int, MetricSeries], account_id: int | None
) -> Mapping[int, list[_GoalRow]]:
    """The goals of every phase by metric, the first phase's first."""
    revisions = _revisions(session, account_id)
    statement = (
        select(tables.Goal, Plan.phase, Contact.name)
        .join(Plan, Plan.id == tables.Goal.plan_id)
        .outerjoin(Contact, Contact.id == tables.Goal.worth_agreed_by_id)
        .order_by(Plan.phase)
    )
    if account_id is not None:
        statement = statement.where(Plan.account_id == account_id)
    found: dict[int, list[_GoalRow]] = defaultdict(list)
    for row, phase, agreed_by in session.execute(statement):
        volume = metrics.get(row.volume_metric_id) if row.volume_metric_id is not None else None
        worth = worth_of(row, agreed_by or "", None if volume is None else volume.series)
        goal = goal_of(row, revisions[row.id], worth)
        found[row.metric_id].append(_GoalRow(row.id, row.plan_id, phase, goal))
    return found


def _revisions(session: Session, account_id: int | None) -> Mapping[int, list[GoalRevision]]:
    statement = select(GoalRevision)
    if account_id is not None:
        goals = select(tables.Goal.id).join(Plan).where(Plan.account_id == account_id)
        statement = statement.where(GoalRevision.goal_id.in_(goals))
    found: dict[int, list[GoalRevision]] = defaultdict(list)
    for revision in session.scalars(statement):
        found[revision.goal_id].append(revision)
    return found


def _changes(session: Session, account_id: int | None) -> Mapping[int, list[tuple[int, ChangeMark]]]:
    """The changes that concern each metric, in the order of their days."""
    statement: Select[int, bool, Change, str] = (
        select(ChangeMetric.metric_id, ChangeMetric.new_start, Change, Contact.name)
        .join(Change, Change.id == ChangeMetric.change_id)
        .outerjoin(Contact, Contact.id == Change.confirmed_by_id)
        .order_by(Change.day, Change.id)
    )
    if account_id is not None:
        statement = statement.where(Change.account_id == account_id)
    found: dict[int, list[tuple[int, ChangeMark]]] = defaultdict(list)
    for metric, new_start, row, confirmed_by in session.execute(statement):
        mark = ChangeMark(
            day=row.day,
            text=row.text,
            kind=row.kind,
            side=row.side,
            by=row.by,
            confirmed_by=confirmed_by or "",
            confirmed_on=row.confirmed_on,
            new_start=new_start,
            shared=row.shared,
        )
        found[metric].append((row.id, mark))
    return found
