"""Which column of a file says what, and how it writes numbers and dates."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.domain.metric import Summary
from csdesk.domain.worded import Worded
from csdesk.errors import Refusal
from csdesk.exchange.days import DayOrder
from csdesk.exchange.numbers import DecimalMark
from csdesk.exchange.period_titles import measures_of
from csdesk.words import phrase


class SumUp(Worded):
    """How several rows for one period become one figure; counting needs no number in them."""

    COUNT = "count", phrase("Count the rows")
    SUM = "sum", phrase("Sum")
    MEAN = "mean", phrase("Mean")
    LAST = "last", phrase("Last value")
    RATIO = "ratio", phrase("Ratio of sums")

    @property
    def summary(self) -> Summary:
        """How longer periods of such figures are summed up."""
        return Summary.SUM if self is SumUp.COUNT else Summary(self.value)


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that are read.

    The account is named by `account`, or found through its `contract`. A figure is a `value`, or `numerator` over
    `denominator`; a row has one of the day in `date` and the metric in `metric`. A wide file has a column a period
    (`periods`) or a column a metric (`metrics`), each titled by it, instead. Titles of periods may also say what is
    measured: as many metrics, or, where `numerator` and `denominator` are two of those words, one ratio. They may also
    be two texts of the column `metric`: then each ratio's two numbers stand in rows of their own.
    `where` holds columns with the text that a row must have there to be meant at all.
    """

    account: str | None = None
    date: str | None = None
    metric: str | None = None
    value: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    where: tuple[tuple[str, str], ...] = ()
    contract: str | None = None
    periods: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()

    @property
    def is_ratio(self) -> bool:
        """Whether rows hold a numerator and a denominator."""
        return self.numerator is not None or self.denominator is not None

    @property
    def pairs_rows(self) -> bool:
        """Whether a ratio's numerator and denominator stand in two rows, told apart by the metric that they name."""
        if not self.is_ratio or self.metric is None:
            return False
        return self.value is not None or (bool(self.periods) and not measures_of(self.periods))

    @property
    def name_metrics(self) -> bool:
        """Whether the file itself says which metric a figure is of."""
        if self.pairs_rows:
            return False
        if self.metric is not None or self.metrics:
            return True
        return not self.is_ratio and bool(measures_of(self.periods))

    @property
    def owner(self) -> str:
        """The column by which a row's account is found. Raises Refusal for none."""
        found = self.account or self.contract
        if found is None:
            raise Refusal(
                "Say which column holds the account, or the contract by which it is found.", field="account"
            )
        return found

    def numbers(self, *, counted: bool = False) -> tuple[str, ...]:
        """The columns of numbers; none where rows are `counted`. Raises Refusal where they make no measurement."""
        match (self.value, self.numerator, self.denominator):
            case (None, None, None) if self.periods or self.metrics:
                return (*self.periods, *self.metrics)
            case (str() as value, str(), str()) if self.pairs_rows:
                return (value,)
            case (None, str(), str()) if self.periods:
                return self.periods
            case (None, None, None) if counted:
                return ()
            case (str() as value, None, None):
                return (value,)
            case (None, str() as numerator, str() as denominator):
                return (numerator, denominator)
        raise Refusal(
            "Choose either the column of the value, or those of numerator and denominator.", field="value"
        )


@dataclass(frozen=True, slots=True)
class Ways:
    """How the file writes numbers and dates, where somebody said so; None: its columns decide."""

    decimal: DecimalMark | None = None
    order: DayOrder | None = None


AS_THE_COLUMNS_SHOW = Ways()
