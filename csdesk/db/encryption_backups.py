"""A book's backups after its passphrase was set, changed or taken away: kept, removed or written anew like the book."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from csdesk.db.backup import file_beside, hash_file, is_as_written
from csdesk.db.backups import back_up, backups_of
from csdesk.db.driver import reader_engine
from csdesk.db.encryption import is_locked, key_of, salt_of
from csdesk.db.overwriting import destroy, exchange
from csdesk.db.rewriting import rewrite
from csdesk.domain.backup import Backup
from csdesk.domain.locking import Dealt, OldBackups, Unlike
from csdesk.errors import Cancelled, Refusal
from csdesk.jobs import Progress
from csdesk.words import phrase


def unlike_backups(book: Path) -> tuple[Backup, ...]:
    """The backups that are not encrypted as the book is. Raises Refusal where their folder can't be read."""
    return tuple(one for one in backups_of(book) if salt_of(one.path) != salt_of(book))


def deal_with(book: Path, choice: OldBackups, now: datetime, progress: Progress) -> Dealt:
    """Do with the backups that are unlike the book as was chosen; a new one is made before all of them go.

    The book has changed by now, so nothing is raised: what can't be done, or was stopped, is left and counted.
    """
    try:
        before = unlike_backups(book)
        with suppress(Cancelled, Refusal):
            _go_through(book, before, choice, now, progress)
        left = unlike_backups(book)
    except Refusal:
        return Dealt(choice, 0, Unlike(0, 0))
    plain = sum(1 for one in left if salt_of(one.path) is None)
    return Dealt(choice, len(before) - len(left), Unlike(plain, len(left) - plain))


def _go_through(
    book: Path, backups: tuple[Backup, ...], choice: OldBackups, now: datetime, progress: Progress
) -> None:
    if choice is OldBackups.KEEP or not backups:
        return
    if choice is OldBackups.REMOVE:
        _back_up(book, now)
    for done, one in enumerate(backups):
        progress.step(done, len(backups), phrase("Going through the backups"))
        if choice is OldBackups.REWRITE:
            _write_anew(book, one.path)
        elif destroy(one.path):
            hash_file(one.path).unlink(missing_ok=True)


def _back_up(book: Path, now: datetime) -> None:
    engine = reader_engine(book)
    try:
        back_up(book, engine, now)
    finally:
        engine.dispose()


def _write_anew(book: Path, backup: Path) -> None:
    """A damaged one, and one whose passphrase is not known, stay as they are."""
    try:
        if is_locked(backup) or not is_as_written(backup):
            return
        beside = file_beside(backup)
        try:
            rewrite(backup, beside, key_of(book), is_still=True)
            exchange(beside, backup, with_hash=True)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, dbapi2.Error, Refusal):
        return
