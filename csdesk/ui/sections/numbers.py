"""Numbers as a person types them in a metric's unit, and as the metric keeps them."""

from __future__ import annotations

from decimal import Decimal

from csdesk.domain.metric import Metric
from csdesk.ui.forms.typed import NumberField


def typed(metric: Metric, value: float | None) -> Decimal | None:
    """A kept value as it is typed: 0.71 is 71 where the unit is %."""
    return None if value is None else Decimal(repr(metric.shown(value).value))


def kept(metric: Metric, number: Decimal | None) -> float | None:
    """A typed number as it is kept: 71 % is 0.71."""
    return None if number is None else metric.stored(number)


def in_unit_of(field: NumberField, metric: Metric) -> None:
    """Let a field show a metric's unit behind its number, and no fewer decimals than the metric has."""
    field.set_unit(metric.unit, metric.decimals)
