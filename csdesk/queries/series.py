"""Metrics with their definitions and measurements, of one account or of all, in a few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from csdesk.db import tables
from csdesk.db.domain_values import metric_of, value_of
from csdesk.db.tables import Contact, Definition, Measurement
from csdesk.domain.metric import Metric
from csdesk.domain.series import Point, Series


@dataclass(frozen=True, slots=True)
class MetricSeries:
    """A metric of an account with all that was measured."""

    metric_id: int
    account_id: int
    shared: bool
    series: Series

    @property
    def metric(self) -> Metric:
        """The metric itself."""
        return self.series.metric


def metric_series(session: Session, account_id: int | None = None) -> Mapping[int, MetricSeries]:
    """The metrics of an account, or of all, by id; each knows its definitions and points."""
    definitions = _definitions(session, account_id)
    points = _points(session, account_id)
    statement = select(tables.Metric).order_by(tables.Metric.id)
    if account_id is not None:
        statement = statement.where(tables.Metric.account_id == account_id)
    return {
        row.id: MetricSeries(
            metric_id=row.id,
            account_id=row.account_id,
            shared=row.shared,
            series=Series(metric_of(row, definitions[row.id]), tuple(points[row.id])),
        )
        for row in session.scalars(statement)
    }


def _metrics_of(account_id: int) -> Select[int]:
    return select(tables.Metric.id).where(tables.Metric.account_id == account_id)


def _definitions(session: Session, account_id: int | None) -> Mapping[int, list[Definition]]:
    statement = select(Definition)
    if account_id is not None:
        statement = statement.where(Definition.metric_id.in_(_metrics_of(account_id)))
    found: dict[int, list[Definition]] = defaultdict(list)
    for definition in session.scalars(statement):
        found[definition.metric_id].append(definition)
    return found


def _points(session: Session, account_id: int | None) -> Mapping[int, list[Point]]:
    table = Measurement
    statement = (
        select(
            table.metric_id,
            table.period,
            table.value,
            table.numerator,
            table.denominator,
            table.evidence,
            table.source,
            Contact.name,
            table.confirmed_on,
            table.note,
        )
        .outerjoin(Contact, Contact.id == table.confirmed_by_id)
        .order_by(table.metric_id, table.period)
    )
    if account_id is not None:
        statement = statement.where(table.metric_id.in_(_metrics_of(account_id)))
    found: dict[int, list[Point]] = defaultdict(list)
    for metric, period, value, above, below, evidence, source, by, on, note in session.execute(statement):
        figure = value_of(value, above, below)
        found[metric].append(Point(period, figure, above, below, evidence, source, by or "", on, note))
    return found
