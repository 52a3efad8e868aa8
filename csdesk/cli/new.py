"""`csdesk new`: make an empty book."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import today_of
from csdesk.desk import Desk
from csdesk.paths import book_at


def run(arguments: Arguments, console: Console) -> None:
    """Make it and print its path. Raises Refusal where something is there already."""
    assert arguments.book is not None
    desk = Desk.create(book_at(arguments.book), today=lambda: today_of(arguments))
    desk.close()
    path = str(desk.path.absolute())
    if arguments.json:
        console.data({"book": path})
    else:
        console.line(path)
