"""Figures as they are typed and shown in a grid: `3,6` or `3.6`, a ratio as `12/340`, each read by its metric."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from csdesk.domain.fields import clean_number, clean_ratio
from csdesk.domain.metric import Kind, Metric
from csdesk.errors import Refusal
from csdesk.formats import Formats
from csdesk.queries.measurements import Cell

OVER = "/"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for one period: a value as the metric keeps it, or the two parts of a ratio."""

    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None


def typed_of(cell: Cell) -> Typed:
    """What would have to be typed for a figure that is kept."""
    if cell.numerator is not None and cell.denominator is not None:
        return Typed(None, cell.numerator, cell.denominator)
    return Typed(cell.value)


def read_figure(metric: Metric, text: str, formats: Formats) -> Typed:
    """What a text means for a metric. Raises Refusal when it is no figure that the metric can have."""
    bare = text.strip()
    unit = metric.unit.strip()
    if unit and bare.casefold().endswith(unit.casefold()):
        bare = bare[: -len(unit)].strip()
    if OVER in bare and metric.kind is Kind.RATIO:
        above, below = bare.split(OVER, 1)
        return Typed(None, *clean_ratio(formats.read_number(above), formats.read_number(below)))
    if re.fullmatch(r"[\d.,\s]+/[\d.,\s]+", bare):
        raise Refusal(
            "“{name}” is a plain value; only a ratio is written like 12/340.", field="value", name=metric.name
        )
    return Typed(clean_number(metric.stored(formats.read_number(bare))))


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
