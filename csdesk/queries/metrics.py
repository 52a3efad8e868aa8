"""The metrics of an account, to choose from and to edit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db import tables
from csdesk.db.domain_values import metric_of
from csdesk.domain.metric import Metric


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A metric with its definitions."""

    id: int
    metric: Metric
    shared: bool
    external_id: str | None


def list_metrics(session: Session, account_id: int) -> tuple[MetricRow, ...]:
    """The metrics of an account, by name."""
    own = select(tables.Metric.id).where(tables.Metric.account_id == account_id)
    definitions: dict[int, list[tables.Definition]] = defaultdict(list)
    for one in session.scalars(select(tables.Definition).where(tables.Definition.metric_id.in_(own))):
        definitions[one.metric_id].append(one)
    rows = session.scalars(select(tables.Metric).where(tables.Metric.account_id == account_id))
    found = (
        MetricRow(row.id, metric_of(row, definitions[row.id]), row.shared, row.external_id) for row in rows
    )
    return tuple(sorted(found, key=lambda one: one.metric.name.casefold()))
