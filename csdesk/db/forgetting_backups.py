"""Backups that hold a record which is to be forgotten: found by its UUID, written anew without it, or removed."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from csdesk.db.backup import file_beside, hash_file, is_as_written
from csdesk.db.backups import backups_of
from csdesk.db.book import JOURNAL, SCHEMA_VERSION
from csdesk.db.driver import still_engine, write_anew, writer_engine
from csdesk.db.encryption import is_locked
from csdesk.db.forgetting import erase
from csdesk.db.forgetting_subject import Subject, traces_of
from csdesk.db.overwriting import destroy, exchange
from csdesk.domain.backup import Backup
from csdesk.domain.forgetting import Choices, InBackups, Kind
from csdesk.errors import Refusal

IN_TABLE = {
    Kind.ACCOUNT: text("SELECT id FROM account WHERE uuid = :uuid"),
    Kind.CONTACT: text("SELECT id FROM contact WHERE uuid = :uuid"),
}
IN_HISTORY = text(
    "SELECT 1 FROM history_row WHERE instr(coalesce(before, ''), :uuid) OR instr(coalesce(after, ''), :uuid) LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Holding:
    """The backups that hold a record, and how many can't be looked into."""

    backups: tuple[Backup, ...]
    unread: int


def holding(book: Path, subject: Subject) -> Holding:
    """Look into every backup of a book. Raises Refusal where their folder can't be read."""
    found: list[Backup] = []
    unread = 0
    for one in backups_of(book):
        held = _holds(one.path, subject)
        if held is None:
            unread += 1
        elif held:
            found.append(one)
    return Holding(tuple(found), unread)


def forget_in_backups(book: Path, subject: Subject, choices: Choices, at: datetime) -> tuple[int, int]:
    """Do with the backups that hold a record as was chosen; gives how many were dealt with, and how many are left.

    Nothing is raised, since the book has forgotten by now: what can't be done is left, and counted.
    """
    try:
        before = holding(book, subject)
        for one in before.backups if choices.backups is not InBackups.KEEP else ():
            with suppress(OSError, DBAPIError, Refusal):
                if choices.backups is InBackups.REWRITE:
                    _write_without(one.path, subject, at, files=choices.files)
                elif destroy(one.path):
                    hash_file(one.path).unlink(missing_ok=True)
        after = holding(book, subject)
    except Refusal:
        return 0, 0
    return len(before.backups) - len(after.backups), len(after.backups) + after.unread


def _holds(backup: Path, subject: Subject) -> bool | None:
    """Whether a backup holds the record in its tables or its history; None where it can't be looked into."""
    try:
        if is_locked(backup) or not is_as_written(backup):
            return None
        engine = still_engine(backup)
        try:
            with engine.connect() as connection:
                return any(
                    connection.execute(query, {"uuid": subject.uuid}).first() is not None
                    for query in (IN_TABLE[subject.whom.kind], IN_HISTORY)
                )
        finally:
            engine.dispose()
    except (OSError, DBAPIError, Refusal):
        return None


def _write_without(backup: Path, subject: Subject, at: datetime, *, files: bool) -> None:
    """Write a backup anew in its own place; one of an older version stays as it is."""
    beside = file_beside(backup)
    try:
        shutil.copyfile(backup, beside)
        engine = writer_engine(beside)
        try:
            with engine.begin() as connection:
                _erase_by_uuid(connection, subject, at, files=files)
            write_anew(engine)
        finally:
            engine.dispose()
        exchange(beside, backup, with_hash=True)
    finally:
        destroy(beside)
        beside.with_name(f"{beside.name}{JOURNAL}").unlink(missing_ok=True)


def _erase_by_uuid(connection: Connection, subject: Subject, at: datetime, *, files: bool) -> None:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    row_id = connection.execute(IN_TABLE[subject.whom.kind], {"uuid": subject.uuid}).scalar()
    if row_id is None:
        known = (trace.subject for trace in traces_of(connection, subject.whom.kind))
        row_id = next((one.whom.id for one in known if one.uuid == subject.uuid), None)
    if version != SCHEMA_VERSION or row_id is None:
        raise Refusal("This backup can't be written anew without the record.")
    erase(connection, replace(subject.whom, id=int(row_id)), at, files=files)
