"""Copies of a book by SQLite's own backup, never by copying a live file: written beside, checked, then put in place."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from csdesk.errors import Refusal


def copy_book(source: Engine, target: Path) -> None:
    """Write a whole, checked copy of a book to `target`. Raises Refusal, leaving nothing behind, where it can't."""
    beside = target.with_name(f".{target.name}.part")
    try:
        beside.unlink(missing_ok=True)
        beside.touch(mode=0o600)
        _copy(source, beside)
        _settle(beside)
        os.replace(beside, target)
    except (OSError, dbapi2.Error) as error:
        beside.unlink(missing_ok=True)
        raise Refusal(
            "A copy of the book can't be written to “{folder}” ({reason}). The book was left as it is.",
            folder=str(target.parent),
            reason=str(error),
        ) from error


def _copy(source: Engine, target: Path) -> None:
    copy = dbapi2.connect(str(target))
    try:
        with source.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.rollback()
            driver.backup(copy)
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise dbapi2.DatabaseError("the copy is not whole")
    finally:
        copy.close()


def _settle(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())
