"""Encrypting a book, giving it another passphrase and taking it away: one exchange, whichever it is.

The book is backed up, written anew beside itself under its new key or none, compared row by row, and put in its own
place in one step, so that whoever is killed at any time has the old book or the new one. The old bytes are then
overwritten.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from csdesk.db import mark
from csdesk.db.backup import file_beside
from csdesk.db.backups import back_up
from csdesk.db.driver import driver_connection, reader_engine
from csdesk.db.encryption import Key, hold, key_of, new_salt, salt_of
from csdesk.db.encryption_backups import deal_with
from csdesk.db.faults import world_fault
from csdesk.db.lock import BookLock
from csdesk.db.overwriting import exchange
from csdesk.db.rewriting import rewrite
from csdesk.domain.backup import Backup
from csdesk.domain.locking import Change, OldBackups, Resealed
from csdesk.errors import Refusal
from csdesk.jobs import Progress
from csdesk.words import phrase

STEPS = 3


def unlock(book: Path, passphrase: str) -> None:
    """Derive an encrypted book's key and hold it. Raises Refusal where it does not open the book."""
    salt = salt_of(book)
    if salt is None:
        return
    key = Key.derived(passphrase, salt)
    if not _opens(book, key):
        raise Refusal(
            "This passphrase does not open “{name}”: it is wrong, or the file is damaged at its beginning. Nothing was "
            "changed; try again. If you are sure of it, move the file away and restore a backup.",
            name=book.stem,
            field="passphrase",
        )
    hold(key)


def reseal_book(
    book: Path, passphrase: str | None, old: OldBackups, now: datetime, progress: Progress
) -> Resealed:
    """Encrypt a book with a passphrase, or with none; `old` says what becomes of the backups from before.

    No program may have it open. Raises Locked without its key, BookInUse, Cancelled after a stop before the exchange,
    and Refusal, the book as it was, where something can't be written.
    """
    before = key_of(book)
    if before is None and passphrase is None:
        raise Refusal("“{name}” has no passphrase; nothing was changed.", name=book.stem)
    lock = BookLock(book, now)
    try:
        progress.step(0, STEPS, phrase("Backing up"))
        backup = _backed_up(book, now)
        progress.step(1, STEPS, phrase("Writing the book anew"))
        key = None if passphrase is None else Key.derived(passphrase, new_salt())
        overwritten = _exchange(book, key)
    finally:
        lock.release()
    dealt = deal_with(book, old, now, progress)
    change = Change.REMOVED if key is None else Change.SET if before is None else Change.CHANGED
    return Resealed(change, backup, overwritten, dealt)


def _backed_up(book: Path, now: datetime) -> Backup:
    engine = reader_engine(book)
    try:
        return back_up(book, engine, now)
    except DatabaseError as error:  # damaged, or busy: no book to write anew
        raise world_fault(error) or error from error
    finally:
        engine.dispose()


def _exchange(book: Path, key: Key | None) -> bool:
    try:
        beside = file_beside(book)
        try:
            rewrite(book, beside, key)
            overwritten = exchange(beside, book)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, dbapi2.Error) as error:
        raise Refusal(
            "The book can't be written anew in “{folder}” ({reason}). It is as it was.",
            folder=str(book.parent),
            reason=getattr(error, "strerror", None) or str(error),
        ) from error
    if key is not None:
        hold(key)
    mark.forget(book)
    return overwritten


def _opens(book: Path, key: Key) -> bool:
    """Whether a key fits: with the right one a damaged file is said to be damaged, with a wrong one to be none."""
    try:
        connection: Any = driver_connection(book, key, (), "ro&immutable=1")
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        finally:
            connection.close()
    except dbapi2.DatabaseError as error:
        return getattr(error, "sqlite_errorname", None) == "SQLITE_CORRUPT"
    return True
