"""Rows as the values that the domain computes with."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.db import tables
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import Baseline, Goal, Revision, StatedBaseline, Worth
from csdesk.domain.metric import Definition, Metric
from csdesk.domain.series import Series


def metric_of(row: tables.Metric, definitions: Iterable[tables.Definition] = ()) -> Metric:
    """A metric with its definitions."""
    return Metric(
        name=row.name,
        unit=row.unit,
        decimals=row.decimals,
        better=row.better,
        cadence=row.cadence,
        kind=row.kind,
        summed_by=row.summed_by,
        now_periods=row.now_periods,
        definitions=tuple(definition_of(one) for one in definitions),
    )


def definition_of(row: tables.Definition) -> Definition:
    """What a metric means from a day on."""
    return Definition(row.since, row.meaning, row.how, row.side, row.measured_by, row.source)


def baseline_of(row: tables.Goal) -> Baseline | StatedBaseline | None:
    """Where a goal starts from: its periods, a stated value, or nothing yet."""
    if row.baseline_from is not None and row.baseline_to is not None:
        return Baseline(row.baseline_from, row.baseline_to)
    if row.baseline_value is not None:
        evidence = row.baseline_evidence or Evidence.ASSERTED
        return StatedBaseline(row.baseline_value, row.baseline_source, evidence)
    return None


def revision_of(row: tables.GoalRevision) -> Revision:
    """A dated change of what a goal aims at."""
    return Revision(row.day, row.target, row.low, row.high, row.due, row.reason)


def value_of(value: float | None, numerator: float | None, denominator: float | None) -> float:
    """A measurement's value as the metric keeps it: the value itself, or the fraction."""
    if value is not None:
        return value
    assert numerator is not None and denominator is not None
    return numerator / denominator


def goal_of(
    row: tables.Goal, revisions: Iterable[tables.GoalRevision] = (), worth: Worth | None = None
) -> Goal:
    """A goal with its revisions and what a unit of it is worth."""
    return Goal(
        kind=row.kind,
        start=row.starts,
        due=row.due,
        target=row.target,
        low=row.low,
        high=row.high,
        baseline=baseline_of(row),
        revisions=tuple(revision_of(one) for one in revisions),
        rank=row.rank,
        worth=worth,
    )


def worth_of(row: tables.Goal, agreed_by: str, volume_series: Series | None) -> Worth | None:
    """What a unit of a goal is worth, its volume a number or another metric's series; None when nothing is said."""
    if row.worth is None:
        return None
    return Worth(
        amount=row.worth,
        currency=row.worth_currency or "",
        agreed_by=agreed_by,
        agreed_on=row.worth_agreed_on,
        volume=row.volume if volume_series is None else volume_series,
    )
