"""A row of a table as csdesk reads it, and what may stand in its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from csdesk.words import Phrase


class Percentage(float):
    """A number that its sheet shows in %: 0.71 is seen and meant as 71 %."""

    def __str__(self) -> str:
        shown = Decimal(float.__repr__(self)).scaleb(2)
        return f"{shown.normalize():f}%"


@dataclass(frozen=True, slots=True)
class CellError:
    """What a formula came to that could not be computed, such as #N/A."""

    name: str

    def __str__(self) -> str:
        return self.name


Cell: TypeAlias = "str | int | float | bool | date | datetime | time | timedelta | CellError"
"""A cell of a text file is text; one of a workbook is what it is there. Nothing is an empty text."""


class Row(NamedTuple):
    """One row: the line on which it begins (in a workbook its row), its cells, and what was wrong with reading it."""

    line: int
    cells: Sequence[Cell]
    why: Phrase | None = None

    def cell(self, place: int) -> Cell:
        """The cell in a column; empty where the row ends before it."""
        return self.cells[place] if place < len(self.cells) else ""

    def at(self, place: int) -> str:
        """The cell in a column as trimmed text; empty where the row ends before it."""
        return as_text(self.cells[place]).strip() if place < len(self.cells) else ""


def is_blank(cell: object) -> bool:
    """Whether nothing can be seen in a cell."""
    return isinstance(cell, str) and (not cell or cell.isspace())


def as_text(cell: Cell) -> str:
    """A cell as a text file would hold it: dates like 2026-11-16, numbers with a decimal point."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and not isinstance(cell, Percentage):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ") if cell.time() != time() else cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)
