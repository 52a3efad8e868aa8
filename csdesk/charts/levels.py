"""The horizontal lines of a results chart: baseline, target through its revisions, before and after a change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from csdesk.charts.spec import Level, Role
from csdesk.domain.before_after import BeforeAfter
from csdesk.domain.evidence import Evidence
from csdesk.domain.figures import Analysis
from csdesk.domain.goals import Aim
from csdesk.domain.metric import Metric
from csdesk.domain.result import Missing
from csdesk.words import Phrase, phrase

WORDS = {
    Role.TARGET: phrase("target"),
    Role.LOW: phrase("at least"),
    Role.HIGH: phrase("at most"),
}


def baseline_levels(analysis: Analysis, start: date, end: date) -> tuple[Level, ...]:
    """The baseline all along; none where there is none. One that is not measured says so."""
    figure = analysis.baseline
    if isinstance(figure, Missing):
        return ()
    shown = analysis.metric.shown(figure.value)
    said = {
        Evidence.ESTIMATED: phrase("baseline {value}, estimated", value=shown),
        Evidence.ASSERTED: phrase("baseline {value}, asserted", value=shown),
    }.get(figure.evidence, phrase("baseline {value}", value=shown))
    return (Level(Role.BASELINE, shown.value, start, end, said),)


def target_levels(analysis: Analysis, start: date, end: date) -> tuple[Level, ...]:
    """Target or band as they held from day to day: a revision begins another line."""
    goal = analysis.goal
    if goal is None:
        return ()
    turns = sorted({revision.on for revision in goal.revisions if start < revision.on < end})
    pieces: list[tuple[Aim, date, date]] = []
    for since, until in pairwise([start, *turns, end]):
        aim = goal.at(analysis.today if until == end else since)
        if pieces and _same(pieces[-1][0], aim):
            pieces[-1] = (aim, pieces[-1][1], until)
        else:
            pieces.append((aim, since, until))
    return tuple(
        level for aim, since, until in pieces for level in _aimed(analysis.metric, aim, since, until)
    )


def comparison_levels(metric: Metric, compared: BeforeAfter | None) -> tuple[Level, ...]:
    """The two averages around a change, over the periods that they were taken from."""
    if compared is None or isinstance(compared.comparison, Missing):
        return ()
    change, figures = compared.change, compared.comparison
    before, after = metric.shown(figures.mean_before), metric.shown(figures.mean_after)
    return (
        Level(
            Role.BEFORE,
            before.value,
            figures.before[0].period,
            change.day,
            phrase("before {value}", value=before),
        ),
        Level(
            Role.AFTER,
            after.value,
            change.day,
            figures.after[-1].period,
            phrase("after {value}", value=after),
        ),
    )


def _same(one: Aim, other: Aim) -> bool:
    return (one.target, one.low, one.high) == (other.target, other.low, other.high)


def _aimed(metric: Metric, aim: Aim, start: date, end: date) -> Iterator[Level]:
    for role, value in ((Role.TARGET, aim.target), (Role.LOW, aim.low), (Role.HIGH, aim.high)):
        if value is not None:
            shown = metric.shown(value)
            yield Level(role, shown.value, start, end, _said(role, phrase("{value}", value=shown)))


def _said(role: Role, value: Phrase) -> Phrase:
    return phrase("{what} {value}", what=WORDS[role], value=value)
