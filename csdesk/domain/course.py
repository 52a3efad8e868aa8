"""Course: where a goal stands against the time that has passed."""

from __future__ import annotations

from datetime import date

from csdesk.domain.baseline import BaselineFigure
from csdesk.domain.goals import Aim
from csdesk.domain.metric import Metric
from csdesk.domain.now import Now, stale
from csdesk.domain.progress import NO_GOAL, NO_TARGET, Progress, good_enough
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.worded import Worded
from csdesk.words import phrase

ON_COURSE_GAP = 0.10
DRIFTING_GAP = 0.25
GAP_DIGITS = 12


class Course(Worded):
    """Where a goal stands."""

    ON_COURSE = "on-course", phrase("On course")
    DRIFTING = "drifting", phrase("Drifting")
    OFF_COURSE = "off-course", phrase("Off course")
    REACHED = "reached", phrase("Reached")
    OVERDUE = "overdue", phrase("Overdue")
    STALE = "stale", phrase("Out of date")
    NOT_MEASURED = "not-measured", phrase("Not yet measured")
    NO_BASELINE = "no-baseline", phrase("No baseline")
    HELD = "held", phrase("Held")
    NOT_HELD = "not-held", phrase("Not held")


def expected_share(start: date | None, due: date | None, today: date) -> Maybe[float]:
    """`e = (today - start) / (due - start)`, clamped to 0..1. Source: method.md, section 3, Course."""
    if due is None:
        return Missing(phrase("The goal has no due date, so nothing says how far it should be."))
    if start is None:
        return Missing(phrase("The goal has no start, so nothing says how far it should be."))
    if due <= start:
        return 1.0 if today >= due else 0.0
    return min(1.0, max(0.0, (today - start).days / (due - start).days))


def course_of(
    metric: Metric,
    *,
    aim: Aim | None,
    start: date | None,
    baseline: Maybe[BaselineFigure],
    now: Maybe[Now],
    progress: Maybe[Progress],
    measured: bool,
    today: date,
) -> Maybe[Course]:
    """Where the goal stands; a stale figure outranks everything that would be said of it.

    `measured` says whether there is any measurement at all. Source: method.md, section 3, Course.
    """
    if isinstance(now, Missing):
        return now if measured else Course.NOT_MEASURED
    if stale(metric, now, today):
        return Course.STALE
    if aim is None:
        return NO_GOAL
    if aim.held:
        return _held(metric, aim, baseline, now)
    if aim.target is None:
        return NO_TARGET
    if isinstance(baseline, Missing):
        return Course.NO_BASELINE
    if isinstance(progress, Missing):
        return progress
    return _against_time(progress.value, start, aim.due, today)


def _held(metric: Metric, aim: Aim, baseline: Maybe[BaselineFigure], now: Now) -> Maybe[Course]:
    enough = good_enough(metric, aim, baseline)
    if isinstance(enough, Missing):
        return enough
    return Course.HELD if enough.holds(now.value) else Course.NOT_HELD


def _against_time(share: float, start: date | None, due: date | None, today: date) -> Maybe[Course]:
    if share >= 1:
        return Course.REACHED
    if due is not None and today > due:
        return Course.OVERDUE
    expected = expected_share(start, due, today)
    if isinstance(expected, Missing):
        return expected
    gap = round(expected - share, GAP_DIGITS)
    if gap <= ON_COURSE_GAP:
        return Course.ON_COURSE
    return Course.DRIFTING if gap <= DRIFTING_GAP else Course.OFF_COURSE
