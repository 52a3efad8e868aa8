"""Figures as one would type them, from those that are kept."""

from __future__ import annotations

from decimal import Decimal

from csdesk.domain.metric import Metric
from csdesk.domain.typed_figure import OVER, Typed
from csdesk.formats import Formats
from csdesk.queries.measurements import Cell


def typed_of(cell: Cell) -> Typed:
    """What would have to be typed for a figure that is kept."""
    if cell.numerator is not None and cell.denominator is not None:
        return Typed(None, cell.numerator, cell.denominator)
    return Typed(cell.value)


def figure_text(metric: Metric, typed: Typed, formats: Formats) -> str:
    """A figure as one would type it: all of its own decimals, at least those of the metric."""
    if typed.numerator is not None and typed.denominator is not None:
        return OVER.join(_plain(number, formats) for number in (typed.numerator, typed.denominator))
    if typed.value is None:
        return ""
    shown = Decimal(repr(metric.shown(typed.value).value))
    return formats.number(shown, max(metric.decimals, _decimals(shown)))


def _plain(number: float, formats: Formats) -> str:
    exact = Decimal(repr(number))
    return formats.number(exact, _decimals(exact))


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
