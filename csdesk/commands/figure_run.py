"""Figures of one metric as they come in, packed: a million of them take sixteen megabytes, not two hundred."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """One figure, as in `Figure` but without its metric; `period` is the first day of its period."""

    period: date
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None


class FigureRun:
    """Figures in the order in which they were put in: all of them values, or all of them ratios' two parts.

    `periods` are ordinals of days, `first` values or numerators, `second` denominators (empty for values).
    """

    __slots__ = ("first", "is_ratio", "periods", "second")

    def __init__(self, *, is_ratio: bool) -> None:
        self.is_ratio = is_ratio
        self.periods = array("i")
        self.first = array("d")
        self.second = array("d")

    @classmethod
    def of(cls, *figures: PeriodFigure) -> FigureRun:
        """A run of a few figures. Raises ValueError where values and ratios are mixed."""
        run = cls(is_ratio=any(one.value is None for one in figures))
        for one in figures:
            if run.is_ratio and one.numerator is not None and one.denominator is not None:
                run.put(one.period.toordinal(), one.numerator, one.denominator)
            elif not run.is_ratio and one.value is not None:
                run.put(one.period.toordinal(), one.value)
            else:
                raise ValueError("a run holds values or ratios, not both")
        return run

    def put(self, period: int, first: float, second: float = 0.0) -> None:
        """Add a figure for the period of a day."""
        self.periods.append(period)
        self.first.append(first)
        if self.is_ratio:
            self.second.append(second)

    def extend(self, periods: array[int], first: array[float], second: array[float]) -> None:
        """Add many figures, packed as they are kept here."""
        self.periods.extend(periods)
        self.first.extend(first)
        if self.is_ratio:
            self.second.extend(second)

    def __len__(self) -> int:
        return len(self.periods)

    def parts(self) -> Iterable[tuple[int, float | None, float | None, float | None]]:
        """Each figure as the ordinal of its period, value, numerator and denominator."""
        if self.is_ratio:
            return (
                (period, None, above, below)
                for period, above, below in zip(self.periods, self.first, self.second, strict=True)
            )
        return ((period, value, None, None) for period, value in zip(self.periods, self.first, strict=True))

    def __iter__(self) -> Iterator[PeriodFigure]:
        for period, *parts in self.parts():
            yield PeriodFigure(date.fromordinal(period), *parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FigureRun) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash((self.is_ratio, len(self)))
