"""How now, baseline, progress, course and the day of reaching came about."""

from __future__ import annotations

import math
from decimal import Decimal

from csdesk.domain.course import DRIFTING_GAP, GAP_DIGITS, ON_COURSE_GAP, Course
from csdesk.domain.figures import Analysis
from csdesk.domain.metric import Kind, Metric, shifted
from csdesk.domain.now import STALE_AFTER_CADENCES, age_in_days
from csdesk.domain.periods import LENGTH_IN_DAYS
from csdesk.domain.progress import PERIODS_TO_BE_REACHED
from csdesk.domain.result import Missing
from csdesk.domain.said import the_period
from csdesk.domain.series import Point, sum_of_parts
from csdesk.words import Phrase, Quantity, phrase


def explained_now(analysis: Analysis) -> tuple[Phrase, ...]:
    """The last measurement, or the sum over the last few."""
    metric, now = analysis.metric, analysis.now
    if isinstance(now, Missing):
        return (now.why,)
    period = the_period(metric.cadence, now.period)
    taken = phrase("Taken from the last measurement, of {period}.", period=period)
    if len(now.points) > 1:
        taken = phrase(
            "Taken from the last {count} measurements, up to {period}.", count=len(now.points), period=period
        )
    return (taken, *_averaged(metric, now.points, now.value), now.evidence.label)


def explained_baseline(analysis: Analysis) -> tuple[Phrase, ...]:
    """What was stated and by whom, or the sum over its periods."""
    metric, baseline = analysis.metric, analysis.baseline
    if isinstance(baseline, Missing):
        return (baseline.why,)
    if baseline.stated:
        source = baseline.source or phrase("no source named")
        value = metric.shown(baseline.value)
        return (phrase("Stated as {value} ({source}).", value=value, source=source), baseline.evidence.label)
    first, last = baseline.points[0].period, baseline.points[-1].period
    taken = phrase("Taken from the measurement of {period}.", period=the_period(metric.cadence, first))
    if first != last:
        taken = phrase(
            "Taken from {count} measurements, from {first} to {last}.",
            count=len(baseline.points),
            first=the_period(metric.cadence, first),
            last=the_period(metric.cadence, last),
        )
    return (taken, *_averaged(metric, baseline.points, baseline.value), baseline.evidence.label)


def explained_progress(analysis: Analysis) -> tuple[Phrase, ...]:
    """(now - baseline) ÷ (target - baseline)."""
    metric, now, baseline, progress = analysis.metric, analysis.now, analysis.baseline, analysis.progress
    if isinstance(progress, Missing):
        return (progress.why,)
    if isinstance(now, Missing) or isinstance(baseline, Missing) or analysis.aim is None:
        return ()
    return (
        phrase("(now − baseline) ÷ (target − baseline)"),
        phrase(
            "({now} − {baseline}) ÷ ({target} − {baseline}) = {share}",
            now=metric.exact(now.value),
            baseline=metric.exact(baseline.value),
            target=metric.exact(analysis.aim.target or 0.0),
            share=percent(progress.value, 0),
        ),
    )


def explained_course(analysis: Analysis) -> tuple[Phrase, ...]:
    """The share of the time against the share of the way; or the age of the last figure."""
    now, course = analysis.now, analysis.course
    if isinstance(course, Missing):
        return (course.why,)
    if course is Course.STALE and not isinstance(now, Missing):
        return (
            phrase(
                "The last figure is {age} days old; from {limit} days on it is out of date.",
                age=age_in_days(now, analysis.today),
                limit=math.floor(STALE_AFTER_CADENCES * LENGTH_IN_DAYS[analysis.metric.cadence]) + 1,
            ),
        )
    if course in {Course.ON_COURSE, Course.DRIFTING, Course.OFF_COURSE}:
        return _against_time(analysis)
    return (course.label, *explained_progress(analysis)) if course is Course.REACHED else (course.label,)


def explained_reached_on(analysis: Analysis) -> tuple[Phrase, ...]:
    """The first of three periods in a row at the target."""
    first = analysis.reached_on
    if isinstance(first, Missing):
        return (first.why,)
    return (
        phrase(
            "The first of {count} periods in a row that meet the target: {period}.",
            count=PERIODS_TO_BE_REACHED,
            period=the_period(analysis.metric.cadence, first),
        ),
    )


def percent(share: float, decimals: int = 1, signed: bool = False) -> Quantity:
    """A share in percent."""
    return Quantity(shifted(share, 2), "%", decimals, signed)


def plain_number(value: float) -> Decimal:
    """A number in its own digits, whole ones without a decimal point."""
    number = Decimal(repr(float(value)))
    whole = number.to_integral_value()
    return whole if number == whole else number


def _averaged(metric: Metric, points: tuple[Point, ...], value: float) -> tuple[Phrase, ...]:
    """The formula of a mean or of a ratio of sums; nothing for one plain value."""
    if metric.kind is Kind.RATIO and all(
        p.denominator is not None and p.numerator is not None for p in points
    ):
        above, below = sum_of_parts(points)
        return (
            phrase(
                "{above} ÷ {below} = {value}",
                above=plain_number(above),
                below=plain_number(below),
                value=metric.shown(value),
            ),
        )
    if len(points) == 1:
        return ()
    return (
        phrase(
            "{total} ÷ {count} = {value}",
            total=metric.exact(math.fsum(point.value for point in points)),
            count=len(points),
            value=metric.shown(value),
        ),
    )


def _against_time(analysis: Analysis) -> tuple[Phrase, ...]:
    expected, progress, goal, aim = analysis.expected, analysis.progress, analysis.goal, analysis.aim
    if isinstance(expected, Missing) or isinstance(progress, Missing):
        return ()
    if goal is None or goal.start is None or aim is None or aim.due is None:
        return ()
    gap = round(expected - progress.value, GAP_DIGITS)
    return (
        phrase(
            "Time passed: {passed} of {whole} days = {expected}",
            passed=max(0, (analysis.today - goal.start).days),
            whole=(aim.due - goal.start).days,
            expected=percent(expected),
        ),
        phrase(
            "Time passed − progress: {expected} − {progress} = {gap}",
            expected=percent(expected),
            progress=percent(progress.value),
            gap=percent(gap),
        ),
        phrase(
            "Up to {on} is on course, up to {drifting} drifting, more is off course.",
            on=percent(ON_COURSE_GAP, 0),
            drifting=percent(DRIFTING_GAP, 0),
        ),
    )
