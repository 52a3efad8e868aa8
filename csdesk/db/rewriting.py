"""Writing a book or a backup anew, row by row, under another key or none, and proving that it says the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from csdesk.db.driver import COPYING_CONNECTION, REWRITING_CONNECTION, driver_connection
from csdesk.db.encryption import Key, key_of

KEPT_IN_THE_HEAD = ("application_id", "user_version")
"""What SQLCipher's export leaves behind."""


def rewrite(source: Path, target: Path, key: Key | None, *, is_still: bool = False) -> None:
    """Write `source` anew into the empty file `target` under `key`; nobody writes a still file, such as a backup.

    Raises Locked without the source's key, the driver's error where the copy can't be written or is not the same.
    """
    mode = "ro&immutable=1" if is_still else "rw"
    connection = driver_connection(source, key_of(source), REWRITING_CONNECTION, mode)
    try:
        connection.execute(
            "ATTACH DATABASE ? AS anew KEY ?", (str(target), "" if key is None else key.literal)
        )
        for pragma in COPYING_CONNECTION:
            connection.execute(f"PRAGMA anew.{pragma}")
        connection.execute("SELECT sqlcipher_export('anew')").fetchone()
        for name in KEPT_IN_THE_HEAD:
            (value,) = connection.execute(f"PRAGMA main.{name}").fetchone()
            connection.execute(f"PRAGMA anew.{name} = {value}")
        _insist_on_same(connection)
        connection.execute("DETACH DATABASE anew")
    finally:
        connection.close()


def _insist_on_same(connection: Any) -> None:
    whole = connection.execute("PRAGMA anew.quick_check").fetchone() == ("ok",)
    if not whole or not all(_is_same(connection, table) for table in _tables(connection)):
        raise dbapi2.DatabaseError("what was written is not the same")


def _tables(connection: Any) -> list[str]:
    named = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND rootpage > 0"
    return [name for (name,) in connection.execute(named)]


def _is_same(connection: Any, table: str) -> bool:
    quoted = table.replace('"', '""')
    columns = [name for _, name, *_ in connection.execute(f'PRAGMA main.table_info("{quoted}")')]
    here, there = (", ".join(f'{side}."{name}"' for name in columns) for side in ("here", "there"))
    (alike,) = connection.execute(
        f'SELECT count(*) FROM main."{quoted}" AS here JOIN anew."{quoted}" AS there '
        f"ON there.rowid = here.rowid WHERE ({here}) IS ({there})"
    ).fetchone()
    counts = [
        connection.execute(f'SELECT count(*) FROM {schema}."{quoted}"').fetchone()[0]
        for schema in ("main", "anew")
    ]
    return counts == [alike, alike]
