"""Ratios whose two numbers stand in rows of their own: each numerator with a denominator of its account and date."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from datetime import date

from csdesk.exchange.complaint import Complaint
from csdesk.exchange.mapping import Columns
from csdesk.exchange.measurements import NOT_OVER_ZERO, Row
from csdesk.exchange.titles import folded
from csdesk.words import phrase

Place = tuple[str, date]
Half = tuple[int, float]
"""A row's line and number."""


class Pairing:
    """Goes through rows of values once; those of other metrics are no part of a ratio, and `passed_over` counts them.

    Where an account has several rows of a date, the first goes with the first: a ratio of their sums is the same
    whichever goes with which.
    """

    def __init__(self, columns: Columns) -> None:
        self._column = columns.metric or ""
        self._names = (columns.numerator or "", columns.denominator or "")
        self._half_of = {folded(name): half for half, name in enumerate(self._names)}
        self._waiting: tuple[dict[Place, deque[Half]], ...] = (defaultdict(deque), defaultdict(deque))
        self.passed_over = 0

    def pairs(self, rows: Iterable[Row | list[Complaint]]) -> Iterator[Row | list[Complaint]]:
        """Each ratio in one row, or what is wrong; last of all the rows without another half."""
        for row in rows:
            if isinstance(row, list):
                yield row
            elif (half := self._half_of.get(folded(row.metric))) is None:
                self.passed_over += 1
            elif (found := self._put(row, half)) is not None:
                yield found
        yield from self._left()

    def _put(self, row: Row, half: int) -> Row | list[Complaint] | None:
        place = row.account, row.day
        others = self._waiting[1 - half].get(place)
        if not others:
            self._waiting[half][place].append((row.line, row.numbers[0]))
            return None
        line, number = others.popleft()
        first, second = (row.numbers[0], number) if half == 0 else (number, row.numbers[0])
        if second <= 0:
            wrong = line if half == 0 else row.line
            return [Complaint(wrong, self._column, self._names[1], NOT_OVER_ZERO)]
        return Row(max(line, row.line), row.account, "", row.day, (first, second), row.in_percent)

    def _left(self) -> Iterator[list[Complaint]]:
        for half, waiting in enumerate(self._waiting):
            why = phrase(
                "there is no row of “{other}” for the same account and date.", other=self._names[1 - half]
            )
            for halves in waiting.values():
                for line, _ in halves:
                    yield [Complaint(line, self._column, self._names[half], why)]
