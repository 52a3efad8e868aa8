"""Rows of a table as records of a kind: every field in its type, or why it can't be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from csdesk.exchange.amending import NO_AMENDMENTS, Amendments, amended
from csdesk.exchange.cell_sorts import EMPTY, money_parts, read_choice, read_choices, read_flag, read_whole
from csdesk.exchange.cells import Cells, days_of, numbers_of
from csdesk.exchange.complaint import Complaint
from csdesk.exchange.field_from import FieldFrom, Texts
from csdesk.exchange.kinds.kind import Field, RecordKind, Sort
from csdesk.exchange.laying_out import nothing_meant, what_is_wrong
from csdesk.exchange.mapping import AS_THE_COLUMNS_SHOW, Ways
from csdesk.exchange.row import Row
from csdesk.exchange.table import Table
from csdesk.jobs import Progress
from csdesk.words import Phrase, phrase

ROWS_A_STEP = 500
READING = phrase("Reading rows")
NEEDED = phrase("there is nothing here, and it is needed.")
PLAIN = frozenset({Sort.KEY, Sort.NAME, Sort.LINE, Sort.TEXT, Sort.EMAIL, Sort.CURRENCY, Sort.RECORD})
NUMBERS = frozenset({Sort.NUMBER, Sort.AMOUNT})


@dataclass(slots=True)
class ReadRecord:
    """A row: its fields' values (None or "" where the cell is empty), and what is wrong with it."""

    line: int
    values: dict[str, object] = field(default_factory=dict)
    wrong: list[Complaint] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RecordReading:
    """What a table came to. `passed_over` counts rows that were not meant or were left out by hand."""

    rows: tuple[ReadRecord, ...]
    passed_over: int


@dataclass(frozen=True, slots=True)
class Asked:
    """How a table is to be read: its kind, where the fields come from, and how it writes numbers and dates."""

    kind: RecordKind
    sources: tuple[FieldFrom, ...]
    ways: Ways = AS_THE_COLUMNS_SHOW
    where: tuple[tuple[str, str], ...] = ()
    amendments: Amendments = NO_AMENDMENTS


def read_records(table: Table, asked: Asked, progress: Progress | None = None) -> RecordReading:
    """Every row as a record.

    Raises Refusal where a column is missing, no row is meant, or nothing tells how dates or numbers are written;
    Cancelled after a stop.
    """
    progress = progress or Progress()
    columns = [Texts(table, source) for source in asked.sources]
    rows: list[ReadRecord] = []
    texts: list[list[str]] = [[] for _ in columns]
    passed_over = 0
    for record in _wanted(table, asked):
        if record is None:
            passed_over += 1
            continue
        if len(rows) % ROWS_A_STEP == 0:
            progress.step(len(rows), table.count, READING)
        row = ReadRecord(record.line)
        why = what_is_wrong(record, len(table.columns))
        if why is not None:
            row.wrong.append(Complaint(record.line, "", "", why))
        rows.append(row)
        for column, column_texts in zip(columns, texts, strict=True):
            column_texts.append(column.of(record))
    if not rows:
        raise nothing_meant(table, asked.where)
    _fill(rows, asked, texts, progress)
    return RecordReading(tuple(rows), passed_over)


def _wanted(table: Table, asked: Asked) -> Iterator[Row | None]:
    wanted = [(table.place(name), text.strip()) for name, text in asked.where]
    for record in amended(table, asked.amendments):
        if record is None or any(record.at(place) != text for place, text in wanted):
            yield None
        else:
            yield record


def _fill(
    rows: Sequence[ReadRecord], asked: Asked, texts: Sequence[Sequence[str]], progress: Progress
) -> None:
    lines = [row.line for row in rows]
    fields = [asked.kind.field(source.field) for source in asked.sources]
    cells = [
        Cells(source.titled or one.words.template, lines, _plain(one, column))
        for source, one, column in zip(asked.sources, fields, texts, strict=True)
    ]
    numeric = [one for one, about in zip(cells, fields, strict=True) if about.sort in NUMBERS]
    numbers = numbers_of(numeric, asked.ways.decimal, percent=True) if numeric else {}
    for source, about, column, given in zip(asked.sources, fields, cells, texts, strict=True):
        progress.step(len(rows), len(rows), READING)
        read = _reader(about, column, asked, numbers)
        for row, text, whole in zip(rows, column.texts, given, strict=True):
            value = None if not text and about.sort not in PLAIN else read(text)
            if isinstance(value, Phrase):
                row.wrong.append(Complaint(row.line, column.column, whole, value, _mends(about)))
            elif about.required and value in {None, ""}:
                row.wrong.append(Complaint(row.line, column.column, "", NEEDED))
            else:
                row.values[about.name] = value * source.times if isinstance(value, Decimal) else value
    for about, given in zip(fields, texts, strict=True):
        if about.sort is Sort.AMOUNT:
            _take_currencies(rows, about, asked.kind, given)


def _take_currencies(
    rows: Sequence[ReadRecord], about: Field, kind: RecordKind, given: Sequence[str]
) -> None:
    """An amount written like € 1,200 names its currency, where no column does."""
    currency = next(one.name for one in kind.fields if one.sort is Sort.CURRENCY)
    for row, text in zip(rows, given, strict=True):
        code = money_parts(text)[1]
        if code and about.name in row.values and not row.values.get(currency):
            row.values[currency] = code


def _plain(about: Field, column: Sequence[str]) -> Sequence[str]:
    """The texts that are read: empty where a program wrote that there is nothing, money without its currency."""
    if about.sort in PLAIN:
        return column
    bare = ["" if text.casefold() in EMPTY else text for text in column]
    return [money_parts(text)[0] for text in bare] if about.sort is Sort.AMOUNT else bare


class _Reader:
    """Reads a cell of one field; equal texts are read once."""

    def __init__(self, about: Field, known: Mapping[str, object]) -> None:
        self._about = about
        self._known = dict(known)

    def __call__(self, text: str) -> object:
        if text not in self._known:
            self._known[text] = self._read(text)
        return self._known[text]

    def _read(self, text: str) -> object:
        match self._about.sort:
            case Sort.CHOICE:
                return read_choice(self._about, text)
            case Sort.CHOICES:
                return read_choices(self._about, text)
            case Sort.FLAG:
                return read_flag(text)
            case Sort.WHOLE:
                return read_whole(text)
            case _:
                return text


def _reader(about: Field, column: Cells, asked: Asked, numbers: Mapping[str, object]) -> _Reader:
    if about.sort is Sort.DAY:
        filled = [place for place, text in enumerate(column.texts) if text]
        some = Cells(
            column.column,
            [column.lines[place] for place in filled],
            [column.texts[place] for place in filled],
        )
        return _Reader(about, days_of(some, asked.ways.order))
    return _Reader(about, numbers if about.sort in NUMBERS else {})


def _mends(about: Field) -> str:
    return "values" if about.sort in {Sort.CHOICE, Sort.CHOICES} else ""
