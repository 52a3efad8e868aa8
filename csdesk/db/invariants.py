"""The method's own rules that a sound file can still break: what csdesk's commands never write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    FromClause,
    ScalarSelect,
    Select,
    String,
    Table,
    and_,
    func,
    literal,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.sql.elements import ColumnElement

from csdesk.db.owners import ACCOUNT, owner_columns, record_tables
from csdesk.db.soundness import SHOWN
from csdesk.db.tables import Account, Goal, Measurement, Metric, Plan
from csdesk.domain.metric import Kind
from csdesk.domain.periods import Cadence, first_day
from csdesk.words import Phrase, counted, phrase


def rule_findings(connection: Connection) -> Iterator[Phrase]:
    """Rules of the method that rows break."""
    yield from _strays(connection)
    yield from _doubled_headlines(connection)
    yield from _misfits(connection)
    yield from _wrong_periods(connection)


def _strays(connection: Connection) -> Iterator[Phrase]:
    """References that lead to another account, such as a goal whose metric is somebody else's."""
    for name, target, stray in _stray_queries():
        for row_id, account in connection.execute(stray):
            yield phrase(
                "“{account}”: its {table} {id} refers to a {target} of another account.",
                account=account,
                table=_spoken(name),
                id=str(row_id),
                target=_spoken(target),
            )


@cache
def _stray_queries() -> tuple[tuple[str, str, Select[int, str]], ...]:
    """The tables of each reference and what finds the strays, put together once: that takes longer than asking."""
    return tuple(
        (name, target.name, _strays_of(table, column, target))
        for name, table in record_tables().items()
        for column in table.columns
        for target in (key.column.table for key in column.foreign_keys)
        if column.name != owner_columns().get(name) and target.name != ACCOUNT
    )


def _strays_of(table: Table, column: Column[Any], target: Table) -> Select[int, str]:
    there = target.alias()
    return (
        select(table.c.id, Account.name)
        .select_from(table)
        .join(there, there.c.id == column)
        .join(Account, Account.id == _account(table.name, table))
        .where(_account(target.name, there) != _account(table.name, table))
        .limit(SHOWN)
    )


def _account(name: str, table: FromClause) -> ColumnElement[int] | ScalarSelect[int]:
    """The account that a row of the table `name` lies under, found along its owners."""
    if name == ACCOUNT:
        return table.c.id
    column = table.c[owner_columns()[name]]
    (key,) = record_tables()[name].c[owner_columns()[name]].foreign_keys
    owner = key.column.table
    if owner.name == ACCOUNT:
        return column
    parent = owner.alias()
    found = select(_account(owner.name, parent)).where(parent.c.id == column)
    return found.correlate(table).scalar_subquery()


def _doubled_headlines(connection: Connection) -> Iterator[Phrase]:
    doubled = (
        select(Account.name, Plan.phase, Goal.rank)
        .select_from(Goal)
        .join(Plan, Plan.id == Goal.plan_id)
        .join(Account, Account.id == Plan.account_id)
        .where(Goal.rank.is_not(None))
        .group_by(Goal.plan_id, Goal.rank)
        .having(func.count() > literal(1))
    )
    for account, phase, rank in connection.execute(doubled.limit(SHOWN)):
        yield phrase(
            "“{account}”: two goals of phase {phase} are both headline {rank}.",
            account=account,
            phase=phase,
            rank=str(rank),
        )


def _misfits(connection: Connection) -> Iterator[Phrase]:
    """Ratios kept as plain values, and plain values kept as ratios."""
    misfits = (
        select(Account.name, Metric.name, func.count())
        .select_from(Measurement)
        .join(Metric, Metric.id == Measurement.metric_id)
        .join(Account, Account.id == Metric.account_id)
        .where(
            or_(
                and_(Metric.kind == Kind.RATIO, Measurement.value.is_not(None)),
                and_(Metric.kind == Kind.VALUE, Measurement.value.is_(None)),
            )
        )
        .group_by(Metric.id)
    )
    for account, metric, count in connection.execute(misfits.limit(SHOWN)):
        yield counted(
            "“{account}”: {count} measurement of “{metric}” is not of its kind (value or ratio).",
            "“{account}”: {count} measurements of “{metric}” are not of its kind (value or ratio).",
            count,
            account=account,
            metric=metric,
        )


def _wrong_periods(connection: Connection) -> Iterator[Phrase]:
    cadence_said, period_said = type_coerce(Metric.cadence, String), type_coerce(Measurement.period, String)
    days = (
        select(cadence_said, period_said, func.min(Metric.name))
        .select_from(Measurement)
        .join(Metric, Metric.id == Measurement.metric_id)
        .group_by(cadence_said, period_said)
    )
    for cadence, period, metric in connection.execute(days):
        day = date.fromisoformat(period)
        if first_day(Cadence(cadence), day) != day:
            yield phrase("“{metric}” has a figure for {day}, where no period begins.", metric=metric, day=day)


def _spoken(name: str) -> str:
    return name.replace("_", " ")
