"""The desk at the book that a command line names, as on the day that it names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from csdesk import settings
from csdesk.cli.arguments import Arguments
from csdesk.cli.console import open_console
from csdesk.cli.passphrases import unlock_file
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.paths import book_at


def named_book(arguments: Arguments) -> Path:
    """The book's file; its suffix may be left out."""
    assert arguments.book is not None
    return arguments.book if arguments.book.exists() else book_at(arguments.book)


def today_of(arguments: Arguments) -> date:
    """The day that everything is computed for."""
    return arguments.today or date.today()


@contextmanager
def desk_of(arguments: Arguments, *, write: bool) -> Iterator[Desk]:
    """The named book, open; one that is only read may be open elsewhere. Raises Refusal where it can't be opened.

    Where it is to be written and a day of changes has no backup yet, one is made first.
    """
    book = named_book(arguments)
    unlock_file(arguments, book)
    desk = Desk.open(book, write=write, take_over=arguments.take_over, today=lambda: today_of(arguments))
    try:
        if write:
            _back_up_if_due(desk)
        yield desk
    finally:
        desk.close()


def _back_up_if_due(desk: Desk) -> None:
    """Back up, or say why that failed: work goes on without a backup, but not without a word."""
    try:
        desk.back_up_if_due()
    except Refusal as refused:
        open_console(settings.load()).tell(refused.said)
