"""`csdesk undo-import`: show the imports of a book, or take one back."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.desk import Desk
from csdesk.domain.spoken import moment
from csdesk.errors import Refusal
from csdesk.flows.take_back_import import take_back_import
from csdesk.queries.imports import ImportRow, list_imports
from csdesk.queries.taking_back import TakeBackRow, what_taking_back_does
from csdesk.words import phrase, words

HEAD = ("Entry", "When", "File", "Taking it back")


def run(arguments: Arguments, console: Console) -> None:
    """List or take back. Raises Refusal, the book as it was, where that can't be done."""
    with desk_of(arguments, write=not arguments.list_imports) as desk:
        if arguments.list_imports:
            _list(desk, arguments, console)
            return
        entry = arguments.entry or _last(desk)
        done = take_back_import(desk, entry, console.progress()).row
    console.done()
    if arguments.json:
        console.data({"entry": entry, **_data(done, console)})
        return
    console.line(phrase("Took back the import of “{file}”.", file=done.file))
    console.line(done.said)
    for one in done.staying:
        console.line(phrase("Kept {record}: {why}", record=one.record, why=one.why))


def _last(desk: Desk) -> int:
    for one in desk.ask(list_imports):
        if one.stands:
            return one.entry
    raise Refusal("There is no import in this book that could be taken back.")


def _list(desk: Desk, arguments: Arguments, console: Console) -> None:
    rows = desk.ask(list_imports)
    would = [desk.ask(what_taking_back_does, one.entry) if one.stands else None for one in rows]
    if arguments.json:
        console.data([_listed(*pair, console) for pair in zip(rows, would, strict=True)])
    elif rows:
        head = [words(title, console.formats.language) for title in HEAD]
        say = console.formats.say
        gone = phrase("taken back already")
        cells = [
            [str(row.entry), say(moment(row.at)), row.file, say(gone if what is None else what.said)]
            for row, what in zip(rows, would, strict=True)
        ]
        console.table(head, cells, right=frozenset({0}))
    else:
        console.tell(phrase("Nothing was imported into this book yet."))


def _listed(row: ImportRow, would: TakeBackRow | None, console: Console) -> dict[str, object]:
    return {
        "entry": row.entry,
        "at": row.at.isoformat(),
        "file": row.file,
        "stands": row.stands,
        **({} if would is None else _data(would, console)),
    }


def _data(found: TakeBackRow, console: Console) -> dict[str, object]:
    say = console.formats.say
    return {
        "file": found.file,
        "reversed": dict(found.reversed),
        "kept": [{"record": say(one.record), "why": say(one.why)} for one in found.staying],
        "kept_unnamed": found.unnamed,
    }
