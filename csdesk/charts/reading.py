"""A chart read out: one point, a range of points, and the rows of the table that says the same as the picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.charts.labels import circled
from csdesk.charts.spec import PARTIAL_WORDS, SIGN_WORDS, ChartPoint, ChartSpec, Mark, Panel, Sign
from csdesk.domain.evidence import Evidence
from csdesk.domain.periods import Cadence, first_day
from csdesk.formats import Formats
from csdesk.words import counted, phrase

BETWEEN = " · "
EVIDENCE_WORDS = {
    Evidence.CONFIRMED: phrase("confirmed by the customer"),
    Evidence.MEASURED: phrase("measured"),
    Evidence.ESTIMATED: phrase("estimated"),
    Evidence.ASSERTED: phrase("asserted"),
}


def read_point(spec: ChartSpec, panel: Panel, point: ChartPoint, formats: Formats) -> str:
    """One point: when, how much, how sure, whether it is special, and what was changed in its period."""
    parts = [
        period_words(point.at, panel.cadence or spec.cadence, formats),
        formats.quantity(panel.quantity(point.value)),
        formats.say(EVIDENCE_WORDS[point.evidence]),
        *([] if point.sign is Sign.NONE and not panel.stretches else [_special(point, formats)]),
        *([formats.say(PARTIAL_WORDS)] if point.partial else []),
        *([point.note] if point.note else []),
        *(f"{circled(mark.number)} {mark.text}" for mark in _changes_in(spec, panel, point)),
    ]
    if len(spec.panels) > 1:
        parts.insert(0, panel.name)
    return BETWEEN.join(parts)


def read_range(spec: ChartSpec, panel: Panel, points: Sequence[ChartPoint], formats: Formats) -> str:
    """A range of points, one at least: from when to when, the mean, the first and the last, how many."""
    first, last = points[0], points[-1]
    parts = [
        formats.say(
            phrase(
                "{start} to {end}",
                start=period_words(first.at, panel.cadence or spec.cadence, formats),
                end=period_words(last.at, panel.cadence or spec.cadence, formats),
            )
        ),
        formats.say(phrase("mean {mean}", mean=panel.quantity(mean_of(points)))),
        formats.say(
            phrase(
                "first {first}, last {last}",
                first=panel.quantity(first.value),
                last=panel.quantity(last.value),
            )
        ),
        formats.say(counted("{count} figure", "{count} figures", len(points))),
    ]
    return BETWEEN.join(parts)


def mean_of(points: Sequence[ChartPoint]) -> float:
    """The mean of some points; of a ratio the ratio of their sums, as far as all of their denominators are known."""
    weights = [point.weight for point in points if point.weight is not None]
    if len(weights) < len(points) or (total := math.fsum(weights)) <= 0:
        return math.fsum(point.value for point in points) / len(points)
    return math.fsum(point.value * weight for point, weight in zip(points, weights, strict=True)) / total


def period_words(first: date, cadence: Cadence, formats: Formats) -> str:
    """A period as the locale writes it: “16 Nov 2026”, “Nov 2026”, “Q4 2026”."""
    return formats.period(first, cadence.value)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One figure of a chart in words; `number` counts from 0 in the order of the chart."""

    number: int
    metric: str
    at: date
    period: str
    figure: str
    value: float
    evidence: str
    special: str
    note: str


def table_rows(spec: ChartSpec, formats: Formats) -> tuple[TableRow, ...]:
    """All figures of a chart, metric by metric, for those who can't see it."""
    pairs = [(panel, point) for panel in spec.panels for point in panel.points]
    return tuple(
        TableRow(
            number=number,
            metric=panel.name,
            at=point.at,
            period=period_words(point.at, panel.cadence or spec.cadence, formats),
            figure=_figure(spec, panel, point, formats),
            value=point.value,
            evidence=formats.say(point.evidence.label),
            special="" if point.sign is Sign.NONE and not panel.stretches else _special(point, formats),
            note=BETWEEN.join(
                part for part in (formats.say(PARTIAL_WORDS) if point.partial else "", point.note) if part
            ),
        )
        for number, (panel, point) in enumerate(pairs)
    )


def unit_of(spec: ChartSpec) -> str:
    """The unit of all figures, which then stands in a table's head; empty where they differ."""
    units = {panel.unit for panel in spec.panels}
    return next(iter(units)) if len(units) == 1 else ""


def _figure(spec: ChartSpec, panel: Panel, point: ChartPoint, formats: Formats) -> str:
    if unit_of(spec):
        return formats.number(point.value, panel.decimals)
    return formats.quantity(panel.quantity(point.value))


def _changes_in(spec: ChartSpec, panel: Panel, point: ChartPoint) -> list[Mark]:
    cadence = panel.cadence or spec.cadence
    return [mark for mark in panel.marks if first_day(cadence, mark.day) == point.at]


def _special(point: ChartPoint, formats: Formats) -> str:
    if point.cause is None:
        return formats.say(SIGN_WORDS[point.sign])
    cause = formats.say(point.cause)
    return cause if point.sign is Sign.NONE else f"{formats.say(SIGN_WORDS[point.sign])} ({cause})"
