"""When a target can be expected at the pace so far, and how sure that is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from csdesk.domain.evidence import Evidence, weakest
from csdesk.domain.goals import Aim
from csdesk.domain.now import Now
from csdesk.domain.progress import NO_TARGET, Span
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point
from csdesk.domain.trend import MOST_POINTS, Trend, trend_of
from csdesk.words import counted, phrase

FEWEST_POINTS = 4
"""Below four points even the steepest and the flattest slope don't make a 90 % interval: chance alone gives three
points in a row one time in three (Kendall's tau)."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """The day on which the trend meets the target, and its 90 % interval; the latest may not be known."""

    day: date
    earliest: date
    latest: Maybe[date]
    trend: Trend
    points: tuple[Point, ...]
    evidence: Evidence


NO_DATE = Missing(phrase("No date at this pace: the figures are not moving towards the target."))
REACHED = Missing(phrase("The target is reached, so no date is estimated."))
PASSED = Missing(
    phrase("By the trend the target should be reached already, but the last figure is not there.")
)
TOO_FAR = Missing(phrase("No date at this pace: it would take longer than the calendar goes."))
NO_LATEST = Missing(phrase("At this pace it might not be reached at all, so there is no latest date."))
NO_DATE_FOR_HELD = Missing(phrase("This goal is held or not held; no date is estimated."))


def estimated_date(
    aim: Aim, enough: Maybe[Span], now: Maybe[Now], points: tuple[Point, ...]
) -> Maybe[Estimate]:
    """The day on which the Theil-Sen line through the last new start's points meets the target.

    A period counts as its first day. The interval takes Sen's two slopes through the same middle point; where it
    touches zero there is no latest date. Source: method.md, section 3, Estimated date.
    """
    if isinstance(now, Missing):
        return now
    if aim.held:
        return NO_DATE_FOR_HELD
    if isinstance(enough, Missing) or aim.target is None:
        return enough if isinstance(enough, Missing) else NO_TARGET
    if enough.holds(now.value):
        return REACHED
    if len(points) < FEWEST_POINTS:
        return Missing(
            counted(
                "{count} more figure is needed to tell a pace.",
                "{count} more figures are needed to tell a pace.",
                FEWEST_POINTS - len(points),
            )
        )
    used = points[-MOST_POINTS:]
    trend = trend_of([point.period.toordinal() for point in used], [point.value for point in used])
    return _where_it_meets(aim.target, 1 if enough.low is not None else -1, trend, used)


def _where_it_meets(target: float, way: int, trend: Trend, points: tuple[Point, ...]) -> Maybe[Estimate]:
    if trend.slope * way <= 0:
        return NO_DATE
    if (trend.value_on(points[-1].period.toordinal()) - target) * way > 0:
        return PASSED
    steep, flat = (trend.high, trend.low) if way > 0 else (trend.low, trend.high)
    day, earliest = _day(target, trend, trend.slope), _day(target, trend, steep)
    if isinstance(day, Missing) or isinstance(earliest, Missing):
        return TOO_FAR
    latest = _day(target, trend, flat) if flat * way > 0 else NO_LATEST
    return Estimate(day, earliest, latest, trend, points, weakest(point.evidence for point in points))


def _day(target: float, trend: Trend, slope: float) -> Maybe[date]:
    """The nearest whole day on which a line of this slope through the trend's middle point meets the target."""
    ordinal = trend.middle_day + (target - trend.middle_value) / slope
    if not math.isfinite(ordinal) or not date.min.toordinal() <= ordinal <= date.max.toordinal() - 1:
        return TOO_FAR
    return date.fromordinal(math.floor(ordinal + 0.5))
