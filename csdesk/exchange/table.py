"""Comma-separated files of every usual sort: the delimiter found out, the head named, broken quotes noticed."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from csdesk.errors import Refusal
from csdesk.exchange.complaint import shortened
from csdesk.exchange.source import Source
from csdesk.words import Phrase, phrase

DELIMITERS = (",", ";", "\t", "|")
MOST_COLUMNS = 1_000
LONGEST_FIELD = csv.field_size_limit()
RECORDS_LOOKED_AT = 50
NAMES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Record:
    """One row: the line on which it begins, and its fields."""

    line: int
    fields: tuple[str, ...]

    def at(self, place: int) -> str:
        """The field in a column, trimmed; empty where the row ends before it."""
        return self.fields[place].strip() if place < len(self.fields) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A file with its delimiter and the names of its columns; the rows are read when they are asked for."""

    source: Source
    delimiter: str
    columns: tuple[str, ...]

    def records(self) -> Iterator[Record]:
        """The rows below the head; empty lines are passed over. Raises Refusal where a quote is broken."""
        rows = _records(self.source, self.delimiter)
        next(rows)
        return rows

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
                    file=self.source.name,
                    column=wanted,
                )
        raise Refusal(
            "“{file}” has no column called “{column}”. Its columns are: {columns}.",
            file=self.source.name,
            column=shortened(name),
            columns=named(self.columns),
        )


def read_table(source: Source) -> Table:
    """Find the delimiter and the head of a file. Raises Refusal where it can't be a table."""
    delimiter = _stated_delimiter(source) or _likely_delimiter(source)
    head = next(_records(source, delimiter), None)
    if head is None:
        raise Refusal("“{name}” is empty; there is nothing to read in it.", name=source.name)
    if len(head.fields) > MOST_COLUMNS:
        raise Refusal(
            "“{name}” has {count} columns; at most {most} can be read.",
            name=source.name,
            count=len(head.fields),
            most=MOST_COLUMNS,
        )
    return Table(source, delimiter, tuple(field.strip() for field in head.fields))


def named(columns: Sequence[str]) -> Phrase | str:
    """The columns' names for a sentence, the first of them where there are many."""
    names = [shortened(column) for column in columns if column]
    shown = ", ".join(f"“{name}”" for name in names[:NAMES_SHOWN])
    if len(names) > NAMES_SHOWN:
        return phrase("{names} and {count} more", names=shown, count=len(names) - NAMES_SHOWN)
    return shown


def _stated_delimiter(source: Source) -> str | None:
    """What a first line like `sep=;` says, as Excel writes and reads it."""
    first = source.text().readline(16).rstrip("\r\n")
    return first[4] if len(first) == len("sep=;") and first.lower().startswith("sep=") else None


def _likely_delimiter(source: Source) -> str:
    """The delimiter that cuts most of the first rows into as many fields as the head, and into the most of them."""
    return max(DELIMITERS, key=lambda delimiter: _likelihood(source, delimiter))


def _likelihood(source: Source, delimiter: str) -> tuple[float, int]:
    reader = csv.reader(source.text(), delimiter=delimiter, skipinitialspace=True)
    try:
        widths = [len(row) for row in islice(reader, RECORDS_LOOKED_AT) if row]
    except csv.Error:
        return 0.0, 0
    if not widths or widths[0] == 1:
        return 0.0, 0
    return Counter(widths)[widths[0]] / len(widths), widths[0]


def _records(source: Source, delimiter: str) -> Iterator[Record]:
    text = source.text()
    begin = 1
    if _stated_delimiter(source) is not None:
        text.readline()
        begin = 2
    reader = csv.reader(text, delimiter=delimiter, skipinitialspace=True, strict=True)
    offset = begin - 1
    while True:
        line = reader.line_num + offset + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _broken(source, line, reader.line_num + offset, str(error)) from error
        if any(field and not field.isspace() for field in row):
            yield Record(line, tuple(row))


def _broken(source: Source, first: int, last: int, why: str) -> Refusal:
    if "field larger" in why:
        return Refusal(
            "“{name}”, line {line}: a field is longer than {most} characters; a quote before it may never be closed.",
            name=source.name,
            line=str(first),
            most=LONGEST_FIELD,
        )
    if "unexpected end" in why:
        return Refusal(
            "“{name}”, line {line}: a quote is opened there and never closed. Nothing after it can be told apart.",
            name=source.name,
            line=str(first),
        )
    if first == last:
        return Refusal(
            "“{name}”, line {line}: a quote stands where none can be. Double the quotes inside a quoted field.",
            name=source.name,
            line=str(first),
        )
    return Refusal(
        "“{name}”, lines {first} to {last}: a quote is opened and closed in the wrong places there.",
        name=source.name,
        first=str(first),
        last=str(last),
    )
