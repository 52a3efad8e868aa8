"""Which column of a file says what, and how it writes numbers and dates."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.errors import Refusal
from csdesk.exchange.days import DayOrder
from csdesk.exchange.numbers import DecimalMark


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that are read: the metric's only where rows name it; a value or a ratio's two.

    `where` holds columns with the text that a row must have there to be meant at all.
    """

    account: str
    date: str
    metric: str | None = None
    value: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    where: tuple[tuple[str, str], ...] = ()

    @property
    def is_ratio(self) -> bool:
        """Whether rows hold a numerator and a denominator."""
        return self.value is None

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns of numbers. Raises Refusal where they don't make a measurement."""
        match (self.value, self.numerator, self.denominator):
            case (str() as value, None, None):
                return (value,)
            case (None, str() as numerator, str() as denominator):
                return (numerator, denominator)
        raise Refusal("Choose either the column of the value, or those of numerator and denominator.")


@dataclass(frozen=True, slots=True)
class Ways:
    """How the file writes numbers and dates, where somebody said so; None: its columns decide.

    `percent` allows numbers a percent sign, which changes nothing about them: they are meant in %.
    """

    decimal: DecimalMark | None = None
    order: DayOrder | None = None
    percent: bool = False
