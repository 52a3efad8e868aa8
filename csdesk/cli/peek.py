"""`csdesk peek`: a table as csdesk reads it, with what it found out about the file and what it leaves out."""

from __future__ import annotations

from itertools import islice

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.reading import reading_of
from csdesk.errors import Refusal
from csdesk.exchange.left_out import LeftOut
from csdesk.exchange.reading import read_file
from csdesk.exchange.row import Cell, as_text
from csdesk.exchange.source import UnknownEncoding
from csdesk.exchange.table import Table
from csdesk.words import Phrase, counted, phrase

ROWS_SHOWN, LINES_NAMED = 20, 20


def run(arguments: Arguments, console: Console) -> None:
    """Print the table. Raises Refusal where there is none that can be read."""
    try:
        table = read_file(arguments.file, reading_of(arguments))
    except UnknownEncoding as refused:
        raise _with_encodings(refused) from refused
    if arguments.json:
        console.data(_data(table, console))
    else:
        _show(table, console)
    for complaint in table.complaints[:LINES_NAMED]:
        console.tell(complaint.said)


def _with_encodings(refused: UnknownEncoding) -> Refusal:
    options = ", ".join(f"--encoding {name}" for name in refused.candidates)
    return Refusal("{said} ({options})", said=refused.said, options=options)


def _data(table: Table, console: Console) -> dict[str, object]:
    return {
        "encoding": table.encoding or None,
        "delimiter": table.delimiter if not table.typed else None,
        "quote": table.quote if not table.typed else None,
        "header": list(table.columns) if table.header else [],
        "rows": [[_plain(cell) for cell in record.cells] for record in table.records()],
        "left_out": [_left_out(one, console) for one in table.left_out],
    }


def _plain(cell: Cell) -> str | int | float | bool:
    return cell if isinstance(cell, str | int | float) else as_text(cell)


def _left_out(one: LeftOut, console: Console) -> dict[str, object]:
    return {"first": one.first, "last": one.last, "why": console.formats.say(one.why), "text": one.text}


def _show(table: Table, console: Console) -> None:
    for said in _found_out(table):
        console.tell(said)
    rows = [[as_text(cell) for cell in record.cells] for record in islice(table.records(), ROWS_SHOWN)]
    width = max([len(table.columns), *map(len, rows)])
    head = [*table.columns, *[""] * (width - len(table.columns))]
    console.table(head, [[*row, *[""] * (width - len(row))] for row in rows])
    if table.count > len(rows):
        more = table.count - len(rows)
        console.tell(counted("… and {count} more row.", "… and {count} more rows.", more))
    for one in table.left_out[:LINES_NAMED]:
        console.tell(_said(one))
    if len(table.left_out) > LINES_NAMED:
        more = len(table.left_out) - LINES_NAMED
        console.tell(
            counted("… and {count} more place left out.", "… and {count} more places left out.", more)
        )


def _found_out(table: Table) -> list[Phrase]:
    if table.typed:
        said = [phrase("Sheet “{sheet}” of {names}.", sheet=table.sheet, names=", ".join(table.sheets))]
    else:
        sign = {"\t": "tab", " ": "blank", "": "none"}.get(table.delimiter, table.delimiter)
        said = [
            phrase(
                "Encoding {encoding}, delimiter {delimiter}, quote {quote}.",
                encoding=table.encoding,
                delimiter=sign,
                quote=table.quote or "none",
            )
        ]
    if not table.header:
        said.append(phrase("There is no head; the columns are numbered."))
    return said


def _said(one: LeftOut) -> Phrase:
    if one.first == one.last:
        return phrase("Left out: line {line} ({why}) {text}", line=str(one.first), why=one.why, text=one.text)
    return phrase(
        "Left out: lines {first} to {last} ({why}) {text}",
        first=str(one.first),
        last=str(one.last),
        why=one.why,
        text=one.text,
    )
