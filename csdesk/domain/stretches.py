"""A series in stretches: limits are taken anew where a change or a new definition says so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from csdesk.domain.change import ChangeMark
from csdesk.domain.definitions import definition_breaks
from csdesk.domain.metric import Metric
from csdesk.domain.periods import Cadence
from csdesk.domain.progress import Span
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point, Series
from csdesk.domain.signals import Signal, signal_of
from csdesk.domain.xmr import FEWEST_POINTS, Cause, Limits, limits_of, read_points
from csdesk.words import Phrase, counted, phrase


@dataclass(frozen=True, slots=True)
class ReadPoint:
    """A point with its cause and what that means; a cause is missing where there are no limits to judge by."""

    point: Point
    cause: Maybe[Cause]
    signal: Signal

    @property
    def special(self) -> bool:
        """Whether it is more than the usual variation."""
        return not isinstance(self.cause, Missing) and self.cause is not Cause.COMMON


@dataclass(frozen=True, slots=True)
class Stretch:
    """Points that are judged together, from one start to the next, with their limits from twelve points up."""

    start: date
    end: date
    limits: Maybe[Limits]
    points: tuple[ReadPoint, ...]


@dataclass(frozen=True, slots=True)
class Starts:
    """The days from which limits are taken anew, sorted; `redefined` are those by a new definition."""

    days: tuple[date, ...]
    redefined: tuple[date, ...]

    def around(self, day: date) -> tuple[date, date]:
        """The last start before a day and the next one after it, as far as the calendar goes."""
        return (
            max((start for start in self.days if start < day), default=date.min),
            min((start for start in self.days if start > day), default=date.max),
        )


def new_starts(metric: Metric, changes: Sequence[ChangeMark], today: date) -> Starts:
    """Where limits are taken anew: changes marked so and new definitions."""
    marked = {change.day for change in changes if change.new_start and change.day <= today}
    redefined = definition_breaks(metric, today)
    return Starts(tuple(sorted(marked.union(redefined))), redefined)


def stretches_of(series: Series, starts: Starts, band: Span | None) -> tuple[Stretch, ...]:
    """The series in stretches, each with limits and causes of its own.

    A period belongs to the last start on or before its first day, so a period in which the change fell still
    belongs to what was before. Source: method.md, section 3, Signal or noise.
    """
    grouped = groupby(series.points, key=lambda point: bisect_right(starts.days, point.period))
    return tuple(_stretch(series, tuple(points), band) for _, points in grouped)


def judged(series: Series, points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points that limits and trends are made of: a sum of a period with missing parts is none of them."""
    return tuple(point for point in points if not point.partial) if series.added_up else points


def _stretch(series: Series, points: tuple[Point, ...], band: Span | None) -> Stretch:
    counting = judged(series, points)
    start, end = points[0].period, points[-1].period
    if len(counting) < FEWEST_POINTS:
        why = Missing(too_few(series.metric.cadence, FEWEST_POINTS - len(counting)))
        return Stretch(start, end, why, tuple(ReadPoint(point, why, Signal.NONE) for point in points))
    values = [point.value for point in counting]
    limits = limits_of(values)
    readings = dict(zip((point.period for point in counting), read_points(values, limits), strict=True))
    read: list[ReadPoint] = []
    for point in points:
        reading = readings.get(point.period)
        if reading is None:
            read.append(ReadPoint(point, PARTIAL, Signal.NONE))
        else:
            signal = signal_of(series.metric.better, band, reading, point.value, limits)
            read.append(ReadPoint(point, reading.cause, signal))
    return Stretch(start, end, limits, tuple(read))


PARTIAL = Missing(phrase("Some measurements of this period are missing, so its sum can't be judged."))


def too_few(cadence: Cadence, missing: int) -> Phrase:
    """How many more periods it takes until limits can be drawn."""
    match cadence:
        case Cadence.WEEKLY:
            return counted(
                "{count} more week is needed to tell a signal from the usual variation.",
                "{count} more weeks are needed to tell a signal from the usual variation.",
                missing,
            )
        case Cadence.MONTHLY:
            return counted(
                "{count} more month is needed to tell a signal from the usual variation.",
                "{count} more months are needed to tell a signal from the usual variation.",
                missing,
            )
        case Cadence.QUARTERLY:
            return counted(
                "{count} more quarter is needed to tell a signal from the usual variation.",
                "{count} more quarters are needed to tell a signal from the usual variation.",
                missing,
            )
