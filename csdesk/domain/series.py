"""A metric's measurements in the order of their periods."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Kind, Metric, Summary
from csdesk.domain.periods import Cadence, adjacent, count_between, first_day
from csdesk.domain.result import Maybe, Missing
from csdesk.words import Phrase, phrase


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
        if any(one.period > other.period for one, other in pairwise(self.points)):
            object.__setattr__(self, "points", tuple(sorted(self.points, key=lambda point: point.period)))

    def until(self, day: date) -> Series:
        """The series as far as it had begun on a day."""
        if not self.points or self.points[-1].period <= day:
            return self
        return replace(self, points=tuple(point for point in self.points if point.period <= day))

    @property
    def added_up(self) -> bool:
        """Whether it is a coarser view whose figures are sums: no target for the shorter periods fits it."""
        return self.viewed_from is not None and self.metric.summed_by is Summary.SUM


def ratio_of(numerator: float | None, denominator: float | None) -> Maybe[float]:
    """A ratio as a fraction, or why there is none."""
    if numerator is None or denominator is None:
        return Missing(phrase("The numerator or the denominator is missing."))
    if denominator == 0:
        return Missing(phrase("The denominator is zero, so there is no ratio."))
    ratio = numerator / denominator
    return ratio if math.isfinite(ratio) else Missing(phrase("The ratio is too large to be a figure."))


def together(metric: Metric, points: tuple[Point, ...]) -> Maybe[float]:
    """Several periods as one figure: the mean, for a ratio the ratio of sums.

    A ratio whose numerators and denominators are not known is averaged only if the metric is summed up by
    the mean. A single period is its own value. Source: method.md, section 3, Now.
    """
    if not points:
        return Missing(phrase("Nothing was measured in these periods."))
    if len(points) == 1:
        return points[0].value
    by_mean = metric.kind is Kind.VALUE or (metric.summed_by is Summary.MEAN and not _parts_known(points))
    return mean_of(points) if by_mean else ratio_of_sums(points)


def mean_of(points: tuple[Point, ...]) -> float:
    """The mean of the values, exact to the last rounding on every system."""
    return math.fsum(point.value for point in points) / len(points)


def ratio_of_sums(points: tuple[Point, ...]) -> Maybe[float]:
    """The sum of the numerators over the sum of the denominators, never the mean of the fractions."""
    if not _parts_known(points):
        return Missing(
            phrase("Some of these ratios lack their numerator and denominator, so no sum can be made.")
        )
    return ratio_of(*sum_of_parts(points))


def sum_of_parts(points: tuple[Point, ...]) -> tuple[float, float]:
    """The sum of the numerators and that of the denominators."""
    above = math.fsum(point.numerator or 0.0 for point in points)
    return above, math.fsum(point.denominator or 0.0 for point in points)


def _parts_known(points: tuple[Point, ...]) -> bool:
    return all(point.numerator is not None and point.denominator is not None for point in points)


def gaps(metric: Metric, points: tuple[Point, ...]) -> tuple[tuple[date, int], ...]:
    """Where periods were left unmeasured between two points: the last measured one before, and how many."""
    found = (
        (one.period, count_between(metric.cadence, one.period, other.period) - 1)
        for one, other in pairwise(points)
        if not adjacent(metric.cadence, one.period, other.period)
    )
    return tuple((period, count) for period, count in found if count > 0)


def within(metric: Metric, points: tuple[Point, ...], start: date, end: date) -> tuple[Point, ...]:
    """The points of the periods from the one of `start` to the one of `end`."""
    first = first_day(metric.cadence, start)
    return tuple(point for point in points if first <= point.period <= end)
