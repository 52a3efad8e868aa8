"""Sets of ids as runs that follow on one another: a million rows added at once are one pair of numbers."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, or_
from sqlalchemy.sql.elements import SQLCoreOperations

Run = tuple[int, int]
MOST_IN_A_CONDITION = 400
"""SQLite allows an expression a thousand levels."""


class Runs:
    """Ids as disjoint runs in their order."""

    def __init__(self, runs: Iterable[Run] = ()) -> None:
        self._runs: list[Run] = []
        for first, last in sorted(runs):
            if self._runs and self._runs[-1][1] + 1 >= first:
                self._runs[-1] = (self._runs[-1][0], max(last, self._runs[-1][1]))
            else:
                self._runs.append((first, last))

    def __iter__(self) -> Iterator[Run]:
        return iter(list(self._runs))

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in self._runs)

    def __contains__(self, row_id: int) -> bool:
        place = bisect_right(self._runs, (row_id, float("inf"))) - 1
        return place >= 0 and row_id <= self._runs[place][1]

    def drop(self, row_id: int) -> None:
        """Leave one id out."""
        place = bisect_right(self._runs, (row_id, float("inf"))) - 1
        if place < 0 or row_id > self._runs[place][1]:
            return
        first, last = self._runs.pop(place)
        for part in ((first, row_id - 1), (row_id + 1, last)):
            if part[0] <= part[1]:
                insort(self._runs, part)

    def pieces(self, most: int) -> Iterator[Run]:
        """The runs cut into pieces of at most `most` ids."""
        for first, last in self:
            for start in range(first, last + 1, most):
                yield start, min(start + most - 1, last)

    def conditions(self, column: SQLCoreOperations[int]) -> Iterator[ColumnElement[bool]]:
        """Conditions that together hold for the ids, each short enough for one statement."""
        for start in range(0, len(self._runs), MOST_IN_A_CONDITION):
            some = self._runs[start : start + MOST_IN_A_CONDITION]
            yield or_(*(column.between(first, last) for first, last in some))
