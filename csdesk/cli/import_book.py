"""`csdesk import book`: a whole book from what `csdesk export` wrote."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of, named_book, today_of
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.flows.import_book import import_book
from csdesk.words import counted


def run(arguments: Arguments, console: Console) -> None:
    """Bring it in; a book that isn't there yet is made. Raises Refusal, with nothing kept, where it can't be."""
    book = named_book(arguments)
    is_new = not book.exists()
    if is_new:
        Desk.create(book, today=lambda: today_of(arguments)).close()
    try:
        with desk_of(arguments, write=True) as desk:
            count = import_book(desk, arguments.file, console.progress()).result
    except Refusal:
        if is_new:
            book.unlink(missing_ok=True)
        raise
    finally:
        console.done()
    if arguments.json:
        console.data({"book": str(book.absolute()), "records": count})
    else:
        console.line(counted("{count} record imported.", "{count} records imported.", count))
