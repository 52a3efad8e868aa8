"""Progress from the baseline towards the target, and whether a figure is where it should be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.domain.baseline import BaselineFigure
from csdesk.domain.evidence import Evidence, weakest
from csdesk.domain.goals import Aim, GoalKind
from csdesk.domain.metric import Better, Metric
from csdesk.domain.now import Now
from csdesk.domain.periods import count_between, first_day
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point
from csdesk.words import Value, phrase

PERIODS_TO_BE_REACHED = 3
MOST_SHARES = 1e6


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of the way is done: 0 at the baseline, 1 at the target; below 0 and above 1 as it is."""

    value: float
    evidence: Evidence

    @property
    def bar(self) -> float:
        """The value for a bar, clamped to 0..1."""
        return min(1.0, max(0.0, self.value))


@dataclass(frozen=True, slots=True)
class Span:
    """The values that are good enough: at least `low`, at most `high`; an open end is None."""

    low: float | None = None
    high: float | None = None

    def holds(self, value: float) -> bool:
        """Whether the value lies inside, ends included."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


NO_GOAL = Missing(phrase("No goal applies to these figures."))
NO_TARGET = Missing(phrase("The goal has no target yet."))


def progress_of(
    metric: Metric, aim: Aim, baseline: Maybe[BaselineFigure], now: Maybe[Now]
) -> Maybe[Progress]:
    """`p = (now - baseline) / (target - baseline)`; sign-neutral, so it serves metrics that should fall.

    A goal to hold or inside a band has none, and none is told where the baseline already meets the target by
    the metric's direction: getting worse would look like progress. Source: method.md, section 3, Progress.
    """
    if isinstance(now, Missing):
        return now
    if aim.held:
        return Missing(phrase("This goal is held or not held; it has no progress."))
    if aim.target is None:
        return NO_TARGET
    if isinstance(baseline, Missing):
        return baseline
    distance = aim.target - baseline.value
    if distance == 0:
        return Missing(phrase("The target is the same as the baseline, so there is no way to go."))
    if metric.better is not Better.BAND and (distance > 0) != (metric.better is Better.UP):
        return _the_wrong_way(metric, aim.target, baseline)
    share = (now.value - baseline.value) / distance
    if not abs(share) <= MOST_SHARES:
        return Missing(phrase("The target is too close to the baseline for a progress to mean anything."))
    return Progress(share, weakest((now.evidence, baseline.evidence)))


def _the_wrong_way(metric: Metric, target: float, baseline: BaselineFigure) -> Missing:
    values: dict[str, Value] = {"target": metric.shown(target), "baseline": metric.shown(baseline.value)}
    if metric.better is Better.UP:
        return Missing(
            phrase(
                "Higher is better, so the baseline of {baseline} already meets the target of {target}.",
                **values,
            )
        )
    return Missing(
        phrase(
            "Lower is better, so the baseline of {baseline} already meets the target of {target}.", **values
        )
    )


def good_enough(metric: Metric, aim: Aim, baseline: Maybe[BaselineFigure]) -> Maybe[Span]:
    """The values at which the goal is met.

    A band by its ends; a target by the metric's direction, for a metric without one from the baseline's other
    side on. A goal to hold without a target holds its baseline.
    """
    if aim.banded:
        return Span(aim.low, aim.high)
    start = None if isinstance(baseline, Missing) else baseline.value
    line = start if aim.target is None and aim.kind is GoalKind.HOLD else aim.target
    if line is None:
        return NO_TARGET
    if metric.better is not Better.BAND:
        return Span(low=line) if metric.better is Better.UP else Span(high=line)
    if start is None or start == line:
        return Missing(phrase("The goal has no band yet."))
    return Span(low=line) if line > start else Span(high=line)


def reached_on(
    metric: Metric, points: tuple[Point, ...], enough: Maybe[Span], start: date | None
) -> Maybe[date]:
    """The first day of the first three periods in a row at the target, of those since the goal's start.

    Three in a row have no unmeasured period between them. Source: method.md, section 3, Course.
    """
    if isinstance(enough, Missing):
        return enough
    earliest = date.min if start is None else first_day(metric.cadence, start)
    met = [point.period for point in points if point.period >= earliest and enough.holds(point.value)]
    for first, third in zip(met, met[PERIODS_TO_BE_REACHED - 1 :], strict=False):
        if count_between(metric.cadence, first, third) == PERIODS_TO_BE_REACHED - 1:
            return first
    return Missing(phrase("The target was not met in three periods in a row yet."))
