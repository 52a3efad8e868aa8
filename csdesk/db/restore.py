"""Putting a backup in a book's place: proven first, the present backed up, then exchanged in one step."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from csdesk.db.backup import file_beside, hash_file, is_as_written, put_in_place, settle, sha256_of
from csdesk.db.backups import back_up
from csdesk.db.book import SCHEMA_VERSION, insist_on_book
from csdesk.db.driver import reader_engine, still_engine
from csdesk.db.encryption import is_locked, key_of, salt_of
from csdesk.db.lock import BookLock
from csdesk.db.mark import forget
from csdesk.db.overwriting import exchange, finish_exchange, trial_folder
from csdesk.db.rewriting import rewrite
from csdesk.db.salvage import salvage
from csdesk.db.soundness import is_quickly_sound, is_sound
from csdesk.domain.backup import Backup
from csdesk.domain.restoring import Restored
from csdesk.domain.salvaging import NOTHING, Salvaged
from csdesk.errors import Refusal
from csdesk.jobs import Progress

JOURNAL = "-journal"
ALTERED = (
    "The backup “{name}” is damaged: it is not as it was written, as “{hash}” beside it says. Nothing was restored; "
    "choose another one."
)
UNPROVEN = (
    "“{hash}” is not beside the backup “{name}”, so it can't be proven to be as it was written. Nothing was restored. "
    "Copy that small file there too; or open the backup itself, which is a book like any other."
)


def restore_book(book: Path, backup: Path, now: datetime) -> Restored:
    """Put `backup` in the place of `book`, which no program may have open.

    A backup without a passphrase gets the book's; one with a passphrase of its own keeps that one. Raises BookInUse
    when a program has the book, Locked without the backup's key, and Refusal, the book as it was, when the backup is
    damaged or something can't be written.
    """
    lock = BookLock(book, now)
    try:
        with _beside(book) as beside:
            _copy_proven(backup, beside)
            _put_under_key_of(book, beside)
            kept = _keep_present(book, now)
            put_in_place(beside, book)
            forget(book)
        return kept
    except OSError as error:
        raise _nothing_restored(book, error) from error
    finally:
        lock.release()


def put_salvaged(
    book: Path, backup: Backup | None, now: datetime, progress: Progress | None = None
) -> Salvaged:
    """Put what can be had back of a damaged book in its place; the damaged one is kept beside.

    Raises BookInUse when a program has it open, Cancelled after a stop, and Refusal where something can't be written,
    each with the book as it was.
    """
    lock = BookLock(book, now)
    try:
        finish_exchange(book)
        with _beside(book) as beside:
            done = salvage(book, backup, beside, now, progress)
            if done.is_nothing:
                raise Refusal(NOTHING)
            aside = _keep_aside(book, now)
            put_in_place(beside, book)
            forget(book)
        return replace(done, aside=aside)
    except (OSError, DatabaseError, dbapi2.Error) as error:
        raise _nothing_restored(book, error) from error
    finally:
        lock.release()


def what_can_be_saved(
    book: Path, backup: Backup | None, now: datetime, progress: Progress | None = None
) -> Salvaged:
    """What `put_salvaged` would come to; nothing is changed. Raises what that one raises, but for BookInUse."""
    try:
        with trial_folder(book) as folder:
            trial = Path(folder) / book.name
            trial.touch(mode=0o600)
            return salvage(book, backup, trial, now, progress)
    except (OSError, DatabaseError, dbapi2.Error) as error:
        raise _nothing_restored(book, error) from error


@contextmanager
def _beside(book: Path) -> Iterator[Path]:
    """A new, empty file beside the book, for its owner only, which is gone at the end."""
    beside = file_beside(book)
    try:
        yield beside
    finally:
        beside.unlink(missing_ok=True)
        beside.with_name(beside.name + JOURNAL).unlink(missing_ok=True)


def _nothing_restored(book: Path, error: Exception) -> Refusal:
    return Refusal(
        "Nothing was restored: “{folder}” can't be written ({reason}). The book is as it was.",
        folder=str(book.parent),
        reason=getattr(error, "strerror", None) or str(getattr(error, "orig", error)),
    )


def insist_on_sound(backup: Path) -> None:
    """Raises Refusal for a backup that is not as it was written, is no book, or is a newer csdesk's."""
    try:
        as_written = is_as_written(backup)
    except OSError as error:
        raise Refusal(
            "The backup “{name}” can't be read ({reason}). Nothing was restored.",
            name=backup.name,
            reason=error.strerror or str(error),
        ) from error
    if not as_written:
        raise Refusal(
            ALTERED if hash_file(backup).exists() else UNPROVEN,
            name=backup.name,
            hash=hash_file(backup).name,
        )
    insist_on_book(backup)
    _insist_on_whole(backup)


