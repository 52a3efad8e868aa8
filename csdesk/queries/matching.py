"""What a book has that a name or an external id from elsewhere may mean."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csdesk.db.tables import Account, Measurement, Metric
from csdesk.domain.metric import Better, Kind
from csdesk.domain.periods import Cadence


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account by what it is called here and in its source."""

    id: int
    name: str
    external_id: str | None


@dataclass(frozen=True, slots=True)
class KnownMetric:
    """A metric by its name, and what figures of it have to be like."""

    id: int
    account_id: int
    name: str
    unit: str
    better: Better
    cadence: Cadence
    kind: Kind
    shared: bool


def known_accounts(session: Session) -> tuple[KnownAccount, ...]:
    """Every account, by name."""
    rows = session.execute(select(Account.id, Account.name, Account.external_id).order_by(Account.name))
    return tuple(KnownAccount(*row) for row in rows)


def known_metrics(session: Session) -> tuple[KnownMetric, ...]:
    """Every metric of every account, by name."""
    columns = (
        Metric.id,
        Metric.account_id,
        Metric.name,
        Metric.unit,
        Metric.better,
        Metric.cadence,
        Metric.kind,
        Metric.shared,
    )
    rows = session.execute(select(*columns).order_by(Metric.account_id, Metric.name))
    return tuple(KnownMetric(*row) for row in rows)


def largest_value(session: Session, metric_id: int) -> float | None:
    """A metric's largest figure as it is kept (a ratio as a fraction); None where nothing is measured."""
    table = Measurement
    value = func.coalesce(table.value, table.numerator / func.nullif(table.denominator, 0.0))
    return session.scalar(select(func.max(value)).where(table.metric_id == metric_id))
