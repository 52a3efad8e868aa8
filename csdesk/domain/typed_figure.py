"""A figure as it is typed: `3,6` or `3.6`, a ratio as `12/340`, each read by its metric."""

from __future__ import annotations

import re
from dataclasses import dataclass

from csdesk.domain.fields import clean_number, clean_ratio
from csdesk.domain.metric import Kind, Metric
from csdesk.domain.typed import ReadNumber
from csdesk.errors import Refusal

OVER = "/"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for one period: a value as the metric keeps it, or the two parts of a ratio."""

    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None


def read_figure(metric: Metric, text: str, read_number: ReadNumber) -> Typed:
    """What a text means for a metric. Raises Refusal when it is no figure that the metric can have."""
    bare = text.strip()
    unit = metric.unit.strip()
    if unit and bare.casefold().endswith(unit.casefold()):
        bare = bare[: -len(unit)].strip()
    if OVER in bare and metric.kind is Kind.RATIO:
        above, below = bare.split(OVER, 1)
        return Typed(None, *clean_ratio(read_number(above), read_number(below)))
    if re.fullmatch(r"[\d.,\s]+/[\d.,\s]+", bare):
        raise Refusal(
            "“{name}” is a plain value; only a ratio is written like 12/340.", field="value", name=metric.name
        )
    return Typed(clean_number(metric.stored(read_number(bare))))
