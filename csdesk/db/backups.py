"""The folder of a book's backups: named by when they were made, thinned by age, each beside its hash."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from csdesk import settings
from csdesk.db.backup import PART, copy_book, hash_file, is_as_written, is_older
from csdesk.db.driver import still_engine
from csdesk.db.encryption import is_locked
from csdesk.db.mark import key_of
from csdesk.domain.backup import Backup, as_utc, is_old, kept
from csdesk.errors import Refusal
from csdesk.jobs import Progress
from csdesk.paths import BOOK_SUFFIX, data_folder, make_private

FOLDER = "backups"
NAME = "%Y-%m-%dT%H-%M-%SZ"
NAMED = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ")
A_SECOND = timedelta(seconds=1)
LEFT_BEHIND_AFTER = timedelta(days=1)
"""An unfinished copy this old was left by a program that was killed; a younger one may be another program's."""


def folder_of(book: Path) -> Path:
    """Where a book's backups lie: told apart from a book of the same name elsewhere by a key of its path."""
    chosen = settings.load().settings.backups
    root = Path(chosen) if chosen else data_folder() / FOLDER
    return root / f"{book.stem}-{key_of(book)}"


def backups_of(book: Path) -> tuple[Backup, ...]:
    """A book's backups, the newest first. Raises Refusal where their folder can't be read."""
    folder = folder_of(book)
    try:
        files = [file for file in folder.iterdir() if _is_backup(file)] if folder.is_dir() else []
        found = [Backup(file, _made_at(file), file.stat().st_size) for file in files]
    except OSError as error:
        raise Refusal(
            "The folder of backups, “{folder}”, can't be read ({reason}).",
            folder=str(folder),
            reason=error.strerror or str(error),
        ) from error
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def back_up(book: Path, source: Engine, now: datetime, progress: Progress | None = None) -> Backup:
    """Make a backup and throw away those that age has made superfluous.

    Raises Refusal where it can't be written and Cancelled after a stop, the book and its backups as they were.
    """
    folder = folder_of(book)
    try:
        make_private(folder)
    except OSError as error:
        raise Refusal(
            "No backup can be kept in “{folder}” ({reason}). Choose another folder in the settings.",
            folder=str(folder),
            reason=error.strerror or str(error),
        ) from error
    at = as_utc(now)
    while (target := folder / f"{at:{NAME}}{BOOK_SUFFIX}").exists():
        at += A_SECOND
    copy_book(source, target, progress)
    thin(book, now)
    return Backup(target, at, target.stat().st_size)


def back_up_if_changed(
    book: Path, source: Engine, now: datetime, progress: Progress | None = None
) -> Backup | None:
    """Make a backup unless the newest one holds the same already, or nothing was ever done in the book."""
    newest = next(iter(backups_of(book)), None)
    with source.connect() as connection:
        here = history_state(connection)
    if here == (0, 0) or (newest is not None and here == _state_of(newest)):
        return None
    return back_up(book, source, now, progress)


def back_up_if_due(
    book: Path, source: Engine, now: datetime, progress: Progress | None = None
) -> Backup | None:
    """Make a backup where the book changed and the newest one is a day old."""
    newest = next(iter(backups_of(book)), None)
    if not is_old(None if newest is None else newest.at, as_utc(now)):
        return None
    return back_up_if_changed(book, source, now, progress)


def history_state(connection: Connection) -> tuple[int, int]:
    """What the history has come to: its last entry, and how many stand. (Undo adds no entry; times can be set back.)"""
    last, standing = connection.execute(
        text("SELECT coalesce(max(id), 0), count(*) FILTER (WHERE state = 'done') FROM history_entry")
    ).one()
    return int(last), int(standing)


def thin(book: Path, now: datetime) -> None:
    """Throw away the backups that are not kept any longer, and what killed programs left; what can't be, stays."""
    found = backups_of(book)
    stay = kept((one.at for one in found), as_utc(now))
    for one in found:
        if one.at not in stay:
            _throw_away(one.path)
            _throw_away(hash_file(one.path))
    for part in folder_of(book).glob(f".*{PART}"):
        if is_older(part, now.timestamp() - LEFT_BEHIND_AFTER.total_seconds()):
            _throw_away(part)


def _throw_away(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return  # held by another program; the next backup tries again


def _is_backup(file: Path) -> bool:
    return file.suffix == BOOK_SUFFIX and NAMED.fullmatch(file.stem) is not None


def _made_at(file: Path) -> datetime:
    return datetime.strptime(file.stem, NAME).replace(tzinfo=UTC)


def _state_of(backup: Backup) -> tuple[int, int] | None:
    """What a backup's history has come to; None for one that is damaged or locked, which counts for nothing."""
    try:
        if not is_as_written(backup.path):
            return None
    except OSError:
        return None
    if is_locked(backup.path):
        return None
    engine = still_engine(backup.path)
    try:
        with engine.connect() as connection:
            return history_state(connection)
    except DBAPIError:
        return None
    finally:
        engine.dispose()
