"""Before and after a change: did the average move, and by how much at least?"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.domain.change import ChangeMark
from csdesk.domain.evidence import Evidence, weakest
from csdesk.domain.periods import Cadence, last_day
from csdesk.domain.resampling import Interval, difference_interval
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point, Series, mean_of
from csdesk.domain.stretches import Starts, judged
from csdesk.words import phrase

MOST_BEFORE = 12
FEWEST_A_SIDE = 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both means, their difference (after - before) and its bootstrap 90 % interval.

    `before` and `after` are the points that were averaged.
    """

    before: tuple[Point, ...]
    after: tuple[Point, ...]
    mean_before: float
    mean_after: float
    difference: float
    interval: Interval
    evidence: Evidence

    @property
    def clear(self) -> bool:
        """Whether the interval leaves no doubt that the average moved: zero lies outside it."""
        return self.interval.low > 0 or self.interval.high < 0


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """A change and what the average did, or why that can't be said.

    `others` are changes whose effect lies in the same figures, so that they can't be told apart.
    """

    change: ChangeMark
    comparison: Maybe[Comparison]
    others: tuple[ChangeMark, ...]

    @property
    def because(self) -> bool:
        """Whether it may be said with “because” instead of “since”: only when the customer confirmed it."""
        return self.change.confirmed


TOO_FEW_BEFORE = Missing(phrase("Fewer than two figures lie before it, so there is nothing to compare with."))
TOO_FEW_AFTER = Missing(phrase("Fewer than two figures lie after it so far."))
NEW_DEFINITION = Missing(
    phrase("The definition changed at the same time, so before and after can't be compared.")
)
TO_COME = Missing(phrase("It is still to come."))


def before_and_after(
    series: Series, changes: Sequence[ChangeMark], starts: Starts, today: date
) -> tuple[BeforeAfter, ...]:
    """What the average did at each change, in the order of their days.

    The mean of the last twelve periods before the change, or of as many as there are, is compared with that of
    the periods after it. Neither side reaches across another start of the limits; a period in which the change
    fell belongs to neither. Source: method.md, section 3, Before and after.
    """
    ordered = sorted(changes, key=lambda change: change.day)
    points = judged(series, series.points)
    return tuple(
        BeforeAfter(change, TO_COME, ())
        if change.day > today
        else _one(series.metric.cadence, points, change, ordered, starts)
        for change in ordered
    )


def _one(
    cadence: Cadence,
    points: tuple[Point, ...],
    change: ChangeMark,
    changes: Sequence[ChangeMark],
    starts: Starts,
) -> BeforeAfter:
    if change.day in starts.redefined:
        return BeforeAfter(change, NEW_DEFINITION, ())
    since, until = starts.around(change.day)
    start, middle, end = (bisect_left(points, day, key=_period) for day in (since, change.day, until))
    mixed = middle > start and last_day(cadence, points[middle - 1].period) >= change.day
    before = points[start : middle - mixed][-MOST_BEFORE:]
    after = points[middle:end]
    comparison = _compared(before, after)
    if isinstance(comparison, Missing):
        return BeforeAfter(change, comparison, ())
    last = last_day(cadence, after[-1].period)
    others = tuple(one for one in changes if one is not change and before[0].period < one.day <= last)
    return BeforeAfter(change, comparison, others)


def _period(point: Point) -> date:
    return point.period


def _compared(before: tuple[Point, ...], after: tuple[Point, ...]) -> Maybe[Comparison]:
    if len(before) < FEWEST_A_SIDE:
        return TOO_FEW_BEFORE
    if len(after) < FEWEST_A_SIDE:
        return TOO_FEW_AFTER
    mean_before, mean_after = mean_of(before), mean_of(after)
    return Comparison(
        before=before,
        after=after,
        mean_before=mean_before,
        mean_after=mean_after,
        difference=math.fsum((mean_after, -mean_before)),
        interval=difference_interval([point.value for point in before], [point.value for point in after]),
        evidence=weakest(point.evidence for point in (*before, *after)),
    )


def leading(compared: Sequence[BeforeAfter], last: date | None) -> BeforeAfter | None:
    """The change that a chart's sentence begins with, of those whose effect can be seen up to the last period.

    The one with the largest clear difference, whichever way; without any, the latest one.
    """
    seen = [
        (one, one.comparison)
        for one in compared
        if not isinstance(one.comparison, Missing) and one.comparison.after[-1].period == last
    ]
    clear = [(abs(comparison.difference), i) for i, (_, comparison) in enumerate(seen) if comparison.clear]
    if clear:
        return seen[max(clear)[1]][0]
    return seen[-1][0] if seen else None
