"""The figures that a book has for metrics and periods, as a file's are compared with them before they come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.images import chunks
from csdesk.db.tables import Measurement
from csdesk.domain.evidence import Evidence

Parts = tuple[float | None, float | None, float | None]


def figures_there(
    session: Session, metrics: Sequence[int], first: date, last: date
) -> dict[tuple[int, int], tuple[Parts, Evidence]]:
    """Value, numerator and denominator with their evidence, by metric and the ordinal of the period's first day."""
    return {place: found for some in chunks(metrics) for place, found in _rows(session, some, first, last)}


def _rows(
    session: Session, metrics: Iterable[int], first: date, last: date
) -> Iterator[tuple[tuple[int, int], tuple[Parts, Evidence]]]:
    statement = select(
        Measurement.metric_id,
        Measurement.period,
        Measurement.value,
        Measurement.numerator,
        Measurement.denominator,
        Measurement.evidence,
    ).where(Measurement.metric_id.in_(metrics), Measurement.period.between(first, last))
    for row in session.execute(statement):
        yield (row[0], row[1].toordinal()), ((row[2], row[3], row[4]), row[5])
