"""The cheap part of an analysis, for lists of many accounts; it loads no heavy library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.domain.baseline import BaselineFigure
from csdesk.domain.course import Course, course_of
from csdesk.domain.goals import Goal
from csdesk.domain.metric import Metric
from csdesk.domain.now import Now, now_of
from csdesk.domain.progress import NO_GOAL, Progress, progress_of
from csdesk.domain.result import Maybe
from csdesk.domain.series import Point


@dataclass(frozen=True, slots=True)
class Glance:
    """Where a metric stands and where its goal is, as `analyse` says it too."""

    now: Maybe[Now]
    progress: Maybe[Progress]
    course: Maybe[Course]


def glance(
    metric: Metric,
    now_points: tuple[Point, ...],
    baseline: Maybe[BaselineFigure],
    goal: Goal | None,
    today: date,
) -> Glance:
    """Now, progress and course from the last points alone.

    `now_points` are at least the metric's last `now_periods` measurements up to today, sorted; `baseline` comes
    from `csdesk.domain.baseline.baseline_of`. A metric that was redefined needs its definitions.
    """
    points = tuple(point for point in now_points if point.period <= today)
    now = now_of(metric, points, today)
    aim = None if goal is None else goal.at(today)
    progress = NO_GOAL if aim is None else progress_of(metric, aim, baseline, now)
    course = course_of(
        metric,
        aim=aim,
        start=None if goal is None else goal.start,
        baseline=baseline,
        now=now,
        progress=progress,
        measured=bool(points),
        today=today,
    )
    return Glance(now, progress, course)
