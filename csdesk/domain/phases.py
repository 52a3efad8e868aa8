"""How a phase of the success plan takes up where the one before it ended."""

from __future__ import annotations

from datetime import date

from csdesk.domain.definitions import comparable
from csdesk.domain.goals import Baseline
from csdesk.domain.metric import Metric
from csdesk.domain.periods import counted_periods, last_day
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point
from csdesk.words import phrase

FEWEST_PERIODS = 3


def next_baseline(metric: Metric, points: tuple[Point, ...], start: date) -> Maybe[Baseline]:
    """From which periods a phase that begins on `start` takes its baseline.

    They are the last ones measured that ended by then: as many as the metric's *now* rule takes, at least three,
    so that it is never one lucky point. Of `points` (sorted) only the last ones are needed; only those of the
    definition in force count. Source: method.md, section 2.
    """
    ended = tuple(point for point in points if last_day(metric.cadence, point.period) <= start)
    usable = comparable(metric, ended, start)[-max(FEWEST_PERIODS, metric.now_periods) :]
    if len(usable) < FEWEST_PERIODS:
        return Missing(
            phrase(
                "A new baseline takes at least {count} of measurements.",
                count=counted_periods(metric.cadence, FEWEST_PERIODS),
            )
        )
    return Baseline(usable[0].period, usable[-1].period)
