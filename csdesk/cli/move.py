"""`csdesk move`: move a book and its backups to another folder, safely."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import named_book
from csdesk.cli.passphrases import unlock_file
from csdesk.flows.placing import move
from csdesk.words import phrase


def run(arguments: Arguments, console: Console) -> None:
    """Move it and say where it lies. Raises Refusal, the book where it was, where that can't be done."""
    book = named_book(arguments).absolute()
    unlock_file(arguments, book)
    target = move(book, arguments.to)
    if arguments.json:
        console.data({"book": str(target)})
    else:
        console.line(str(target))
        console.tell(phrase("Moved, copied whole and checked before it was taken away."))
