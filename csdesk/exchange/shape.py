"""What most rows of a table have in common: how many fields, and which of their columns hold numbers or days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from csdesk.exchange.looks import Look, look_of
from csdesk.exchange.row import Cell

MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Shape:
    """How many fields rows usually have (0 where that is not known yet), and the kinds of their columns."""

    width: int = 0
    kinds: Mapping[int, Look] = field(default_factory=dict)

    def suits(self, cells: Sequence[Cell]) -> bool:
        """Whether no cell is of another kind than its column."""
        return self.unlike(cells) == 0

    def unlike(self, cells: Sequence[Cell]) -> int:
        """How many cells are of another kind than their columns; empty ones are none of them."""
        looks = ((kind, look_of(cells[place])) for place, kind in self.kinds.items() if place < len(cells))
        return sum(look is not Look.NOTHING and look is not kind for kind, look in looks)

    def alike(self, cells: Sequence[Cell]) -> int:
        """How many cells are of the kind of their columns."""
        return sum(place < len(cells) and look_of(cells[place]) is kind for place, kind in self.kinds.items())


ANY = Shape()


def kinds_of(rows: Iterable[Sequence[Cell]]) -> dict[int, Look]:
    """For every column that holds mostly numbers or days, which of them."""
    looks: dict[int, Counter[Look]] = {}
    for cells in rows:
        for place, cell in enumerate(cells):
            look = look_of(cell)
            if look is not Look.NOTHING:
                looks.setdefault(place, Counter())[look] += 1
    return {
        place: look
        for place, counts in looks.items()
        for look in (Look.NUMBER, Look.DAY)
        if counts[look] > MOSTLY * counts.total()
    }
