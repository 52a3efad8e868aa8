"""Whether a baseline was picked: at the worst period, or worse than the rest of the time before the start."""

from __future__ import annotations

import math

from csdesk.domain.baseline import BaselineFigure
from csdesk.domain.definitions import comparable
from csdesk.domain.figures import Analysis
from csdesk.domain.metric import Better, Metric
from csdesk.domain.result import Missing
from csdesk.domain.series import Point, mean_of
from csdesk.domain.xmr import LIMIT_FACTOR, Limits, limits_of
from csdesk.words import Phrase, counted, phrase

FEWEST_OTHERS = 3


def picked_baseline(analysis: Analysis) -> Phrase | None:
    """What the other figures before the start say about a baseline that stands out from them.

    One figure is picked when it is the worst of all; any baseline when it lies on the worse side of the usual
    range of the others, taken as their mean ± 2.66 × their mean moving range ÷ √(figures in the baseline).
    """
    metric, baseline = analysis.metric, analysis.baseline
    if isinstance(baseline, Missing):
        return None
    others = others_before_the_start(analysis, baseline)
    if len(others) < FEWEST_OTHERS:
        return None
    if len(baseline.points) == 1 and _worst(metric, baseline.value, others):
        return phrase(
            "The baseline is the worst of {count} figures before the start; the others average {mean}.",
            count=len(others) + 1,
            mean=metric.shown(mean_of(others)),
        )
    limits = limits_of([point.value for point in others])
    if not _flatters(metric, baseline, limits):
        return None
    return phrase(
        "The baseline of {baseline} is worse than the rest of the time before the start: "
        "the {count} other figures average {mean}.",
        baseline=metric.shown(baseline.value),
        count=len(others),
        mean=metric.shown(limits.mean),
    )


def single_baseline(analysis: Analysis) -> Phrase | None:
    """That a baseline rests on one figure alone, with what the others before the start were."""
    metric, baseline = analysis.metric, analysis.baseline
    if isinstance(baseline, Missing) or len(baseline.points) != 1:
        return None
    others = others_before_the_start(analysis, baseline)
    if not others:
        return phrase("The baseline rests on one figure alone.")
    return counted(
        "The baseline rests on one figure alone; the other one before the start was {mean}.",
        "The baseline rests on one figure alone; the {count} others before the start average {mean}.",
        len(others),
        mean=metric.shown(mean_of(others)),
    )


def others_before_the_start(analysis: Analysis, baseline: BaselineFigure) -> tuple[Point, ...]:
    """The comparable figures before the goal's start, or before the baseline's end, that are not in the baseline."""
    own = {point.period for point in baseline.points}
    start = analysis.goal.start if analysis.goal is not None else None
    begun = start if start is not None else max(own, default=None)
    points = comparable(analysis.metric, analysis.series.points, analysis.today)
    return tuple(p for p in points if begun is not None and p.period < begun and p.period not in own)


def _flatters(metric: Metric, baseline: BaselineFigure, limits: Limits) -> bool:
    """Whether the baseline lies beyond the others' usual range on the side that makes what follows look better."""
    reach = LIMIT_FACTOR * limits.mean_range / math.sqrt(max(1, len(baseline.points)))
    above = baseline.value - limits.mean
    match metric.better:
        case Better.UP:
            return -above > reach
        case Better.DOWN:
            return above > reach
        case Better.BAND:
            return False


def _worst(metric: Metric, value: float, others: tuple[Point, ...]) -> bool:
    """Whether every other figure is better; a metric without direction has no worst."""
    match metric.better:
        case Better.UP:
            return all(point.value > value for point in others)
        case Better.DOWN:
            return all(point.value < value for point in others)
        case Better.BAND:
            return False
