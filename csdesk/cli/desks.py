"""The desk at the book that a command line names, as on the day that it names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from csdesk.cli.arguments import Arguments
from csdesk.db.book import with_suffix
from csdesk.desk import Desk


def named_book(arguments: Arguments) -> Path:
    """The book's file; its suffix may be left out."""
    assert arguments.book is not None
    return arguments.book if arguments.book.exists() else with_suffix(arguments.book)


def today_of(arguments: Arguments) -> date:
    """The day that everything is computed for."""
    return arguments.today or date.today()


@contextmanager
def desk_of(arguments: Arguments, *, write: bool) -> Iterator[Desk]:
    """The named book, open; one that is only read may be open elsewhere. Raises Refusal where it can't be opened."""
    desk = Desk.open(named_book(arguments), write=write, today=lambda: today_of(arguments))
    try:
        yield desk
    finally:
        desk.close()
