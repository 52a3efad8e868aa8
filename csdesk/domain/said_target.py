"""Where the goal stands: the target, how much of the way is done, and what follows from it."""

from __future__ import annotations

from csdesk.domain.course import Course
from csdesk.domain.figures import Analysis
from csdesk.domain.now import Now
from csdesk.domain.progress import Span
from csdesk.domain.result import Missing
from csdesk.domain.said import share, the_period
from csdesk.domain.said_pace import as_it_varies, at_this_pace, by_its_average, standing
from csdesk.words import Phrase, Value, phrase


def against_the_target(analysis: Analysis, now: Now) -> tuple[Phrase, ...]:
    """The goal's course in words, and what follows from it; nothing where there is no goal."""
    if analysis.course is Course.STALE:
        return (
            phrase(
                "The last figure is of {period}: too old to say where it stands today.",
                period=the_period(analysis.metric.cadence, now.period),
            ),
        )
    if analysis.aim is None:
        return ()
    more = (by_its_average(analysis), standing(analysis), at_this_pace(analysis), as_it_varies(analysis))
    return (_course(analysis, now), *(one for one in more if one is not None))


def _course(analysis: Analysis, now: Now) -> Phrase:
    course, values = analysis.course, _values(analysis)
    if isinstance(course, Missing):
        return _without_course(course, values)
    match course:
        case Course.REACHED:
            return _reached(analysis, values)
        case Course.HELD:
            return phrase("The goal of {wanted} is held.", **values)
        case Course.NOT_HELD:
            return phrase("The goal of {wanted} is not held.", **values)
        case Course.OVERDUE:
            return _overdue(analysis, values)
        case Course.NO_BASELINE:
            return _without_baseline(analysis, now, values)
        case _:
            return _on_the_way(analysis, course, values)


def _values(analysis: Analysis) -> dict[str, Value]:
    """What the templates are filled with; a template names those it needs."""
    metric, aim, enough = analysis.metric, analysis.aim, analysis.enough
    values: dict[str, Value] = {}
    if aim is not None and aim.target is not None:
        values["target"] = metric.shown(aim.target)
    if aim is not None and aim.due is not None:
        values["due"] = aim.due
    if not isinstance(analysis.progress, Missing):
        values["share"] = share(analysis.progress.value)
    if isinstance(enough, Span):
        values["wanted"] = _wanted(analysis, enough)
    return values


def _wanted(analysis: Analysis, enough: Span) -> Phrase:
    metric = analysis.metric
    if enough.low is not None and enough.high is not None:
        return phrase("{low} to {high}", low=metric.shown(enough.low), high=metric.shown(enough.high))
    if enough.low is not None:
        return phrase("at least {low}", low=metric.shown(enough.low))
    return phrase("at most {high}", high=metric.shown(enough.high or 0.0))


def _without_course(course: Missing, values: dict[str, Value]) -> Phrase:
    if "share" not in values or "due" in values:
        return course.why
    return phrase("{share} of the way to the target of {target} is done; no due date is set.", **values)


def _reached(analysis: Analysis, values: dict[str, Value]) -> Phrase:
    first = analysis.reached_on
    if isinstance(first, Missing):
        return phrase("The last figure meets the target of {target}, but three in a row don't yet.", **values)
    period = the_period(analysis.metric.cadence, first)
    if _met_ever_since(analysis):
        return phrase("The target of {target} has been met since {period}.", period=period, **values)
    return phrase(
        "The target of {target}, first met for three periods in a row from {period}, is met now, but not all the time.",
        period=period,
        **values,
    )


def _met_ever_since(analysis: Analysis) -> bool:
    first, enough = analysis.reached_on, analysis.enough
    if isinstance(first, Missing) or isinstance(enough, Missing):
        return False
    return all(enough.holds(point.value) for point in analysis.series.points if point.period >= first)


def _overdue(analysis: Analysis, values: dict[str, Value]) -> Phrase:
    if not isinstance(analysis.reached_on, Missing):
        period = the_period(analysis.metric.cadence, analysis.reached_on)
        return phrase(
            "The target of {target}, due on {due}, was met for three periods in a row from {period}, but not now.",
            period=period,
            **values,
        )
    match _way_done(analysis):
        case 1:
            return phrase(
                "The target of {target} was due on {due} and is not reached: {share} of the way is done.",
                **values,
            )
        case 0:
            return phrase("The target of {target} was due on {due} and none of the way is done.", **values)
        case _:
            return phrase(
                "The target of {target} was due on {due} and is further away than at the start.", **values
            )


def _on_the_way(analysis: Analysis, course: Course, values: dict[str, Value]) -> Phrase:
    named: dict[str, Value] = {**values, "course": _COURSES[course]}
    match _way_done(analysis):
        case 1:
            return phrase(
                "{share} of the way to the target of {target}, due on {due}, is done: {course}.", **named
            )
        case 0:
            return phrase(
                "None of the way to the target of {target}, due on {due}, is done: {course}.", **named
            )
        case _:
            return phrase(
                "The target of {target}, due on {due}, is further away than at the start: {course}.", **named
            )


_COURSES = {
    Course.ON_COURSE: phrase("on course"),
    Course.DRIFTING: phrase("drifting"),
    Course.OFF_COURSE: phrase("off course"),
}


def _way_done(analysis: Analysis) -> int:
    """1 when some of the way is done as it is shown, 0 when none is, -1 when it went backwards."""
    if isinstance(analysis.progress, Missing):
        return 0
    percent = share(analysis.progress.value).value
    return (percent >= 0.5) - (percent <= -0.5)


def _without_baseline(analysis: Analysis, now: Now, values: dict[str, Value]) -> Phrase:
    enough = analysis.enough
    if not isinstance(enough, Missing) and enough.holds(now.value):
        return phrase(
            "It meets the target of {target}, but without a baseline no progress can be told.", **values
        )
    return phrase("Without a baseline no progress towards the target of {target} can be told.", **values)
