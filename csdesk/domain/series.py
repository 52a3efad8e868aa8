"""A metric's measurements in the order of their periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Metric
from csdesk.domain.periods import Cadence
from csdesk.words import Phrase


@dataclass(frozen=True, slots=True)
class Point:
    """One period's figure: its first day, and the value as the metric keeps it (ratios as fractions).

    `partial` marks a period of a coarser view in which some measurements are missing.
    """

    period: date
    value: float
    numerator: float | None = None
    denominator: float | None = None
    evidence: Evidence = Evidence.MEASURED
    source: str = ""
    confirmed_by: str = ""
    confirmed_on: date | None = None
    note: str = ""
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """A metric with its points, sorted by period, one a period.

    In a coarser view `viewed_from` is the cadence of the measurements, and `left_out` names each longer
    period that could not be summed up, with the reason.
    """

    metric: Metric
    points: tuple[Point, ...]
    viewed_from: Cadence | None = None
    left_out: tuple[tuple[date, Phrase], ...] = ()

    def __post_init__(self) -> None:
        """Put the points in the order of their periods."""
        object.__setattr__(self, "points", tuple(sorted(self.points, key=lambda point: point.period)))
