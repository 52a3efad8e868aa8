"""A book moved to another folder: copied whole and checked there before it is taken away here."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from csdesk.db.backup import copy_book
from csdesk.db.backups import folder_of
from csdesk.db.book import insist_on_book
from csdesk.db.driver import reader_engine
from csdesk.db.lock import BookLock
from csdesk.db.mark import forget
from csdesk.db.soundness import is_sound
from csdesk.errors import Damaged, Refusal
from csdesk.paths import make_private


def move_book(book: Path, folder: Path, now: datetime) -> Path:
    """Move a book that no program has open, with its backups, into `folder`; returns where it lies now.

    Raises BookInUse, and Refusal where something lies there already or can't be written, the book as it was.
    """
    target = folder / book.name
    if target.exists():
        raise Refusal(
            "There is already something called “{name}” in “{folder}”; the book was left where it is.",
            name=book.name,
            folder=str(folder),
        )
    insist_on_book(book)
    lock = BookLock(book, now)
    try:
        make_private(folder)
        _copy(book, target)
        book.unlink()  # before its backups go: where it can't be, they are still found by its place
        _take_backups_along(book, target)
        book.with_name(f"{book.name}-journal").unlink(missing_ok=True)  # SQLite leaves it there, empty
        forget(book)
    except OSError as error:
        with suppress(OSError):
            if book.exists():
                target.unlink(missing_ok=True)
        raise Refusal(
            "The book can't be moved to “{folder}” ({reason}). It was left where it is.",
            folder=str(folder),
            reason=error.strerror or str(error),
        ) from error
    finally:
        lock.release()
    return target


def _copy(book: Path, target: Path) -> None:
    engine = reader_engine(book)
    try:
        with engine.connect() as connection:
            sound = is_sound(connection)
        if not sound:
            raise Damaged("The book's file is damaged, so it was left where it is. Restore it first.")
        copy_book(engine, target, with_hash=False)
    except DatabaseError as error:
        raise Refusal("The book can't be read, so it was left where it is.") from error
    finally:
        engine.dispose()


def _take_backups_along(book: Path, target: Path) -> None:
    """Backups are found by the book's place; where they can't be renamed, they stay under the old one's name."""
    before, after = folder_of(book), folder_of(target)
    if before.is_dir() and not after.exists():
        with suppress(OSError):
            os.replace(before, after)
