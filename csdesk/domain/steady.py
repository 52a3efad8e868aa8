"""Whether the last figure alone makes a metric look better, or different, than it usually is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise

from csdesk.domain.cautions import stands_alone
from csdesk.domain.course import ON_COURSE_GAP
from csdesk.domain.figures import Analysis
from csdesk.domain.progress import progress_of
from csdesk.domain.result import Missing
from csdesk.domain.series import Point, mean_of
from csdesk.domain.stretches import judged
from csdesk.domain.xmr import SCREENED_FROM

RECENT = 3
NOTHING_BELOW = 0.005
"""A progress under half a percent is shown as none."""


@dataclass(frozen=True, slots=True)
class Steady:
    """An average, and the progress that it makes instead of the last figure."""

    mean: float
    progress: float


def flattered(analysis: Analysis) -> Steady | None:
    """What the average makes of the progress, where one figure flatters it by a tenth of the way or more.

    The average is that of the usual range; where there is none, that of the last three figures after a jump.
    """
    now, progress, aim = analysis.now, analysis.progress, analysis.aim
    if isinstance(progress, Missing) or isinstance(now, Missing) or aim is None or len(now.points) > 1:
        return None
    mean = _average(analysis)
    if mean is None:
        return None
    steady = progress_of(analysis.metric, aim, analysis.baseline, replace(now, value=mean))
    if isinstance(steady, Missing) or progress.value - steady.value < ON_COURSE_GAP:
        return None
    return Steady(mean, steady.value)


def within_usual_range(analysis: Analysis) -> bool:
    """Whether baseline and *now* both lie in the usual range, so that nothing is known to have moved."""
    now, baseline, limits = analysis.now, analysis.baseline, analysis.limits
    if isinstance(now, Missing) or isinstance(baseline, Missing) or isinstance(limits, Missing):
        return False
    values = (baseline.value, now.value)
    return not analysis.points[-1].special and all(limits.lower <= value <= limits.upper for value in values)


def _average(analysis: Analysis) -> float | None:
    """What to hold a single last figure against; nothing when that figure is part of a lasting change."""
    limits, last = analysis.limits, analysis.points[-1]
    if not isinstance(limits, Missing):
        return None if last.special and not stands_alone(analysis.points) else limits.mean
    points = judged(analysis.series, tuple(one.point for one in analysis.stretches[-1].points))
    return mean_of(points[-RECENT:]) if len(points) >= RECENT and _jumped(points) else None


def _jumped(points: tuple[Point, ...]) -> bool:
    """Whether the last move is one that the limits would screen out: 3.267 times the mean of those before, or more."""
    moves = [abs(later.value - earlier.value) for earlier, later in pairwise(points)]
    before = math.fsum(moves[:-1]) / (len(moves) - 1)
    return moves[-1] > 0 and moves[-1] >= SCREENED_FROM * before
