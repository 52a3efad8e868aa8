"""Finding room for words: at the top for changes, at the right edge and along lines for levels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.charts.shapes import Box, Measure, Place

ELLIPSIS = "…"
GAP = 6.0
LONGEST_MARKS = (220.0, 180.0, 150.0, 130.0, 115.0, 100.0, 90.0, 80.0)
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"


def circled(number: int) -> str:
    """A change's number as charts and tables write it."""
    return CIRCLED[number - 1] if 1 <= number <= len(CIRCLED) else f"({number})"


def shortened(text: str, room: float, size: float, measure: Measure) -> str:
    """`text`, cut with an ellipsis where it is wider than `room`."""
    if measure(text, size, False) <= room:
        return text
    fits = bisect_right(
        range(len(text)), room, key=lambda n: measure(text[:n].rstrip() + ELLIPSIS, size, False)
    )
    return text[: max(fits - 1, 1)].rstrip() + ELLIPSIS


def wrapped(text: str, room: float, size: float, measure: Measure) -> list[str]:
    """`text` in lines no wider than `room`, broken between words; a longer word is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, False) <= room:
            lines[-1] = longer
        else:
            lines.append(shortened(word, room, size, measure))
    return lines


@dataclass(frozen=True, slots=True)
class MarkLabel:
    """A change's words at its left end, and the row in which they stand."""

    text: str
    x: float
    row: int


@dataclass(frozen=True, slots=True)
class Naming:
    """How changes are named above a plot; `rises` is each change's own row, None where only numbers stand there.

    `whole` says whether every change is named in full, so that nothing needs to be said elsewhere.
    """

    labels: tuple[MarkLabel, ...]
    rises: tuple[int | None, ...]
    whole: bool

    @property
    def rows(self) -> int:
        """How many rows are in use."""
        return 1 + max((label.row for label in self.labels), default=-1)


@dataclass(frozen=True, slots=True)
class MarkRows:
    """The rows above a plot, the uppermost first, in which changes are named.

    A change's line rises to its own row, so a label may only stand where no label below it is in that way.
    """

    left: float
    right: float
    count: int
    size: float
    measure: Measure

    def naming(self, marks: Sequence[tuple[float, int, str]]) -> Naming:
        """Labels for marks given as place, number and words, from left to right, none meeting another.

        Where even short words find no room the numbers stand alone, those too close to one another together.
        """
        for longest in LONGEST_MARKS:
            worded = self._worded(marks, longest)
            if worded is not None:
                whole = not any(label.text.endswith(ELLIPSIS) for label in worded)
                return Naming(worded, tuple(label.row for label in worded), whole)
        return self.numbers(marks)

    def numbers(self, marks: Sequence[tuple[float, int, str]]) -> Naming:
        """The numbers alone."""
        labels = self._numbered([(x, number) for x, number, _ in marks])
        return Naming(labels, (None,) * len(marks), whole=not marks)

    def _worded(
        self, marks: Sequence[tuple[float, int, str]], longest: float
    ) -> tuple[MarkLabel, ...] | None:
        placed: list[MarkLabel] = []
        ends = [self.left] * self.count
        before = self.left
        for x, number, text in marks:
            shown = shortened(f"{circled(number)} {text}", longest, self.size, self.measure)
            width = self.measure(shown, self.size, False)
            leftwards = x + GAP + width > self.right
            start = x - GAP - width if leftwards else x + GAP
            free = next((row for row in range(self.count) if max(ends[row:]) + GAP <= start), None)
            if free is None or (leftwards and start < before + GAP):
                return None
            ends[free] = start + width
            before = x
            placed.append(MarkLabel(shown, start, free))
        return tuple(placed)

    def _numbered(self, marks: Sequence[tuple[float, int]]) -> tuple[MarkLabel, ...]:
        groups: list[list[tuple[float, int]]] = []
        for mark in marks:
            groups.append([mark])
            while len(groups) > 1 and self._end(groups[-2]) + GAP / 2 > self._start(groups[-1]):
                groups[-2:] = [groups[-2] + groups[-1]]
        return tuple(MarkLabel(_numbers(group), self._start(group), 0) for group in groups)

    def _width(self, group: list[tuple[float, int]]) -> float:
        return self.measure(_numbers(group), self.size, False)

    def _end(self, group: list[tuple[float, int]]) -> float:
        return self._start(group) + self._width(group)

    def _start(self, group: list[tuple[float, int]]) -> float:
        width = self._width(group)
        middle = (group[0][0] + group[-1][0]) / 2
        return max(self.left, min(middle - width / 2, self.right - width))


def _numbers(group: list[tuple[float, int]]) -> str:
    numbers = [number for _, number in group]
    if len(numbers) > 2:
        return f"{circled(numbers[0])}–{circled(numbers[-1])}"
    return "".join(circled(number) for number in numbers)


def stacked(middles: Sequence[float], height: float, top: float, bottom: float) -> list[float]:
    """Heights near `middles` for lines of text `height` apart, between `top` and `bottom` where they fit.

    The order is kept, and every text is moved as little as its neighbours allow.
    """
    order = sorted(range(len(middles)), key=lambda n: middles[n])
    placed = [0.0] * len(middles)
    edge = top - height / 2
    for n in order:
        placed[n] = max(middles[n], edge + height)
        edge = placed[n]
    edge = bottom + height / 2
    for n in reversed(order):
        placed[n] = min(placed[n], edge - height)
        edge = placed[n]
    return placed


class Obstacles:
    """What a text in the plot should keep clear of: dots, which are sorted by x, and other texts."""

    def __init__(self, dots: Sequence[Place], reach: float) -> None:
        self._dots = sorted(dots)
        self._x = [x for x, _ in self._dots]
        self._reach = reach
        self._boxes: list[Box] = []

    def block(self, box: Box) -> None:
        """Keep later texts away from a place."""
        self._boxes.append(box)

    def hits(self, box: Box) -> int:
        """How much of a text there would be covered: a text counts more than all dots together."""
        first = bisect_left(self._x, box.left - self._reach)
        last = bisect_right(self._x, box.right + self._reach)
        dots = sum(box.top - self._reach <= y <= box.bottom + self._reach for _, y in self._dots[first:last])
        return dots + (len(self._dots) + 1) * sum(box.meets(other) for other in self._boxes)

    def clearest(self, boxes: Sequence[Box]) -> Box | None:
        """The first of the least covered places, taken; None where each would cover another text."""
        if not boxes:
            return None
        best = min(boxes, key=self.hits)
        if self.hits(best) > len(self._dots):
            return None
        self.block(best)
        return best
