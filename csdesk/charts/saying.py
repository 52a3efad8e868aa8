"""The words around a chart: its title, who measured it and until when, and what somebody hears who can't see it."""

from __future__ import annotations

from datetime import date

from csdesk.charts.reading import EVIDENCE_WORDS
from csdesk.domain.figures import Analysis
from csdesk.domain.metric import Definition, Metric
from csdesk.domain.periods import Cadence
from csdesk.domain.result import Missing
from csdesk.domain.said import the_period
from csdesk.domain.sides import Side
from csdesk.domain.xmr import Limits
from csdesk.words import Phrase, counted, phrase

WITH_UNIT = {
    Cadence.WEEKLY: "{name} ({unit}), weekly",
    Cadence.MONTHLY: "{name} ({unit}), monthly",
    Cadence.QUARTERLY: "{name} ({unit}), quarterly",
}
WITHOUT_UNIT = {
    Cadence.WEEKLY: "{name}, weekly",
    Cadence.MONTHLY: "{name}, monthly",
    Cadence.QUARTERLY: "{name}, quarterly",
}
MEASURED_BY = {
    Side.OURS: "measured by us: {what}",
    Side.THEIRS: "measured by the customer: {what}",
    Side.BOTH: "measured by both sides: {what}",
}
MEASURED = {
    Side.OURS: phrase("measured by us"),
    Side.THEIRS: phrase("measured by the customer"),
    Side.BOTH: phrase("measured by both sides"),
}


def title_of(metric: Metric) -> Phrase:
    """Metric, unit and cadence."""
    unit = metric.unit.strip()
    if unit:
        return phrase(WITH_UNIT[metric.cadence], name=metric.name, unit=unit)
    return phrase(WITHOUT_UNIT[metric.cadence], name=metric.name)


def titles_of(count: int) -> Phrase:
    """The title of several metrics on one time axis."""
    return counted("{count} metric on one time axis", "{count} metrics on one time axis", count)


def source_of(analysis: Analysis) -> Phrase | None:
    """Who measured it and where, until when, and how sure it is; None when nothing was measured."""
    if not analysis.series.points:
        return None
    last = analysis.series.points[-1]
    parts = [phrase("as of {period}", period=the_period(analysis.metric.cadence, last.period))]
    measured = _measured_by(analysis.metric.definition, last.source)
    if measured is not None:
        parts.insert(0, measured)
    if not isinstance(analysis.evidence, Missing):
        parts.append(EVIDENCE_WORDS[analysis.evidence])
    said = parts[0]
    for part in parts[1:]:
        said = phrase("{first} · {second}", first=said, second=part)
    return said


def variation_words(metric: Metric, limits: Limits, until: date | None) -> Phrase:
    """The usual variation in figures; `until` says that it is not that of the last points."""
    figures = {
        "mean": metric.shown(limits.mean),
        "lower": metric.shown(limits.lower),
        "upper": metric.shown(limits.upper),
    }
    if until is None:
        return phrase("usual variation: mean {mean}, limits {lower} to {upper}", **figures)
    return phrase("usual variation until {day}: mean {mean}, limits {lower} to {upper}", day=until, **figures)


def alternative_of(analysis: Analysis) -> tuple[Phrase, ...]:
    """What the chart says to somebody who can't see it: what it shows, from when to when, and its sentences."""
    points = analysis.series.points
    if not points:
        return (title_of(analysis.metric), *analysis.sentence)
    cadence = analysis.metric.cadence
    shown = counted(
        "{title}: {count} figure, in {start}.",
        "{title}: {count} figures from {start} to {end}.",
        len(points),
        title=title_of(analysis.metric),
        start=the_period(cadence, points[0].period),
        end=the_period(cadence, points[-1].period),
    )
    return (shown, *analysis.sentence)


def _measured_by(definition: Definition | None, source: str) -> Phrase | None:
    where = source.strip() or (definition.source.strip() if definition is not None else "")
    if definition is None or definition.side is None:
        return phrase("source: {where}", where=where) if where else None
    what = ", ".join(dict.fromkeys(part for part in (definition.measured_by.strip(), where) if part))
    return phrase(MEASURED_BY[definition.side], what=what) if what else MEASURED[definition.side]
