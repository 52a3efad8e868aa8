"""What to be careful with before a figure is shown: a chosen baseline, a lucky last point, changes that overlap."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from csdesk.domain.baseline import BaselineFigure
from csdesk.domain.before_after import BeforeAfter
from csdesk.domain.definitions import comparable
from csdesk.domain.figures import Analysis
from csdesk.domain.metric import Metric
from csdesk.domain.now import Now
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point, mean_of
from csdesk.domain.stretches import ReadPoint
from csdesk.domain.xmr import LIMIT_FACTOR, Cause, limits_of
from csdesk.words import Phrase, counted, phrase

FEWEST_OTHERS = 3


def baseline_cautions(
    metric: Metric, baseline: Maybe[BaselineFigure], points: Sequence[Point], start: date | None
) -> tuple[Phrase, ...]:
    """Whether the baseline was picked: it rests on one period, or lies beyond the others before the start.

    `points` are those comparable with it. The usual range of a mean of k periods is taken as the mean of the
    others ± 2.66 × their mean moving range ÷ √k, from three others up.
    """
    if isinstance(baseline, Missing):
        return ()
    own = {point.period for point in baseline.points}
    begun = start if start is not None else max(own, default=None)
    others = tuple(p for p in points if begun is not None and p.period < begun and p.period not in own)
    if len(own) == 1:
        return (_single(metric, others),)
    if len(others) < FEWEST_OTHERS:
        return ()
    limits = limits_of([point.value for point in others])
    reach = LIMIT_FACTOR * limits.mean_range / math.sqrt(max(1, len(own)))
    if abs(baseline.value - limits.mean) <= reach:
        return ()
    return (
        phrase(
            "The baseline of {baseline} is unlike the rest of the time before the start: "
            "the {count} other figures average {mean}.",
            baseline=metric.shown(baseline.value),
            count=len(others),
            mean=metric.shown(limits.mean),
        ),
    )


def lucky_last_caution(points: Sequence[ReadPoint], now: Maybe[Now]) -> Phrase | None:
    """Whether *now* rests on one figure that stands out while the one before it does not."""
    if isinstance(now, Missing) or len(now.points) > 1 or not points or not stands_alone(points):
        return None
    return phrase("The last figure stands alone: the one before it was within the usual variation.")


def stands_alone(points: Sequence[ReadPoint]) -> bool:
    """Whether only the very last point lies outside the limits on its side."""
    last = points[-1]
    if last.cause is not Cause.OUTSIDE:
        return False
    return len(points) == 1 or points[-2].cause is not Cause.OUTSIDE or points[-2].signal is not last.signal


def overlap_cautions(compared: Sequence[BeforeAfter]) -> tuple[Phrase, ...]:
    """Changes whose before and after can't be told apart from those of others."""
    return tuple(
        counted(
            "Another change lies in the figures before and after “{change}”; their effects can't be told apart.",
            "{count} other changes lie in the figures before and after “{change}”; their effects can't be told apart.",
            len(one.others),
            change=one.change.text,
        )
        for one in compared
        if one.others
    )


def cautions_of(analysis: Analysis, later_points: int) -> tuple[Phrase, ...]:
    """All of them for one metric; `later_points` are those that lie after today and were left out."""
    metric, today = analysis.metric, analysis.today
    points = comparable(metric, analysis.series.points, today)
    start = None if analysis.goal is None else analysis.goal.start
    lucky = lucky_last_caution(analysis.points, analysis.now)
    return (
        *baseline_cautions(metric, analysis.baseline, points, start),
        *([] if lucky is None else [lucky]),
        *overlap_cautions(analysis.before_after),
        *([_later(later_points)] if later_points else []),
    )


def _later(count: int) -> Phrase:
    return counted(
        "{count} figure lies after today and is left out.",
        "{count} figures lie after today and are left out.",
        count,
    )


def _single(metric: Metric, others: tuple[Point, ...]) -> Phrase:
    if not others:
        return phrase("The baseline rests on one figure alone.")
    return counted(
        "The baseline rests on one figure alone; the other one before the start was {mean}.",
        "The baseline rests on one figure alone; the {count} others before the start average {mean}.",
        len(others),
        mean=metric.shown(mean_of(others)),
    )
