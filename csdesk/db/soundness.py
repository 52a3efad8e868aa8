"""Whether a book's file is sound: its pages, its references, and that it holds nothing that csdesk never makes."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from csdesk.db.tables import Base
from csdesk.words import Phrase, counted, phrase

SHOWN = 20
"""Findings of a kind that are said one by one."""


def is_quickly_sound(connection: Connection) -> bool:
    """Whether SQLite's quick check finds nothing. Raises DBAPIError where the file can't be read at all."""
    return bool(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() == "ok")


def file_findings(connection: Connection) -> Iterator[Phrase]:
    """What is wrong with the file itself. Raises DBAPIError where it can't be read at all."""
    for (said,) in connection.exec_driver_sql(f"PRAGMA integrity_check({SHOWN})").all():
        if said != "ok":
            yield phrase("The file is damaged: {what}.", what=str(said))
    yield from _references(connection)
    yield from _strangers(connection)
    yield from _missing_tables(connection)


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


def _strangers(connection: Connection) -> Iterator[Phrase]:
    """Triggers and views run when rows are read or written; no book of csdesk's has one."""
    found = connection.execute(
        text(
            "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY name LIMIT :most"
        ),
        {"most": SHOWN},
    )
    for kind, name in found:
        yield phrase("It holds a {kind}, “{name}”, that csdesk never makes.", kind=kind, name=name)


def _missing_tables(connection: Connection) -> Iterator[Phrase]:
    there = set(connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).scalars())
    for name in sorted(Base.metadata.tables.keys() - there):
        yield phrase("Its table “{name}” is not there.", name=name)
