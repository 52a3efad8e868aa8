"""A table as csdesk reads it, whatever file it came in: how it was found out, what was left out, and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from csdesk.errors import Refusal
from csdesk.exchange.complaint import Complaint, shortened
from csdesk.exchange.left_out import LeftOut, between
from csdesk.exchange.row import Cell, Row, is_blank
from csdesk.exchange.splitting import Raw
from csdesk.words import Phrase, phrase

NAMES_SHOWN = 20


class Content(Protocol):
    """Where the rows come from each time they are asked for."""

    def raws(self) -> Iterator[Raw]:
        """Every row of the file from its first line, as it stands there."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the names of its columns, and its rows when they are asked for.

    `encoding`, `delimiter` and `quote` are a text file's and empty for a workbook, `sheet` and `sheets` a workbook's.
    `header` holds the first and last line of the head, nothing where there is none; `first` and `last` are those of
    the rows. `count` says how many rows there are, `left_out` which lines are none of them and why, `complaints`
    what could not be read as it stood.
    """

    name: str
    columns: tuple[str, ...]
    content: Content
    header: tuple[int, ...]
    first: int
    last: int
    count: int
    left_out: tuple[LeftOut, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    quote: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    head_cells: tuple[Cell, ...] = ()
    typed: bool = False
    """Whether cells have types, as on a sheet; those of a text file are all text."""

    def records(self) -> Iterator[Row]:
        """The rows, from the file's first to its last; what is left out is passed over."""
        width = len(self.columns)
        for raw in self.content.raws():
            if raw.line < self.first:
                continue
            if raw.line > self.last:
                return
            if self._is_row(raw):
                yield Row(raw.line, _fitted(raw.cells, width), raw.why)

    def _is_row(self, raw: Raw) -> bool:
        if all(map(is_blank, raw.cells)):
            return False
        return between(raw, len(self.columns), self.head_cells, typed=self.typed) is None

    def place(self, name: str) -> int:
        """Where the column called `name` stands. Raises Refusal, naming the columns there are."""
        wanted = name.strip()
        for same in (str, str.casefold):
            places = [i for i, column in enumerate(self.columns) if same(column) == same(wanted)]
            if len(places) == 1:
                return places[0]
            if places:
                raise Refusal(
                    "“{file}” has more than one column called “{column}”; rename one of them.",
                    file=self.name,
                    column=wanted,
                )
        raise Refusal(
            "“{file}” has no column called “{column}”. Its columns are: {columns}.",
            file=self.name,
            column=shortened(name),
            columns=named(self.columns),
        )


def named(columns: Sequence[str]) -> Phrase | str:
    """The columns' names for a sentence, the first of them where there are many."""
    names = [shortened(column) for column in columns if column]
    shown = ", ".join(f"“{name}”" for name in names[:NAMES_SHOWN])
    if len(names) > NAMES_SHOWN:
        return phrase("{names} and {count} more", names=shown, count=len(names) - NAMES_SHOWN)
    return shown


def _fitted(cells: Sequence[Cell], width: int) -> Sequence[Cell]:
    """The cells of a row as many as there are columns; more only where something stands in them."""
    if len(cells) == width:
        return cells
    if len(cells) < width:
        return [*cells, *[""] * (width - len(cells))]
    end = len(cells)
    while end > width and is_blank(cells[end - 1]):
        end -= 1
    return cells[:end]
