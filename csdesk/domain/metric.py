"""A metric: what is measured, in which unit, how often, and which way is better."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from csdesk.domain.periods import Cadence
from csdesk.domain.sides import Side
from csdesk.domain.worded import Worded
from csdesk.errors import Refusal
from csdesk.words import Quantity, phrase

PERCENT = "%"
EXTRA_DECIMALS = 3


class Better(Worded):
    """Which way is better."""

    UP = "up", phrase("Higher is better")
    DOWN = "down", phrase("Lower is better")
    BAND = "band", phrase("Inside a band is better")


class Kind(Worded):
    """A plain value, or a ratio of two numbers which is kept as a fraction."""

    VALUE = "value", phrase("Value")
    RATIO = "ratio", phrase("Ratio")


class Summary(Worded):
    """How several periods become one longer one."""

    LAST = "last", phrase("Last value")
    MEAN = "mean", phrase("Mean")
    SUM = "sum", phrase("Sum")
    RATIO = "ratio", phrase("Ratio of sums")


@dataclass(frozen=True, slots=True)
class Definition:
    """What a metric means from a day on. Points of different definitions are not comparable."""

    since: date
    meaning: str = ""
    how: str = ""
    side: Side | None = None
    measured_by: str = ""
    source: str = ""

    @property
    def says_how_and_by_whom(self) -> bool:
        """Whether element 2 of a plan may lean on it: how it is measured, by which side and person."""
        return bool(self.how.strip() and self.side is not None and self.measured_by.strip())


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric; its definitions are kept in the order of their days.

    `now_periods` is how many of the last periods make *now*: 1 is the last measurement alone.
    """

    name: str
    unit: str
    decimals: int
    better: Better
    cadence: Cadence
    kind: Kind
    summed_by: Summary
    now_periods: int = 1
    definitions: tuple[Definition, ...] = ()

    def __post_init__(self) -> None:
        """Put the definitions in the order of their days."""
        ordered = tuple(sorted(self.definitions, key=lambda definition: definition.since))
        object.__setattr__(self, "definitions", ordered)

    @property
    def in_percent(self) -> bool:
        """Whether the kept fraction is shown times a hundred."""
        return self.kind is Kind.RATIO and self.unit.strip() == PERCENT

    def shown(self, value: float, signed: bool = False) -> Quantity:
        """A kept value as it is shown, in the metric's unit and decimals: 0.71 is 71 %."""
        return Quantity(
            shifted(value, 2) if self.in_percent else value, self.unit.strip(), self.decimals, signed
        )

    def rounded(self, value: float, extra: int = 0) -> Decimal:
        """A kept value in the metric's unit, rounded half up to the shown decimals and `extra` more."""
        number = Decimal(repr(float(self.shown(value).value)))
        return number.quantize(Decimal(1).scaleb(-self.decimals - extra), ROUND_HALF_UP)

    def exact(self, value: float) -> Decimal:
        """A kept value in the metric's unit as a formula needs it: with three more decimals where it has them."""
        fine, plain = self.rounded(value, EXTRA_DECIMALS), self.rounded(value)
        return plain if plain == fine else fine.normalize()

    def stored(self, number: float | Decimal) -> float:
        """A number typed in the metric's unit as it is kept: 71 % is 0.71."""
        return shifted(number, -2) if self.in_percent else float(number)

    def definition_at(self, day: date) -> Definition | None:
        """The definition in force on a day: the last one since then, or none."""
        return next((one for one in reversed(self.definitions) if one.since <= day), None)

    @property
    def definition(self) -> Definition | None:
        """The newest definition."""
        return self.definitions[-1] if self.definitions else None


def shifted(number: float | Decimal, places: int) -> float:
    """`number` with its decimal point moved, exactly on the digits that its shortest form shows."""
    exact = number if isinstance(number, Decimal) else Decimal(repr(float(number)))
    return float(exact.scaleb(places))


def refuse_unfit_summary(kind: Kind, summed_by: Summary, field: str | None = "summed_by") -> None:
    """Refuse a way of summing up that the kind of metric can't have."""
    if summed_by is Summary.RATIO and kind is not Kind.RATIO:
        raise Refusal(
            "Only a ratio can be summed up as a ratio of sums; choose last value, mean or sum.", field=field
        )
    if summed_by is Summary.SUM and kind is Kind.RATIO:
        raise Refusal(
            "Ratios can't be added up; choose the ratio of sums, the mean or the last value.", field=field
        )
