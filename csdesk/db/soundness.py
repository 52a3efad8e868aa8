"""Whether a book's file is sound: its pages, its bytes, its references, and that it is made as csdesk makes books."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from csdesk.db.faults import is_damage
from csdesk.db.mark import is_as_closed
from csdesk.db.shape import strange_things, wrong_shapes
from csdesk.words import Phrase, counted, phrase

SHOWN = 20
"""Findings of a kind that are said one by one."""


def is_sound(connection: Connection) -> bool:
    """Whether SQLite's quick check finds nothing, and no byte changed since csdesk closed the book.

    Raises DBAPIError where the file can't be reached just now.
    """
    try:
        return is_quickly_sound(connection) and not any(byte_findings(connection))
    except DBAPIError as error:
        if is_damage(error):
            return False
        raise


def is_quickly_sound(connection: Connection) -> bool:
    """Whether SQLite's quick check finds nothing. Raises DBAPIError where the file can't be read at all."""
    return bool(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() == "ok")


def file_findings(connection: Connection) -> Iterator[Phrase]:
    """What is wrong with the file itself. Raises DBAPIError where it can't be read at all."""
    for (said,) in connection.exec_driver_sql(f"PRAGMA integrity_check({SHOWN})").all():
        if said != "ok":
            yield phrase("The file is damaged: {what}.", what=str(said))
    yield from _references(connection)
    yield from strange_things(connection)
    yield from wrong_shapes(connection)


def byte_findings(connection: Connection) -> Iterator[Phrase]:
    """Bytes that something else than a database changed since csdesk closed the book; SQLite's check sees few such."""
    book = file_of(connection)
    if book is None:
        return
    edited = last_edit(connection)  # and keeps writers out from here on
    try:
        as_closed = is_as_closed(book, edited)
    except OSError as error:
        yield phrase("The file can't be read ({reason}).", reason=error.strerror or str(error))
        return
    if not as_closed:
        yield phrase("The file is damaged: its bytes are not those that csdesk left when it closed the book.")


def last_edit(connection: Connection) -> str:
    """The instant of a book's last edit as it stands in the history, or nothing."""
    statement = "SELECT at FROM history_entry ORDER BY id DESC LIMIT 1"
    return str(connection.exec_driver_sql(statement).scalar_one_or_none() or "")


def file_of(connection: Connection) -> Path | None:
    """The file behind a connection; None for a book in memory."""
    for _, name, file in connection.exec_driver_sql("PRAGMA database_list"):
        if name == "main" and file:
            return Path(file)
    return None


def _references(connection: Connection) -> Iterator[Phrase]:
    broken: dict[tuple[str, str], int] = {}
    for table, _, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        broken[table, target] = broken.get((table, target), 0) + 1
    for (table, target), count in broken.items():
        yield counted(
            "{count} row of {table} refers to a row of {target} that is not there.",
            "{count} rows of {table} refer to rows of {target} that are not there.",
            count,
            table=table,
            target=target,
        )
