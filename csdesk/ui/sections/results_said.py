"""What the Results section says of a metric: tiles, lines and states, put together from its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdesk.charts.spec import ChartSpec
from csdesk.domain.assurance import Assurance
from csdesk.domain.before_after import BeforeAfter, Comparison
from csdesk.domain.course import Course
from csdesk.domain.estimate import Estimate
from csdesk.domain.evidence import Evidence
from csdesk.domain.explain import Figure, explain
from csdesk.domain.figures import Analysis
from csdesk.domain.metric import Metric
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.said import the_change, the_period
from csdesk.domain.value import ValueToDate
from csdesk.queries.results import MetricResult
from csdesk.ui.courses import meaning_of, token_of
from csdesk.words import Money, Phrase, Quantity, Value, counted, phrase

WEEK = 7
ASSURANCE_TOKENS = {
    Assurance.MET: "good",
    Assurance.HIT_AND_MISS: "warning",
    Assurance.MISSED: "bad",
}
EVIDENCE_TOKENS = {
    Evidence.CONFIRMED: "good",
    Evidence.MEASURED: "good",
    Evidence.ESTIMATED: "warning",
    Evidence.ASSERTED: "warning",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A metric as a card shows it: the row, its figures in the chosen view, and the numbers of its changes.

    `plan` is the id of the account's current plan, `chart` compares the change with which the sentence begins.
    """

    account: int
    plan: int | None
    result: MetricResult
    analysis: Analysis
    numbers: tuple[int, ...]
    chart: Maybe[ChartSpec]


@dataclass(frozen=True, slots=True)
class TileWords:
    """A tile's words; with `missing`, `figure` says why there is none. `why` is shown on hovering and on focus,
    `as_of` says which period the figure is of.
    """

    name: Phrase
    figure: Phrase
    meaning: Phrase
    course: Phrase | None = None
    token: str = "muted"
    why: tuple[Phrase, ...] = ()
    missing: bool = False
    as_of: Phrase | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A chip: a state in words, the colour that goes with it, and the reason."""

    said: Phrase
    token: str
    why: tuple[Phrase, ...]


def tile_of(result: MetricResult) -> TileWords:
    """A headline: now, where it came from, where it should be, and its course."""
    analysis, metric = result.analysis, result.metric
    name = phrase("{name}", name=metric.name)
    course, token, why = _course(analysis)
    if isinstance(analysis.now, Missing):
        return TileWords(name, analysis.now.why, _way(analysis), None, "muted", why, missing=True)
    if isinstance(analysis.headline, Missing):
        return TileWords(name, analysis.headline.why, _way(analysis), course, token, why, missing=True)
    figure = phrase("{value}", value=metric.shown(analysis.now.value))
    as_of = the_period(metric.cadence, analysis.now.period)
    return TileWords(name, figure, _way(analysis), course, token, why, as_of=as_of)


def value_tile_of(result: MetricResult) -> TileWords | None:
    """What the improvement was worth so far; None without a worth that somebody agreed to."""
    value = result.analysis.value
    if isinstance(value, Missing):
        return None
    metric = result.metric
    return TileWords(
        name=phrase("Value to date: {name}", name=metric.name),
        figure=phrase("{money}", money=value.shown),
        meaning=phrase(
            "{units} × {worth}, agreed by {who}, {day}",
            units=_units(metric, value),
            worth=Money(value.worth.amount, value.worth.currency),
            who=value.worth.agreed_by,
            day=value.worth.agreed_on,
        ),
        why=explain(result.analysis, Figure.VALUE),
    )


def states_of(analysis: Analysis) -> Iterator[State]:
    """Course, assurance and evidence, those that can be said."""
    if not isinstance(analysis.course, Missing) and analysis.goal is not None:
        why = (meaning_of(analysis.course), *explain(analysis, Figure.COURSE))
        yield State(analysis.course.label, token_of(analysis.course), why)
    if not isinstance(analysis.assurance, Missing):
        token = ASSURANCE_TOKENS[analysis.assurance]
        yield State(analysis.assurance.label, token, explain(analysis, Figure.ASSURANCE))
    if not isinstance(analysis.evidence, Missing):
        token = EVIDENCE_TOKENS[analysis.evidence]
        yield State(analysis.evidence.label, token, explain(analysis, Figure.EVIDENCE))


def comparison_said(metric: Metric, compared: BeforeAfter) -> Phrase:
    """What the average did at a change: “because” only where the customer confirmed it, else “since”."""
    change = the_change(compared.change)
    figures = compared.comparison
    if isinstance(figures, Missing):
        return phrase("Since {change}: {why}", change=change, why=figures.why)
    values: dict[str, Value] = {
        "change": change,
        "before": metric.shown(figures.mean_before),
        "after": metric.shown(figures.mean_after),
        "difference": metric.shown(figures.difference, signed=True),
        "range": _range(metric, figures),
    }
    if not figures.clear:
        return phrase(
            "Since {change}: {before} → {after}, {difference}; {range}, so it may be chance.", **values
        )
    if compared.because:
        return phrase(
            "Because of {change}: {before} → {after}, {difference}; {range}. Confirmed by {who}.",
            who=compared.change.confirmed_by,
            **values,
        )
    return phrase("Since {change}: {before} → {after}, {difference}; {range}.", **values)


def notes_of(result: MetricResult) -> Iterator[Phrase]:
    """What is missing or comes from before: too few points, the first phase's baseline, periods left out."""
    analysis, metric = result.analysis, result.metric
    limits = analysis.limits
    if isinstance(limits, Missing) and analysis.series.points and limits.why not in analysis.sentence:
        yield limits.why
    if isinstance(analysis.estimate, Estimate) and analysis.estimate.day > analysis.today:
        yield _expected(analysis.estimate)
    elif analysis.goal is not None and isinstance(analysis.estimate, Missing) and _unreached(analysis):
        yield phrase("Estimated date: {why}", why=analysis.estimate.why)
    if result.first is not None and not isinstance(result.first.baseline, Missing):
        yield phrase(
            "Phase {phase} began from {value}.",
            phase=result.first.phase,
            value=metric.shown(result.first.baseline.value),
        )
    for period, why in analysis.series.left_out:
        yield phrase("{period} is left out: {why}", period=the_period(metric.cadence, period), why=why)


