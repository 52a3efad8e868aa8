"""The rows of a long file, kept packed while all of it is looked at, so that it needs to be gone through only once.

Texts that come again and again are kept once; plain numbers take eight bytes. Where too much is written otherwise the
rows are not whole, and the file has to be read again.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from csdesk.exchange.complaint import Complaint
from csdesk.exchange.laying_out import Laid

MOST_ODD = 50_000
"""Rows that are kept as they are: complaints, and numbers that are written in no plain way."""


class Plain(NamedTuple):
    """A figure as `Laid`, its numbers read already."""

    line: int
    account: str
    metric: str
    day: str
    numbers: tuple[float, ...]
    column: str


class Kept:
    """Rows in the order in which they were put."""

    def __init__(self) -> None:
        self.is_whole = True
        self._known: dict[str, int] = {}
        self._texts: list[str] = []
        self._lines = array("I")
        self._parts = tuple(array("I") for _ in range(4))
        self._first = array("d")
        self._second = array("d")
        self._width = 0
        self._odd: dict[int, list[Laid | Complaint]] = {}
        self._odd_count = 0

    @property
    def count(self) -> int:
        """How many plain rows are kept."""
        return len(self._lines)

    def put(self, laid: Laid, *, plain: bool) -> None:
        """Keep a figure; `plain` says that its numbers are digits with at most one point."""
        if not self.is_whole:
            return
        if not plain:
            self._put_odd(laid)
            return
        self._width = width = len(laid.numbers)
        known, texts = self._known, self._texts
        for part, text in zip(self._parts, (laid.account, laid.metric, laid.day, laid.column), strict=True):
            number = known.get(text)
            if number is None:
                number = known[text] = len(texts)
                texts.append(text)
            part.append(number)
        self._lines.append(laid.line)
        self._first.append(float(laid.numbers[0]) if width else 0.0)
        if width > 1:
            self._second.append(float(laid.numbers[1]))

    def put_complaint(self, complaint: Complaint) -> None:
        """Keep what is wrong with a row."""
        if self.is_whole:
            self._put_odd(complaint)

    def figures(self) -> Iterator[Plain | Laid | Complaint]:
        """The rows once more; those that were odd stand where they stood."""
        texts, odd, width = self._texts, self._odd, self._width
        seconds = self._second if width > 1 else self._first
        rows = zip(self._lines, *self._parts, self._first, seconds, strict=True)
        for place, (line, account, metric, day, column, first, second) in enumerate(rows):
            if place in odd:
                yield from odd[place]
            numbers = (first, second) if width > 1 else (first,) if width else ()
            yield Plain(line, texts[account], texts[metric], texts[day], numbers, texts[column])
        yield from odd.get(len(self._lines), ())

    def _put_odd(self, one: Laid | Complaint) -> None:
        self._odd.setdefault(len(self._lines), []).append(one)
        self._odd_count += 1
        if self._odd_count > MOST_ODD:
            self.is_whole = False
            self._odd.clear()
            for number in (self._lines, *self._parts):
                del number[:]
            for figure in (self._first, self._second):
                del figure[:]
