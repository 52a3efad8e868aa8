"""The decisions and actions that were filled in on a returned review, found by the heads of their tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from csdesk.domain.discussed import BY, WHO, Noted, Written
from csdesk.domain.fields import FIRST_YEAR, LAST_YEAR
from csdesk.exchange.replies import FIRST_SERIAL, SERIALS
from csdesk.exchange.returned import ReturnedSheet, SheetRow
from csdesk.exchange.row import Cell
from csdesk.formats import Formats

ReadDay = Callable[[str], "date | None"]


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a table begins: its first column, that of the names, that of the days."""

    sort: Noted
    line: int
    text: int
    who: int
    by: int


def discussion_of(
    sheets: Iterable[ReturnedSheet], languages: Sequence[Formats], read_day: ReadDay
) -> tuple[Written, ...] | None:
    """The rows of both tables that have something in them; None where no sheet has such tables."""
    for sheet in sheets:
        for formats in languages:
            heads = [head for row in sheet.rows if (head := _head(row, formats)) is not None]
            if heads:
                return tuple(_rows(sheet, heads, read_day))
    return None


def _head(row: SheetRow, formats: Formats) -> _Head | None:
    """The head of one of the tables: its own word with the other two to its right."""
    said = {_folded(row.text(place)): place for place in reversed(range(len(row.cells)))}
    by_name, by_day = (said.get(_folded(formats.say(one))) for one in (WHO, BY))
    for sort in Noted:
        first = said.get(_folded(formats.say(sort.label)))
        if first is not None and by_name is not None and by_day is not None and first < by_name < by_day:
            return _Head(sort, row.line, first, by_name, by_day)
    return None


def _rows(sheet: ReturnedSheet, heads: Sequence[_Head], read_day: ReadDay) -> Iterator[Written]:
    lines = {head.line for head in heads}
    for row in sheet.rows:
        above = [head for head in heads if head.line < row.line]
        if above and row.line not in lines:
            written = _written(row, above[-1], read_day)
            if written.text or written.who or written.due or written.unread:
                yield written


def _written(row: SheetRow, head: _Head, read_day: ReadDay) -> Written:
    text, name = _joined(row, range(head.who)), _joined(row, range(head.who, head.by))
    cells = [cell for cell in row.cells[head.by :] if cell not in ("", None)]
    due = _day(cells[0], read_day) if cells else None
    unread = _joined(row, range(head.by, len(row.cells))) if due is None else ""
    return Written(head.sort, text, name, due, unread)


def _joined(row: SheetRow, places: range) -> str:
    """What stands in some columns; merged cells have theirs in the first."""
    return " ".join(text for place in places if (text := row.text(place)))


def _day(cell: Cell, read_day: ReadDay) -> date | None:
    day: date | None = None
    if isinstance(cell, datetime):
        day = cell.date()
    elif isinstance(cell, date):
        day = cell
    elif isinstance(cell, int | float) and int(cell) in SERIALS:
        day = FIRST_SERIAL + timedelta(days=int(cell))
    elif isinstance(cell, str):
        day = read_day(cell)
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
