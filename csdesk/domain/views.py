"""Weekly, monthly and quarterly views of one series, by the metric's rule for longer periods."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from csdesk.domain.evidence import weakest
from csdesk.domain.metric import Metric, Summary
from csdesk.domain.periods import Cadence, first_day, following
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point, Series, mean_of, ratio_of_sums, sum_of_parts
from csdesk.errors import Refusal
from csdesk.words import Phrase

ORDER = tuple(Cadence)
TO_THURSDAY = timedelta(days=3)


def viewed(series: Series, cadence: Cadence) -> Series:
    """The series by longer periods: sums, means, last values or ratios of sums, as the metric says.

    A week belongs to the month in which its Thursday lies (ISO 8601 gives it to a year the same way). A period
    with fewer measurements than it has shorter periods is marked `partial`; one that can't be summed up is left
    out and named. The same cadence gives the series itself. Raises Refusal for a shorter cadence.
    """
    metric = series.metric
    if cadence is metric.cadence:
        return series
    if cadence not in coarser(metric.cadence):
        raise Refusal(
            "What is measured {long} can't be shown {short}.", long=metric.cadence.label, short=cadence.label
        )
    points: list[Point] = []
    left_out: list[tuple[date, Phrase]] = []
    for period, group in groupby(
        series.points, key=lambda point: longer_period(metric, cadence, point.period)
    ):
        made = _summed(metric, cadence, period, tuple(group))
        if isinstance(made, Missing):
            left_out.append((period, made.why))
        else:
            points.append(made)
    longer = replace(metric, cadence=cadence, now_periods=1)
    return Series(longer, tuple(points), series.viewed_from or metric.cadence, (*series.left_out, *left_out))


def coarser(cadence: Cadence) -> tuple[Cadence, ...]:
    """The cadences in which a series of this cadence can be viewed besides its own."""
    return ORDER[ORDER.index(cadence) + 1 :]


def longer_period(metric: Metric, cadence: Cadence, period: date) -> date:
    """The first day of the longer period to which a shorter one belongs."""
    inside = period + TO_THURSDAY if metric.cadence is Cadence.WEEKLY else period
    return first_day(cadence, inside)


def shorter_periods(metric: Metric, cadence: Cadence, period: date) -> int:
    """How many periods of the metric's cadence belong to the longer one that begins on `period`."""
    if metric.cadence is not Cadence.WEEKLY:
        return 3
    end = following(cadence, period)
    first_thursday = period + timedelta(days=(TO_THURSDAY.days - period.weekday()) % 7)
    return -((first_thursday - end).days // 7)


def _summed(metric: Metric, cadence: Cadence, period: date, points: tuple[Point, ...]) -> Maybe[Point]:
    used = points[-1:] if metric.summed_by is Summary.LAST else points
    value = _value(metric.summed_by, used)
    if isinstance(value, Missing):
        return value
    numerator, denominator = _parts(metric.summed_by, used)
    few = len(points) < shorter_periods(metric, cadence, period)
    return Point(
        period=period,
        value=value,
        numerator=numerator,
        denominator=denominator,
        evidence=weakest(point.evidence for point in used),
        source=_only(point.source for point in used),
        partial=few or any(point.partial for point in points),
    )


def _value(summed_by: Summary, points: tuple[Point, ...]) -> Maybe[float]:
    match summed_by:
        case Summary.LAST:
            return points[-1].value
        case Summary.MEAN:
            return mean_of(points)
        case Summary.SUM:
            return math.fsum(point.value for point in points)
        case Summary.RATIO:
            return ratio_of_sums(points)


def _parts(summed_by: Summary, points: tuple[Point, ...]) -> tuple[float | None, float | None]:
    """The numerator and denominator of the longer period, where its figure has them."""
    if summed_by is Summary.LAST:
        return points[-1].numerator, points[-1].denominator
    if summed_by is Summary.RATIO:
        return sum_of_parts(points)
    return None, None


def _only(texts: Iterable[str]) -> str:
    """The one text that all share, or the different ones in their order."""
    return ", ".join(dict.fromkeys(text for text in texts if text))
