"""Whether a goal moves, when it can be expected, and what the usual variation promises."""

from __future__ import annotations

from datetime import timedelta

from csdesk.domain.assurance import Assurance
from csdesk.domain.course import Course
from csdesk.domain.estimate import NO_DATE, Estimate
from csdesk.domain.figures import Analysis
from csdesk.domain.metric import shifted
from csdesk.domain.result import Missing
from csdesk.domain.said import share, the_period
from csdesk.domain.signals import Signal
from csdesk.domain.steady import NOTHING_BELOW, flattered
from csdesk.domain.velocity import Pace
from csdesk.domain.xmr import Cause
from csdesk.words import Phrase, Quantity, phrase

WORTH_NAMING = timedelta(days=3653)
"""A date more than ten years away is not worth naming in a sentence."""


def by_its_average(analysis: Analysis) -> Phrase | None:
    """How much of the way is done by the average, where the last figure alone flatters it."""
    steady = flattered(analysis)
    if steady is None:
        return None
    mean = analysis.metric.shown(steady.mean)
    if steady.progress < NOTHING_BELOW:
        return phrase("Judged by the average of {mean}, none of the way is done.", mean=mean)
    return phrase(
        "Judged by the average of {mean}, {share} of the way is done.",
        mean=mean,
        share=share(steady.progress),
    )


def standing(analysis: Analysis) -> Phrase | None:
    """That nothing moves, or that it goes back, where the last figure's signal doesn't say otherwise.

    Two figures that happen to differ within the usual variation are no slip.
    """
    velocity, last = analysis.velocity, analysis.points[-1]
    if isinstance(velocity, Missing):
        return None
    period = the_period(analysis.metric.cadence, velocity.since)
    moving = last.signal is Signal.CONCERN or last.cause is Cause.TREND
    if velocity.pace is Pace.STANDING_STILL and not moving:
        return phrase("Since {period} it has stood still.", period=period)
    if velocity.pace is Pace.SLIPPING and last.signal is Signal.CONCERN:
        lost = Quantity(-shifted(velocity.change, 2), "%", 0)
        return phrase("Since {period} it has slipped back by {lost} of the way.", period=period, lost=lost)
    return None


def at_this_pace(analysis: Analysis) -> Phrase | None:
    """When the target can be expected, or that it can't at this pace."""
    estimate, due = analysis.estimate, None if analysis.aim is None else analysis.aim.due
    if estimate is NO_DATE:
        return phrase("At this pace there is no date on which it is reached.")
    if isinstance(estimate, Missing):
        return None
    if estimate.day - analysis.today > WORTH_NAMING:
        return phrase("At this pace it would take more than ten years.")
    if estimate.day <= analysis.today:
        return phrase("By its trend it should be reached by now.")
    when = _when(analysis, estimate)
    if due is not None and estimate.day > due:
        return phrase("At this pace it is reached {when}: later than due.", when=when)
    return phrase("At this pace it is reached {when}.", when=when)


def _when(analysis: Analysis, estimate: Estimate) -> Phrase:
    latest = estimate.latest
    if isinstance(latest, Missing):
        return phrase("around {day}, or possibly never", day=estimate.day)
    if latest - analysis.today > WORTH_NAMING:
        return phrase("around {day}, or much later", day=estimate.day)
    if estimate.earliest <= analysis.today:
        return phrase("around {day}, at the latest on {latest}", day=estimate.day, latest=latest)
    if estimate.earliest == latest:
        return phrase("around {day}", day=estimate.day)
    return phrase(
        "around {day}, between {earliest} and {latest}",
        day=estimate.day,
        earliest=estimate.earliest,
        latest=latest,
    )


def as_it_varies(analysis: Analysis) -> Phrase | None:
    """That the usual variation will now meet the target and now miss it, or never meets it.

    Said only while the last figure is within it: limits around a moving series promise nothing.
    """
    if analysis.points[-1].special:
        return None
    settled = {Course.REACHED, Course.HELD, Course.NOT_HELD}
    if analysis.assurance is Assurance.HIT_AND_MISS and analysis.course in settled:
        return phrase("As it varies now, some figures will meet it and others will not.")
    missed = analysis.assurance is Assurance.MISSED and analysis.course in {Course.OFF_COURSE, Course.OVERDUE}
    if missed and isinstance(analysis.estimate, Missing):
        return phrase("As it varies now, it will not be met without a further change.")
    return None
