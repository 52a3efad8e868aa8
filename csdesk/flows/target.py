"""A metric that figures come in for, and its rows as they come: packed, put in order, several of a period made one."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from decimal import Decimal

from csdesk.commands.figure_run import FigureRun
from csdesk.commands.imported_accounts import NewAccount
from csdesk.domain.metric import PERCENT, Kind, shifted
from csdesk.domain.periods import Cadence
from csdesk.exchange.mapping import SumUp
from csdesk.queries.matching import KnownMetric

MOST_DECIMALS = 2
"""A metric that is made is shown with no more."""


class Target:
    """A metric that is known or to be made, and the rows that were put to it."""

    __slots__ = (
        "_days",
        "_first",
        "_lines",
        "_periods",
        "_rising",
        "_second",
        "account",
        "cadence",
        "decimals",
        "is_ratio",
        "known",
        "name",
    )

    def __init__(
        self,
        account: int | NewAccount,
        name: str,
        known: KnownMetric | None,
        cadence: Cadence,
        *,
        is_ratio: bool,
    ) -> None:
        self.account = account
        self.name = name
        self.known = known
        self.cadence = cadence
        self.is_ratio = is_ratio
        self.decimals = 0
        self._periods = array("i")
        self._days = array("i")
        self._lines = array("I")
        self._first = array("d")
        self._second = array("d")
        self._rising = True

    @property
    def takes_percent(self) -> bool:
        """Whether a plain number is meant in % of a ratio that is kept as a fraction."""
        return self.known is not None and self.known.kind is Kind.RATIO and self.known.unit.strip() == PERCENT

    def takes_sign(self, unit: str | None) -> bool:
        """Whether numbers may have a percent sign, of a metric that is made in this unit, or known in its own."""
        own = (unit or "") if self.known is None else self.known.unit
        return not self.is_ratio and own.strip() == PERCENT

    def put(self, period: int, day: int, line: int, numbers: Sequence[float]) -> None:
        """Add a row for a period; days are ordinals."""
        if self._rising and self._periods and period <= self._periods[-1]:
            self._rising = False
        self._periods.append(period)
        self._days.append(day)
        self._lines.append(line)
        self._first.append(numbers[0])
        if self.is_ratio:
            self._second.append(numbers[1])
        if self.decimals < MOST_DECIMALS and self.known is None:
            self.decimals = max(self.decimals, *(_decimals(number) for number in numbers))

    def twice(self) -> Iterator[list[tuple[int, int]]]:
        """For each period with several rows, the lines and days of those."""
        if self._rising:
            return
        for places in self._groups():
            if len(places) > 1:
                yield [(self._lines[place], self._days[place]) for place in places]

    def run(self, way: SumUp | None) -> FigureRun:
        """One figure a period, in their order; without a way of summing up periods with several rows give none."""
        run = FigureRun(is_ratio=self.is_ratio)
        percent = self.takes_percent and not self.is_ratio
        if self._rising and not percent:
            run.extend(self._periods, self._first, self._second)
            return run
        for places in self._groups():
            if len(places) > 1 and way is None:
                continue
            first, second = self._one(places, way)
            run.put(self._periods[places[0]], shifted(first, -2) if percent else first, second)
        return run

    def _groups(self) -> Iterator[Sequence[int]]:
        """The places of each period's rows, periods in their order."""
        if self._rising:
            yield from ((place,) for place in range(len(self._periods)))
            return
        found: dict[int, list[int]] = {}
        for place, period in enumerate(self._periods):
            found.setdefault(period, []).append(place)
        yield from (found[period] for period in sorted(found))

    def _one(self, places: Sequence[int], way: SumUp | None) -> tuple[float, float]:
        if len(places) == 1 or way is SumUp.LAST:
            place = max(places, key=lambda one: (self._days[one], self._lines[one]))
            return self._first[place], self._second[place] if self.is_ratio else 0.0
        first = _total(self._first, places)
        if way is SumUp.MEAN:
            return float(first / len(places)), 0.0
        return float(first), float(_total(self._second, places)) if self.is_ratio else 0.0


def _total(numbers: Sequence[float], places: Sequence[int]) -> Decimal:
    """The sum of numbers as they are written, so that 0.1 and 0.2 are 0.3."""
    return sum((Decimal(repr(numbers[place])) for place in places), Decimal(0))


def _decimals(number: float) -> int:
    """How many decimals a number needs, at most two: 2 for 0.125 and 0 for 7.0."""
    if number.is_integer():
        return 0
    return 1 if round(number, 1) == number else MOST_DECIMALS
