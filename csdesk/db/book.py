"""A book: one SQLite file, recognized by its application id, created, opened and closed here."""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from datetime import datetime
from importlib import import_module
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, DBAPIError

from csdesk.changes import Changes
from csdesk.db.driver import APPLICATION_ID, reader_engine, writer_engine
from csdesk.db.encryption import Key, is_salt, key_of
from csdesk.db.faults import SENTENCES, world_fault
from csdesk.db.foreign import insist_on_own
from csdesk.db.history_texts import HistoryTexts
from csdesk.db.known import Known
from csdesk.db.lock import BookLock
from csdesk.db.mark import remember_bytes
from csdesk.db.overwriting import finish_exchange
from csdesk.db.search import SearchIndex
from csdesk.db.shape import make_tables
from csdesk.db.soundness import last_edit
from csdesk.errors import Damaged, Displaced, Refusal, StillReadable
from csdesk.paths import BOOK_SUFFIX, make_private

SCHEMA_VERSION = 2
"""Raised with every migration; kept in the file as user_version."""
SQLITE_HEADER = b"SQLite format 3\x00"
HEADER_BYTES = 100
JOURNAL = "-journal"
APPLICATION_ID_AT = 68


GONE = (
    "“{name}” is not there any more: it was deleted or moved, or its drive is gone. The last change was not kept; "
    "everything before it was. Bring the file back to where it was, or save what is open as a new book."
)
REPLACED = (
    "“{name}” was replaced by another file while it was open, as by a program that syncs its folder. The last change "
    "was not kept, and nothing was written into the new file. Save what is open as a new book, then look at both."
)


class Book:
    """An open book: a writing engine (only where it was opened for writing) and a reading one."""

    def __init__(self, path: Path, reader: Engine, writer: Engine | None, lock: BookLock | None) -> None:
        self.path = path
        self.reader = reader
        self.writer = writer
        self.search = SearchIndex()
        self.history = HistoryTexts()
        self.known = None if writer is None else Known()  # who only reads doesn't hear what others change
        self._lock = lock
        self._identity = _identity_of(path)

    def insist_on_place(self) -> None:
        """Raises Displaced where the file is not the one that was opened any more."""
        if (found := _identity_of(self.path)) != self._identity:
            raise Displaced(REPLACED if found else GONE, name=self.path.name)

    def note(self, changes: Changes) -> None:
        """Hear what a command changed; what is known of the book is read anew when somebody asks next."""
        self.search.note(changes)
        if self.known is not None:
            self.known.note(changes)

    def close(self, *, is_sound: bool = True) -> None:
        """Close every connection, then let the next program have the book; nothing is written any more.

        What a sound book is like now is remembered, so that a byte that changes until it is opened again is noticed.
        """
        if self.writer is not None and is_sound:
            with suppress(OSError, DBAPIError), self.reader.connect() as connection:
                remember_bytes(self.path, last_edit(connection))
        self.reader.dispose()
        if self.writer is not None:
            self.writer.dispose()
            self.writer = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def create_book(path: Path) -> None:
    """Make a new, empty book. Raises Refusal where something is there already or nothing can be written."""
    if path.exists():
        raise Refusal(
            "There is already something called “{name}” there; it was left as it is.", name=path.name
        )
    try:
        make_private(path.parent)
        _write_beside(path)
    except (OSError, DBAPIError) as error:
        raise Refusal(
            "A book can't be made at “{path}” ({reason}). Choose another folder.",
            path=str(path),
            reason=getattr(error, "strerror", None) or str(getattr(error, "orig", error)),
        ) from error


def open_book(path: Path, now: datetime, *, write: bool = True, take_over: bool = False) -> Book:
    """Open the book at `path`, for writing by this program alone or only for reading beside a writer.

    A book of an older version is brought up to date, after it was backed up, where it is opened for writing.
    Raises Refusal, the file untouched, for what is no book, can't be read, or comes from a newer csdesk; Locked when
    it is encrypted and no key is held; BookInUse when another program writes it; BookElsewhere, unless it is to
    `take_over`, when another machine seems to; StillReadable when the file or its folder can't be written.
    """
    insist_on_book(path)
    key_of(path)
    if write and not os.access(path, os.W_OK):
        raise StillReadable(
            "“{name}” is write-protected. Open it only to read, or copy it to where you may write.",
            name=path.name,
        )
    lock = BookLock(path, now, take_over=take_over) if write else None
    if lock is not None:
        with suppress(OSError):  # what another program left and holds up is finished another time
            finish_exchange(path)
    book = Book(path, reader_engine(path), writer_engine(path) if write else None, lock)
    try:
        _bring_up_to_date(book, now)
    except DatabaseError as error:
        book.close(is_sound=False)
        raise world_fault(error) or error from error
    except UnicodeDecodeError as error:
        book.close(is_sound=False)
        raise Damaged(SENTENCES["SQLITE_CORRUPT"]) from error
    except Refusal:
        book.close(is_sound=False)
        raise
    return book


def _identity_of(path: Path) -> tuple[int, int] | None:
    """Which file lies there; None where there is none, or its drive does not answer."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _write_beside(path: Path) -> None:
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    try:
        beside.touch(mode=0o600)
        write_new(beside)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
        beside.with_name(f"{beside.name}{JOURNAL}").unlink(missing_ok=True)


def write_new(path: Path, key: Key | None = None) -> None:
    """Make an empty file into an empty book, encrypted where a key is given."""
    engine = writer_engine(path, key)
    try:
        with engine.begin() as connection:
            make_tables(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    finally:
        engine.dispose()  # Windows lets nobody take away a file that is open


def insist_on_book(path: Path) -> None:
    """Raises Refusal for what is no book of csdesk's, plain or encrypted, by its first bytes."""
    if path.is_dir():
        raise Refusal("“{name}” is a folder, not a csdesk book.", name=path.name)
    try:
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except FileNotFoundError:
        raise Refusal("There is no book at “{path}”.", path=str(path)) from None
    except OSError as error:
        raise Refusal(
            "“{name}” can't be read ({reason}). It was left as it is.",
            name=path.name,
            reason=error.strerror or str(error),
        ) from error
    if len(header) == HEADER_BYTES and is_salt(header):
        return
    if len(header) < HEADER_BYTES or not header.startswith(SQLITE_HEADER):
        if path.suffix.lower() == BOOK_SUFFIX:
            raise Damaged(
                "“{name}” is not a csdesk book, or its beginning is damaged. It was left as it is. "
                "Where it was a book, its backups lie apart from it: restore one.",
                name=path.name,
            )
        raise Refusal("“{name}” is not a csdesk book. It was left as it is.", name=path.name)
    (application,) = struct.unpack_from(">I", header, APPLICATION_ID_AT)
    if application != APPLICATION_ID:
        raise Refusal("“{name}” is a database of another program. It was left as it is.", name=path.name)


def _bring_up_to_date(book: Book, now: datetime) -> None:
    with book.reader.connect() as connection:
        version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        if version > SCHEMA_VERSION:
            raise Refusal(
                "“{name}” was written by a newer csdesk. Update csdesk to open it; the book was left as it is.",
                name=book.path.name,
            )
        insist_on_own(connection, book.path, version, SCHEMA_VERSION)
    if version == SCHEMA_VERSION:
        return
    if book.writer is None:
        raise Refusal(
            "“{name}” comes from an older csdesk. Open it once in the window first.", name=book.path.name
        )
    # Loads Alembic, which costs half a second and is seldom needed.
    upgrade = import_module("csdesk.db.upgrade")
    upgrade.upgrade_book(book.path, book.writer, (version, SCHEMA_VERSION), now)