def _copy_proven(backup: Path, beside: Path) -> None:
    """Write the backup's bytes beside the book, proven to be those that were written."""
    insist_on_sound(backup)
    shutil.copyfile(backup, beside)
    settle(beside)
    if sha256_of(beside) != sha256_of(backup):
        raise Refusal("The backup could not be copied whole. Nothing was restored; try again.")


def _put_under_key_of(book: Path, copy: Path) -> None:
    """Encrypt a plain copy like the book whose place it takes: a restore must not let anybody in."""
    if salt_of(copy) is not None or salt_of(book) is None or is_locked(book):
        return
    with _beside(book) as beside:
        try:
            rewrite(copy, beside, key_of(book), is_still=True)
        except dbapi2.Error as error:
            raise Refusal(
                "The backup could not be encrypted like the book ({reason}). Nothing was restored.",
                reason=str(error),
            ) from error
        exchange(beside, copy)


def _insist_on_whole(backup: Path) -> None:
    engine = still_engine(backup)
    try:
        with engine.connect() as connection:
            sound = is_quickly_sound(connection)
            version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    except DatabaseError:
        sound, version = False, 0
    finally:
        engine.dispose()
    if not sound:
        raise Refusal(
            "The backup “{name}” is damaged. Nothing was restored; choose another one.", name=backup.name
        )
    if version > SCHEMA_VERSION:
        raise Refusal(
            "The backup “{name}” was written by a newer csdesk. Update csdesk to restore it.",
            name=backup.name,
        )


def _keep_present(book: Path, now: datetime) -> Restored:
    if not book.exists():
        _put_away_journal(book, None)
        return Restored(None, None)
    if is_locked(book):
        return Restored(None, None, _keep_aside(book, now, "locked"))
    if _is_readable(book):
        engine = reader_engine(book)
        try:
            return Restored(back_up(book, engine, now), None)
        finally:
            engine.dispose()
    return Restored(None, _keep_aside(book, now))


def _keep_aside(book: Path, now: datetime, why: str = "damaged") -> Path:
    """Keep a damaged or locked book beside, as it is, with what a killed writer left beside it."""
    aside = _free_name(book, why, now)
    shutil.copyfile(book, aside)
    aside.chmod(0o600)
    settle(aside)
    _put_away_journal(book, aside)
    return aside


def _is_readable(book: Path) -> bool:
    """Whether the present is a whole book; looking rolls back what a killed writer left."""
    try:
        insist_on_book(book)
    except Refusal:
        return False
    engine = reader_engine(book)
    try:
        with engine.connect() as connection:
            return is_sound(connection)
    except DatabaseError:
        return False
    finally:
        engine.dispose()


def _put_away_journal(book: Path, aside: Path | None) -> None:
    """A journal left beside the book would be played into the restored one."""
    journal = book.with_name(book.name + JOURNAL)
    if not journal.exists():
        return
    if aside is None:
        journal.unlink()
    else:
        os.replace(journal, aside.with_name(aside.name + JOURNAL))


def _free_name(book: Path, why: str, now: datetime) -> Path:
    stamp = f"{now:%Y-%m-%d %H.%M.%S}"
    aside = book.with_name(f"{book.stem} ({why}, {stamp}){book.suffix}")
    number = 2
    while aside.exists():
        aside = book.with_name(f"{book.stem} ({why}, {stamp}, {number}){book.suffix}")
        number += 1
    return aside
