"""Which of two ways of writing a whole column follows, decided from all of its cells and never from one alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

W = TypeVar("W")
V = TypeVar("V")
MOST_REMEMBERED = 20_000
"""Texts whose look is remembered; a column of a million different numbers is looked at text by text."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that can be read in both ways with different values."""

    line: int
    column: str
    text: str


class Decider(Generic[W, V]):
    """Looks at cells in both ways. A cell that only one way can read decides for it.

    `way` is the one that holds, the more frequent one in a `mixed` column; `doubt` is the first cell that can be read
    in both.
    """

    def __init__(self, first: W, second: W, read: Callable[[str, W], V | None]) -> None:
        self._ways = first, second
        self._read = read
        self._seen: set[str] = set()
        self._for_first = self._for_second = 0
        self.doubt: Doubt | None = None

    def see(self, text: str, line: int, column: str) -> None:
        """Look at a cell."""
        if text in self._seen:
            return
        if len(self._seen) < MOST_REMEMBERED:
            self._seen.add(text)
        one, other = (self._read(text, way) for way in self._ways)
        if one is None:
            self._for_second += other is not None
        elif other is None:
            self._for_first += 1
        elif one != other and self.doubt is None:
            self.doubt = Doubt(line, column, text)

    def count_for_first(self) -> None:
        """Take note of a cell that only the first way can read."""
        self._for_first += 1

    @property
    def way(self) -> W:
        """The way that holds."""
        return self._ways[self._for_second > self._for_first]

    @property
    def mixed(self) -> bool:
        """Whether some cells are written in one way and some in the other."""
        return bool(self._for_first and self._for_second)

    @property
    def ambiguous(self) -> bool:
        """Whether nothing tells in which of the two ways the doubtful cells are meant."""
        return self.doubt is not None and not (self._for_first or self._for_second)
