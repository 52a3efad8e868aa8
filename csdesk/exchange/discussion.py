"""What was filled in on the sheet of discussion of a returned review, found by its questions and its tables' heads."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.domain.discussed import BY, TABLES, WHO, Noted, Written, is_cut, rest_of
from csdesk.domain.fields import FIRST_YEAR, LAST_YEAR
from csdesk.domain.folding import key_of
from csdesk.exchange.replies import day_in
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
    sheets: Iterable[ReturnedSheet],
    languages: Sequence[Formats],
    read_day: ReadDay,
    questions: Collection[str] = (),
) -> tuple[Written, ...] | None:
    """What is filled in: answers to `questions`, the rows of both tables, the next date. None without such tables.

    Where it is not known what was asked, what ends with a question mark was.
    """
    for sheet in sheets:
        for formats in languages:
            heads = [head for row in sheet.rows if (head := _head(row, formats)) is not None]
            if any(head.sort in TABLES for head in heads):
                above = [row for row in sheet.rows if row.line < heads[0].line]
                return (*_answers(above, questions), *_rows(sheet, heads, read_day))
    return None


def _head(row: SheetRow, formats: Formats) -> _Head | None:
    """The head of one of the tables: its own word with the other two to its right; a next date stands alone."""
    said = {key_of(row.text(place)): place for place in reversed(range(len(row.cells)))}
    by_name, by_day = (said.get(key_of(formats.say(one))) for one in (WHO, BY))
    for sort in TABLES:
        first = said.get(key_of(formats.say(sort.label)))
        if first is not None and by_name is not None and by_day is not None and first < by_name < by_day:
            return _Head(sort, row.line, first, by_name, by_day)
    first = said.get(key_of(formats.say(Noted.NEXT.label)))
    return None if first is None else _Head(Noted.NEXT, row.line, first, first, first)


def _answers(rows: Sequence[SheetRow], questions: Collection[str]) -> Iterator[Written]:
    """What stands behind a question or in the rows below it."""
    asked: str | None = None
    found: dict[str, list[str]] = {}
    for row in rows:
        text = _joined(row, range(len(row.cells)))
        question = _question(text, questions)
        if question is not None:
            asked = question
            text = rest_of(text, question)
        if asked is not None and text:
            found.setdefault(asked, []).append(text)
    return (Written(Noted.ANSWER, " ".join(lines), question=asked) for asked, lines in found.items())


def _question(text: str, questions: Collection[str]) -> str | None:
    """The question with which a text begins."""
    if not questions:
        return text if text.endswith("?") else None
    return next((one for one in questions if key_of(text).startswith(key_of(one)) or is_cut(text, one)), None)


def _rows(sheet: ReturnedSheet, heads: Sequence[_Head], read_day: ReadDay) -> Iterator[Written]:
    for row in sheet.rows:
        reached = [head for head in heads if head.line <= row.line]
        if not reached:
            continue
        head = reached[-1]
        if head.sort is Noted.NEXT:
            yield from _next_date(row, head, read_day)
        elif row.line != head.line:
            written = _written(row, head, read_day)
            if written.text or written.who or written.due or written.unread:
                yield written


def _next_date(row: SheetRow, head: _Head, read_day: ReadDay) -> Iterator[Written]:
    """The day below its head, or beside it."""
    first = head.text + 1 if row.line == head.line else 0
    cells = [cell for cell in row.cells[first:] if cell not in ("", None)]
    if cells:
        due = _day(cells[0], read_day)
        unread = _joined(row, range(first, len(row.cells))) if due is None else ""
        yield Written(Noted.NEXT, "", due=due, unread=unread)


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
    day = day_in(cell, read_day)
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None
