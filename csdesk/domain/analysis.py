"""Everything of method.md's section 3 for one metric, in one call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from csdesk.domain.assurance import assurance_of
from csdesk.domain.baseline import NO_BASELINE, BaselineFigure, baseline_of
from csdesk.domain.before_after import before_and_after, leading
from csdesk.domain.cautions import cautions_of
from csdesk.domain.change import ChangeMark
from csdesk.domain.course import expected_share
from csdesk.domain.definitions import comparable
from csdesk.domain.estimate import estimated_date
from csdesk.domain.figures import Analysis
from csdesk.domain.finding import finding_of
from csdesk.domain.glance import Glance, glance
from csdesk.domain.goals import Aim, Goal
from csdesk.domain.headline import evidence_of, headline_of
from csdesk.domain.now import NOT_MEASURED, now_of
from csdesk.domain.periods import following
from csdesk.domain.progress import NO_GOAL, Span, good_enough, progress_of, reached_on
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.sentence import sentence_of
from csdesk.domain.series import Point, Series, gaps
from csdesk.domain.stretches import Starts, Stretch, judged, new_starts, stretches_of
from csdesk.domain.value import counted_since, value_to_date
from csdesk.domain.velocity import CADENCES_TO_STAND_STILL, Velocity, velocity_of

__all__ = ["Analysis", "analyse"]


def analyse(
    series: Series,
    goal: Goal | None,
    changes: Sequence[ChangeMark],
    today: date,
    *,
    last_review: date | None = None,
) -> Analysis:
    """All figures of one metric as they stand on `today`; later points are left out.

    `changes` are those that concern the metric. Velocity is measured since `last_review`, or over the last two
    cadences. A coarser view of sums is analysed without the goal, which was set for the shorter periods.
    """
    facts = _facts(series.until(today), None if series.added_up else goal, changes, today)
    analysis = _analysed(facts, last_review)
    return replace(
        analysis,
        cautions=cautions_of(analysis, len(series.points) - len(facts.series.points)),
        finding=finding_of(analysis),
        sentence=sentence_of(analysis),
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the figures are made of."""

    series: Series
    goal: Goal | None
    aim: Aim | None
    changes: tuple[ChangeMark, ...]
    today: date
    starts: Starts
    stretches: tuple[Stretch, ...]
    usable: tuple[Point, ...]


def _facts(series: Series, goal: Goal | None, changes: Sequence[ChangeMark], today: date) -> _Facts:
    metric = series.metric
    aim = None if goal is None else goal.at(today)
    starts = new_starts(metric, changes, today)
    band = Span(aim.low, aim.high) if aim is not None and aim.banded else None
    return _Facts(
        series=series,
        goal=goal,
        aim=aim,
        changes=tuple(sorted(changes, key=lambda change: change.day)),
        today=today,
        starts=starts,
        stretches=stretches_of(series, starts, band),
        usable=judged(series, comparable(metric, series.points, today)),
    )


def _analysed(facts: _Facts, last_review: date | None) -> Analysis:
    series, goal, aim, today, metric = facts.series, facts.goal, facts.aim, facts.today, facts.series.metric
    start = None if goal is None else goal.start
    stated = NO_BASELINE if goal is None else baseline_of(metric, goal.baseline, series.points, today)
    seen = glance(metric, judged(series, series.points), stated, goal, today)
    enough = NO_GOAL if aim is None else good_enough(metric, aim, stated)
    limits = facts.stretches[-1].limits if facts.stretches else NOT_MEASURED
    compared = before_and_after(series, facts.changes, facts.starts, today)
    since = counted_since(facts.changes, start, today)
    return Analysis(
        series=series,
        goal=goal,
        aim=aim,
        today=today,
        changes=facts.changes,
        starts=facts.starts,
        baseline=stated,
        now=seen.now,
        progress=seen.progress,
        expected=NO_GOAL if aim is None else expected_share(start, aim.due, today),
        course=seen.course,
        enough=enough,
        reached_on=reached_on(metric, facts.usable, enough, start),
        stretches=facts.stretches,
        limits=limits,
        assurance=assurance_of(limits, enough),
        before_after=compared,
        lead=leading(compared, series.points[-1].period if series.points else None),
        estimate=NO_GOAL if aim is None else estimated_date(aim, enough, seen.now, _last_stretch(facts)),
        value=value_to_date(metric, facts.usable, stated, None if goal is None else goal.worth, since),
        velocity=_velocity(facts, stated, seen, last_review),
        evidence=evidence_of(seen.now, stated),
        headline=headline_of(seen.now, stated),
        gaps=gaps(metric, series.points),
    )


def _last_stretch(facts: _Facts) -> tuple[Point, ...]:
    if not facts.stretches:
        return ()
    return judged(facts.series, tuple(read.point for read in facts.stretches[-1].points))


def _velocity(
    facts: _Facts, baseline: Maybe[BaselineFigure], seen: Glance, last_review: date | None
) -> Maybe[Velocity]:
    """Progress now against progress at the last review, or two cadences ago, towards the aim of today."""
    if isinstance(seen.now, Missing) or facts.aim is None:
        return seen.progress if isinstance(seen.progress, Missing) else NO_GOAL
    metric = facts.series.metric
    since = last_review or following(metric.cadence, seen.now.period, -CADENCES_TO_STAND_STILL)
    points = tuple(point for point in judged(facts.series, facts.series.points) if point.period <= since)
    earlier = progress_of(metric, facts.aim, baseline, now_of(metric, points, facts.today))
    return velocity_of(metric.cadence, earlier, since, seen.progress, seen.now.period)
