"""Copies of a book by SQLite's own backup, never by copying a live file.

A copy is written beside under another name, checked, and only then put in its place: a program that is killed or a
disk that fills up leaves no half file under the final name. Its SHA-256 stands beside it before it does itself,
since SQLite's own check misses one flipped bit in six.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from csdesk.db.driver import copying_connection
from csdesk.db.faults import SENTENCES, says_damage
from csdesk.db.room import insist_on_room
from csdesk.errors import Damaged, Refusal
from csdesk.jobs import Progress
from csdesk.paths import settle_folder
from csdesk.words import phrase

PART = ".part"
HASH = ".sha256"


def copy_book(
    source: Engine, target: Path, progress: Progress | None = None, *, with_hash: bool = True
) -> None:
    """Write a whole, checked copy of a book to `target`, and its hash beside it.

    Raises Refusal where it can't, Damaged where the book is, and Cancelled after a stop; nothing is then left behind.
    """
    progress = progress or Progress()
    try:
        insist_on_room(target.parent, _size_of(source))
        beside = file_beside(target)
        try:
            progress.step(0, 2, phrase("Copying the book"))
            _copy(source, beside)
            progress.step(1, 2, phrase("Checking the copy"))
            put_in_place(beside, target, with_hash=with_hash)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, dbapi2.Error) as error:
        if says_damage(error):
            raise Damaged(SENTENCES["SQLITE_CORRUPT"]) from error
        raise Refusal(
            "A copy of the book can't be written to “{folder}” ({reason}). The book was left as it is.",
            folder=str(target.parent),
            reason=getattr(error, "strerror", None) or str(error),
        ) from error


def put_in_place(beside: Path, target: Path, *, with_hash: bool = False) -> None:
    """Give a file that was written beside its final name, for good. Raises OSError with the target as it was."""
    settle(beside)
    if with_hash:
        _write_hash(target, sha256_of(beside))
    os.replace(beside, target)
    settle_folder(target.parent)


def hash_file(copy: Path) -> Path:
    """Where a copy's hash stands."""
    return copy.with_name(copy.name + HASH)


def sha256_of(file: Path) -> str:
    """A file's SHA-256. Raises OSError."""
    with file.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest()


def is_as_written(copy: Path) -> bool:
    """Whether a copy's bytes are those that were written; not when no hash stands beside it. Raises OSError."""
    try:
        noted = hash_file(copy).read_text(encoding="ascii").split()
    except (FileNotFoundError, UnicodeDecodeError):
        return False
    return bool(noted) and noted[0] == sha256_of(copy)


def settle(file: Path) -> None:
    """Have a file's bytes on the disk. Raises OSError."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def is_older(file: Path, instant: float) -> bool:
    """Whether a file was written before an instant (seconds as `time.time`); not where it is gone by now."""
    try:
        return file.stat().st_mtime < instant
    except OSError:
        return False


def file_beside(target: Path) -> Path:
    """A new, empty file for its owner only."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=PART)
    os.close(handle)
    return Path(name)


def _size_of(source: Engine) -> int:
    with source.connect() as connection:
        pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
        return pages * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())


def _copy(source: Engine, target: Path) -> None:
    with source.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.rollback()
        copy = copying_connection(target, source)
        try:
            driver.backup(copy)
            if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise Damaged(SENTENCES["SQLITE_CORRUPT"])  # a copy has the pages of what it was made from
        finally:
            copy.close()


def _write_hash(target: Path, digest: str) -> None:
    noted = hash_file(target)
    beside = file_beside(noted)
    try:
        beside.write_text(f"{digest}  {target.name}\n", encoding="utf-8")
        settle(beside)
        os.replace(beside, noted)
    finally:
        beside.unlink(missing_ok=True)
