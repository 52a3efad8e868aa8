"""What may follow a plan, and the rules by which one phase ends and the next one starts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csdesk.domain.course import Course
from csdesk.domain.definitions import comparable
from csdesk.domain.goals import Baseline
from csdesk.domain.metric import Metric
from csdesk.domain.periods import counted_periods, last_day
from csdesk.domain.plan import PlanStatus
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point
from csdesk.domain.worded import Worded
from csdesk.words import phrase

FEWEST_BASELINE_PERIODS = 3


class NextPhaseKind(Worded):
    """What the next phase brings more of."""

    IMPROVEMENT = "improvement", phrase("More improvement")
    TARGETS = "targets", phrase("More success targets")
    EXPERTISE = "expertise", phrase("More expertise or services")
    PEOPLE = "people", phrase("More people or teams")
    TECHNOLOGY = "technology", phrase("More technology")


def closing_status(courses: Sequence[Maybe[Course]]) -> PlanStatus:
    """The status a plan is closed with: achieved when all its goals are reached or held, missed when none is."""
    good = [course in {Course.REACHED, Course.HELD} for course in courses]
    if good and all(good):
        return PlanStatus.ACHIEVED
    return PlanStatus.PARTLY_ACHIEVED if any(good) else PlanStatus.MISSED


def next_baseline(metric: Metric, points: tuple[Point, ...], today: date) -> Maybe[Baseline]:
    """The periods from which the next phase's baseline is taken: as many as *now* takes, and three at least.

    Never the last lucky point alone; Missing with fewer than three comparable measurements.
    Source: method.md, section 2.
    """
    wanted = max(metric.now_periods, FEWEST_BASELINE_PERIODS)
    usable = comparable(metric, tuple(point for point in points if point.period <= today), today)[-wanted:]
    if len(usable) < FEWEST_BASELINE_PERIODS:
        needed = counted_periods(metric.cadence, FEWEST_BASELINE_PERIODS)
        return Missing(phrase("A new baseline needs {periods} with a figure at least.", periods=needed))
    return Baseline(usable[0].period, last_day(metric.cadence, usable[-1].period))


def goes_on(course: Maybe[Course]) -> bool:
    """Whether a goal goes on into the next phase: all that is not reached yet, and what has to be held."""
    return course is not Course.REACHED