def _way(analysis: Analysis) -> Phrase:
    """“from 9.0 h · target 4.0 h · due 30 Sep 2026”, as far as it is known."""
    metric, aim = analysis.metric, analysis.aim
    parts: list[Phrase] = []
    if isinstance(analysis.baseline, Missing):
        parts.append(phrase("no baseline yet"))
    else:
        parts.append(phrase("from {value}", value=metric.shown(analysis.baseline.value)))
    if aim is not None and aim.target is not None:
        parts.append(phrase("target {value}", value=metric.shown(aim.target)))
    elif aim is not None and aim.banded:
        parts.append(_band(metric, aim.low, aim.high))
    if aim is not None and aim.due is not None:
        parts.append(phrase("due {day}", day=aim.due))
    return _joined(parts)


def _band(metric: Metric, low: float | None, high: float | None) -> Phrase:
    if low is None:
        return phrase("at most {high}", high=metric.shown(high or 0.0))
    if high is None:
        return phrase("at least {low}", low=metric.shown(low))
    return phrase("{low} to {high}", low=metric.shown(low), high=metric.shown(high))


def _course(analysis: Analysis) -> tuple[Phrase | None, str, tuple[Phrase, ...]]:
    course = analysis.course
    if isinstance(course, Missing):
        return course.why, "muted", (course.why,)
    why = (meaning_of(course), *explain(analysis, Figure.COURSE))
    return _course_said(analysis, course), token_of(course), why


def _course_said(analysis: Analysis, course: Course) -> Phrase:
    first = analysis.reached_on
    if course is Course.REACHED and not isinstance(first, Missing):
        return phrase("reached in {period}", period=the_period(analysis.metric.cadence, first))
    if course is Course.STALE and not isinstance(analysis.now, Missing):
        last = the_period(analysis.metric.cadence, analysis.now.period)
        return phrase("{course}: the last figure is of {period}", course=course.label, period=last)
    late = _late(analysis)
    return course.label if late is None else phrase("{course}: {late}", course=course.label, late=late)


def _late(analysis: Analysis) -> Phrase | None:
    due = None if analysis.aim is None else analysis.aim.due
    if isinstance(analysis.estimate, Missing) or due is None:
        return None
    weeks = (analysis.estimate.day - due).days // WEEK
    if weeks < 1:
        return phrase("in time at this pace") if analysis.today <= due else None
    return counted("{count} week late at this pace", "{count} weeks late at this pace", weeks)


def _unreached(analysis: Analysis) -> bool:
    """Whether one would ask when the target is reached."""
    return analysis.course not in {Course.REACHED, Course.HELD, Course.NOT_HELD} and bool(
        analysis.series.points
    )


def _expected(estimate: Estimate) -> Phrase:
    if isinstance(estimate.latest, Missing):
        return phrase(
            "Estimated date: {day}, at the earliest {earliest}. {why}",
            day=estimate.day,
            earliest=estimate.earliest,
            why=estimate.latest.why,
        )
    return phrase(
        "Estimated date: {day}, nine times in ten between {earliest} and {latest}.",
        day=estimate.day,
        earliest=estimate.earliest,
        latest=estimate.latest,
    )


def _units(metric: Metric, value: ValueToDate) -> Quantity:
    return Quantity(value.units, "" if metric.in_percent else metric.unit.strip(), 0)


def _range(metric: Metric, figures: Comparison) -> Phrase:
    return phrase(
        "nine times in ten {low} to {high}",
        low=metric.shown(figures.interval.low, signed=True),
        high=metric.shown(figures.interval.high, signed=True),
    )


def _joined(parts: list[Phrase]) -> Phrase:
    said = parts[0]
    for part in parts[1:]:
        said = phrase("{first} · {second}", first=said, second=part)
    return said
