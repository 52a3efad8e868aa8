"""The one reader: any file of a table as a table.

What a file is, its content decides and never its ending.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from csdesk.errors import Refusal
from csdesk.exchange.beginning import Beginning, find_beginning
from csdesk.exchange.choices import NOTHING_SAID, ReadingChoices
from csdesk.exchange.complaint import Complaint
from csdesk.exchange.dialect import LINES_LOOKED_AT, find_dialect, stated_delimiter
from csdesk.exchange.ending import find_ending
from csdesk.exchange.left_out import STATES_DELIMITER, LeftOut
from csdesk.exchange.naming import Merged, names_of
from csdesk.exchange.page import LOOKED_AT as SIGNS_OF_A_PAGE
from csdesk.exchange.page import is_page, read_page
from csdesk.exchange.scan import FIRST_ROWS, MOST_NOTED, MOST_ROWS, Scan, Within, scan, too_many_rows
from csdesk.exchange.shape import ANY, Shape, kinds_of
from csdesk.exchange.source import Source, cleaned, read_source
from csdesk.exchange.splitting import Dialect, Raw, split
from csdesk.exchange.table import Content, Table
from csdesk.exchange.workbook import Sheet, is_workbook, read_sheet
from csdesk.jobs import Progress
from csdesk.words import phrase

MOST_COLUMNS = 2_000
LOOKED_AT = FIRST_ROWS * 2
ROWS_A_STEP = 5_000
REPLACED = phrase("characters that no list can hold were replaced.")


@dataclass(frozen=True, slots=True)
class TextContent:
    """The rows of a text, split anew each time they are asked for."""

    source: Source
    dialect: Dialect
    shape: Shape = ANY

    def raws(self) -> Iterator[Raw]:
        """Every line of the text as a row."""
        return split(map(cleaned, self.source.lines()), self.dialect, self.shape)


@dataclass(frozen=True, slots=True)
class Watched:
    """Rows that say while they go by where they are, and end after a stop."""

    content: Content
    name: str
    progress: Progress

    def raws(self) -> Iterator[Raw]:
        """Every row. Raises Cancelled after a stop."""
        doing = phrase("Looking at “{file}”", file=self.name)
        for count, raw in enumerate(self.content.raws()):
            if count % ROWS_A_STEP == 0:
                self.progress.step(count, 0, doing)
            yield raw


def read_file(path: Path, choices: ReadingChoices = NOTHING_SAID, progress: Progress | None = None) -> Table:
    """The table in a file of any of the kinds csdesk knows.

    Raises Refusal in one sentence where there is none that can be read, UnknownEncoding where that has to be said,
    Cancelled after a stop.
    """
    if is_workbook(path):
        return _of_sheet(path.name, read_sheet(path, choices.sheet), choices)
    source = read_source(path, choices.encoding)
    if is_page(source.text().read(SIGNS_OF_A_PAGE)):
        return _of_page(source, choices)
    return read_text(source, choices, progress)


def read_text(
    source: Source, choices: ReadingChoices = NOTHING_SAID, progress: Progress | None = None
) -> Table:
    """The table in a text. Raises Refusal where there is none, Cancelled after a stop."""
    if source.data.count(b"\n") > 2 * MOST_ROWS:
        raise too_many_rows(source.name)
    start = [cleaned(line) for line in islice(source.lines(), LINES_LOOKED_AT + 1)]
    if not any(line.strip() for line in start):
        raise Refusal("“{name}” is empty; there is nothing to read in it.", name=source.name)
    dialect = find_dialect(start, choices)
    content = TextContent(source, dialect)
    content = replace(
        content, shape=_shape(scan(source.name, islice(content.raws(), LOOKED_AT), typed=False))
    )
    stated = choices.delimiter is None and stated_delimiter(start[0]) is not None
    first = scan(source.name, islice(content.raws(), LOOKED_AT), typed=False)
    beginning = find_beginning(first, choices, typed=False, begin=1 + stated)
    if stated:
        line = LeftOut(1, 1, STATES_DELIMITER, start[0].strip())
        beginning = replace(beginning, left_out=(line, *beginning.left_out))
    watched = content if progress is None else Watched(content, source.name, progress)
    table = _table(source.name, watched, beginning, choices, typed=False)
    return replace(
        table,
        content=content,
        encoding=source.encoding,
        delimiter=dialect.delimiter,
        quote=dialect.quote,
        complaints=_in_order([*table.complaints, *_replaced(source)]),
    )


def _shape(start: Scan) -> Shape:
    """What most of the first rows have in common."""
    return Shape(start.width, kinds_of(raw.cells for raw in start.head if len(raw.cells) == start.width))


def _of_sheet(name: str, sheet: Sheet, choices: ReadingChoices) -> Table:
    first = scan(name, islice(sheet.raws(), LOOKED_AT), typed=True)
    beginning = find_beginning(first, choices, typed=True)
    table = _table(name, sheet, beginning, choices, typed=True, merged=sheet.merged)
    return replace(
        table,
        sheet=sheet.name,
        sheets=sheet.names,
        complaints=_in_order([*table.complaints, *sheet.complaints]),
    )


def _of_page(source: Source, choices: ReadingChoices) -> Table:
    content = read_page(source.name, cleaned(source.text().read()))
    first = scan(source.name, islice(content.raws(), LOOKED_AT), typed=False)
    table = _table(source.name, content, find_beginning(first, choices, typed=False), choices, typed=False)
    return replace(table, encoding=source.encoding)


def _table(
    name: str,
    content: Content,
    beginning: Beginning,
    choices: ReadingChoices,
    *,
    typed: bool,
    merged: Merged = (),
) -> Table:
    if beginning.width > MOST_COLUMNS:
        raise Refusal(
            "“{name}” has {count} columns; at most {most} can be read.",
            name=name,
            count=beginning.width,
            most=MOST_COLUMNS,
        )
    head = tuple(beginning.head[-1].cells) if beginning.head else ()
    known = Within(beginning.first, choices.last, beginning.width, head)
    whole = scan(name, content.raws(), known, typed=typed)
    ending = find_ending(whole, beginning, choices, typed=typed)
    return Table(
        name=name,
        columns=names_of(beginning.head, beginning.width, merged),
        content=content,
        header=(beginning.head[0].line, beginning.head[-1].line) if beginning.head else (),
        first=beginning.first,
        last=ending.last,
        count=ending.count,
        left_out=tuple(sorted([*beginning.left_out, *ending.left_out], key=lambda one: one.first)),
        complaints=_in_order(
            [
                Complaint(raw.line, "", "", raw.why)
                for raw in whole.broken
                if raw.why and raw.line <= ending.last
            ]
        ),
        head_cells=head,
        typed=typed,
    )


def _replaced(source: Source) -> list[Complaint]:
    """The lines in which characters are replaced, the first of them where there are many."""
    if not source.holds_unfit():
        return []
    lines = enumerate(source.lines(), start=1)
    replaced = (Complaint(number, "", "", REPLACED) for number, line in lines if cleaned(line) != line)
    return list(islice(replaced, MOST_NOTED))


def _in_order(complaints: list[Complaint]) -> tuple[Complaint, ...]:
    return tuple(sorted(complaints, key=lambda complaint: complaint.line))
