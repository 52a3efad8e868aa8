"""One line with the finding in it, as a title of a sheet or a chart."""

from __future__ import annotations

from datetime import date

from csdesk.domain.course import Course
from csdesk.domain.figures import Analysis
from csdesk.domain.now import Now
from csdesk.domain.picked import picked_baseline
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.said import looks_equal, share, the_period
from csdesk.domain.steady import NOTHING_BELOW, flattered, within_usual_range
from csdesk.words import Phrase, Quantity, phrase


def finding_of(analysis: Analysis) -> Phrase:
    """One line that may stand as a title: what the metric did, and where its goal stands."""
    now, name = analysis.now, analysis.metric.name
    if isinstance(now, Missing):
        return phrase("{name}: no figure yet", name=name)
    moved, state = _moved(analysis, now), _state(analysis, now)
    return moved if state is None else phrase("{moved}; {state}", moved=moved, state=state)


def _moved(analysis: Analysis, now: Now) -> Phrase:
    metric, baseline = analysis.metric, analysis.baseline
    value = metric.shown(now.value)
    if isinstance(baseline, Missing):
        return phrase("{name} came to {now}", name=metric.name, now=value)
    if looks_equal(metric, baseline.value, now.value):
        return phrase("{name} came to {now}, as at the start", name=metric.name, now=value)
    before = metric.shown(baseline.value)
    if within_usual_range(analysis):
        return phrase(
            "{name} went from {baseline} to {now}, within its usual range",
            name=metric.name,
            baseline=before,
            now=value,
        )
    if picked_baseline(analysis) is not None:
        return phrase(
            "{name} went from {baseline}, an unusual start, to {now}",
            name=metric.name,
            baseline=before,
            now=value,
        )
    if now.value > baseline.value:
        return phrase("{name} rose from {baseline} to {now}", name=metric.name, baseline=before, now=value)
    return phrase("{name} fell from {baseline} to {now}", name=metric.name, baseline=before, now=value)


def _state(analysis: Analysis, now: Now) -> Phrase | None:
    match analysis.course:
        case Course.STALE:
            return phrase("last measured in {period}", period=the_period(analysis.metric.cadence, now.period))
        case Course.HELD:
            return phrase("the goal is held")
        case Course.NOT_HELD:
            return phrase("the goal is not held")
        case _:
            return _about_target(analysis)


def _about_target(analysis: Analysis) -> Phrase | None:
    aim, course = analysis.aim, analysis.course
    if aim is None or aim.target is None:
        return None
    target = analysis.metric.shown(aim.target)
    steady = flattered(analysis)
    if steady is not None and steady.progress < NOTHING_BELOW:
        return phrase("by its average none of the way to {target} is done", target=target)
    if steady is not None:
        done = share(steady.progress)
        return phrase("by its average {share} of the way to {target} is done", share=done, target=target)
    return _by_course(course, target, aim.due)


def _by_course(course: Maybe[Course], target: Quantity, due: date | None) -> Phrase:
    if course is Course.REACHED:
        return phrase("the target of {target} is met", target=target)
    if due is None:
        return phrase("the target is {target}", target=target)
    match course:
        case Course.OVERDUE:
            return phrase("the target of {target} was due on {due}", target=target, due=due)
        case Course.ON_COURSE:
            return phrase("on course for {target} by {due}", target=target, due=due)
        case Course.DRIFTING:
            return phrase("drifting from its course for {target} by {due}", target=target, due=due)
        case Course.OFF_COURSE:
            return phrase("off course for {target} by {due}", target=target, due=due)
        case _:
            return phrase("the target is {target} by {due}", target=target, due=due)
