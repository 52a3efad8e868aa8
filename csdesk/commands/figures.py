"""A period's figure before it is kept: a value, or a numerator and a denominator, cleaned by its metric."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.db.tables import Metric
from csdesk.domain.evidence import Evidence
from csdesk.domain.fields import clean_line, clean_number, clean_period, clean_ratio, clean_text
from csdesk.domain.metric import Kind
from csdesk.errors import Refusal


@dataclass(frozen=True, slots=True)
class Figure:
    """One period's figure of a metric, as somebody measured it; `period` is any day of the period.

    A ratio is given by its two parts, or as a fraction where they are not known.
    """

    metric_id: int
    period: date
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    evidence: Evidence = Evidence.MEASURED
    source: str = ""
    note: str = ""


def cleaned_figure(figure: Figure, metric: Metric, today: date) -> Figure:
    """The figure as it is kept, its period known by its first day.

    Raises Refusal where the period is still to come, the figure is missing or doesn't fit the metric's kind.
    """
    value, numerator, denominator = cleaned_value(metric, figure.value, figure.numerator, figure.denominator)
    return Figure(
        metric_id=figure.metric_id,
        period=clean_period(metric.cadence, figure.period, today),
        value=value,
        numerator=numerator,
        denominator=denominator,
        evidence=figure.evidence,
        source=clean_line(figure.source, "source"),
        note=clean_text(figure.note, "note"),
    )


def cleaned_value(
    metric: Metric, value: float | None, numerator: float | None, denominator: float | None
) -> tuple[float | None, float | None, float | None]:
    """A value alone, or the two parts of a ratio alone; anything else is refused."""
    if numerator is None and denominator is None:
        if value is None:
            raise Refusal("A figure is needed for this period.", field="value")
        return clean_number(value), None, None
    if metric.kind is not Kind.RATIO:
        raise Refusal("“{name}” is a plain value, not a ratio.", field="numerator", name=metric.name)
    if value is not None:
        raise Refusal("A ratio is given by its two parts or as one figure, not both.", field="value")
    if numerator is None:
        raise Refusal("The numerator is missing.", field="numerator")
    if denominator is None:
        raise Refusal("The denominator is missing.", field="denominator")
    return (None, *clean_ratio(numerator, denominator))
