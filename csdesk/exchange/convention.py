"""Which of two ways of writing a whole column follows, decided from all of its cells and never from one alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

W = TypeVar("W")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Verdict(Generic[W]):
    """The way that holds (the more frequent one in a mixed column).

    `doubtful` cells can be read in both ways with different values: where the way was not given and `decided` is
    false or the column is `mixed`, they must not be read at all.
    """

    way: W
    decided: bool
    mixed: bool
    doubtful: frozenset[str]

    @property
    def ambiguous(self) -> bool:
        """Whether nothing tells in which of the two ways the doubtful cells are meant."""
        return bool(self.doubtful) and not self.decided


def decide(cells: Iterable[str], first: W, second: W, read: Callable[[str, W], V | None]) -> Verdict[W]:
    """Look at all cells in both ways. A cell that only one way can read decides for it."""
    for_first = for_second = 0
    doubtful = set()
    for cell in set(cells):
        one, other = read(cell, first), read(cell, second)
        if one is not None and other is not None and one != other:
            doubtful.add(cell)
        for_first += one is not None and other is None
        for_second += other is not None and one is None
    return Verdict(
        way=second if for_second > for_first else first,
        decided=for_first + for_second > 0,
        mixed=bool(for_first and for_second),
        doubtful=frozenset(doubtful),
    )
