"""The grid for entering figures: metrics down, periods across."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from csdesk.db import tables
from csdesk.db.domain_values import value_of
from csdesk.db.tables import Contact, Measurement
from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Metric
from csdesk.domain.periods import Cadence, following
from csdesk.queries.metrics import MetricRow, list_metrics

PERIODS = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """A measurement; `value` is as its metric keeps it, for a ratio the fraction."""

    measurement_id: int
    value: float
    numerator: float | None
    denominator: float | None
    evidence: Evidence
    source: str
    confirmed_by: str
    confirmed_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A metric with its cells, one a period of the grid, None where nothing was measured."""

    metric_id: int
    metric: Metric
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class EntryGrid:
    """The metrics of one cadence with their figures of some periods, the earliest first.

    `cadences` are those that the account's metrics have, the most frequent first; the grid shows one of them.
    """

    account_id: int
    cadence: Cadence | None
    cadences: tuple[Cadence, ...]
    periods: tuple[date, ...]
    rows: tuple[GridRow, ...]


def entry_grid(
    session: Session,
    account_id: int,
    last: date,
    cadence: Cadence | None = None,
    periods: int = PERIODS,
    *,
    metric_id: int | None = None,
) -> EntryGrid:
    """The grid up to the period in which the day `last` lies.

    Without a cadence it has that of the metric `metric_id`, without such a one that of most metrics.
    """
    metrics = list_metrics(session, account_id)
    cadences = tuple(found for found, _ in Counter(one.metric.cadence for one in metrics).most_common())
    wanted = [one.metric.cadence for one in metrics if one.id == metric_id]
    shown = cadence if cadence is not None else next(iter((*wanted, *cadences)), None)
    if shown is None:
        return EntryGrid(account_id, None, (), (), ())
    days = tuple(following(shown, last, offset) for offset in range(1 - periods, 1))
    own = [one for one in metrics if one.metric.cadence is shown]
    cells = _cells(session, account_id, days[0], days[-1])
    return EntryGrid(account_id, shown, cadences, days, tuple(_row(one, days, cells) for one in own))


def _row(one: MetricRow, days: tuple[date, ...], cells: Mapping[int, Mapping[date, Cell]]) -> GridRow:
    return GridRow(one.id, one.metric, tuple(cells[one.id].get(day) for day in days))


def _cells(session: Session, account_id: int, first: date, last: date) -> Mapping[int, Mapping[date, Cell]]:
    found: dict[int, dict[date, Cell]] = defaultdict(dict)
    for row, confirmed_by in session.execute(_measured(account_id, first, last)):
        found[row.metric_id][row.period] = Cell(
            measurement_id=row.id,
            value=value_of(row.value, row.numerator, row.denominator),
            numerator=row.numerator,
            denominator=row.denominator,
            evidence=row.evidence,
            source=row.source,
            confirmed_by=confirmed_by or "",
            confirmed_on=row.confirmed_on,
            note=row.note,
        )
    return found


def _measured(account_id: int, first: date, last: date) -> Select[Measurement, str]:
    metrics = select(tables.Metric.id).where(tables.Metric.account_id == account_id)
    return (
        select(Measurement, Contact.name)
        .outerjoin(Contact, Contact.id == Measurement.confirmed_by_id)
        .where(Measurement.metric_id.in_(metrics), Measurement.period.between(first, last))
    )
