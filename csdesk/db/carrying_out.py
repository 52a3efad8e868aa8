"""Doing what a survey says, within the open transaction, all of it noted for undo."""

from __future__ import annotations

from sqlalchemy import Connection, update
from sqlalchemy.exc import IntegrityError

from csdesk.db.history import hold_back_foreign_keys
from csdesk.db.images import Image, typed_row, write_images
from csdesk.db.owners import accounts_of_run, record_tables
from csdesk.db.recorder import Notes, Removal
from csdesk.db.spans import pack
from csdesk.db.survey import TAKEN_NAME, Change, Staying, Survey
from csdesk.jobs import Progress
from csdesk.words import Phrase

ROWS_A_PIECE = 5_000


def carry_out(
    connection: Connection, notes: Notes, found: Survey, progress: Progress, saying: Phrase
) -> Survey:
    """Do it; what the database then refuses after all stays, and is named in the survey that is given back."""
    hold_back_foreign_keys(connection)
    _take_out(connection, notes, found, progress, saying)
    for change in list(found.changing.values()):
        if not _change(connection, notes, change):
            _stays(found, (change.table, change.row_id), None)
    for key, image in list(found.coming.items()):
        if not _put_in(connection, notes, key, image):
            _stays(found, key, image)
    return found


def _take_out(
    connection: Connection, notes: Notes, found: Survey, progress: Progress, saying: Phrase
) -> None:
    total, done = sum(found.counts.values()), 0
    for name, runs in found.going.items():
        for first, last in runs:
            notes.accounts |= accounts_of_run(connection, name, first, last, {})
    for name, runs in found.going.items():
        table = record_tables()[name]
        for first, last in runs.pieces(ROWS_A_PIECE):
            progress.step(done, total, saying)
            notes.removals.append(Removal(table, first, last, pack(connection, table, first, last)))
            done += last - first + 1


def _change(connection: Connection, notes: Notes, change: Change) -> bool:
    table = record_tables()[change.table]
    notes.note_many(connection, table, [change.row_id])
    values = {
        name: value
        for name, value in typed_row(table, change.values).items()
        if name not in {"id", "version"}
    }
    statement = update(table).where(table.c.id == change.row_id).values(**values, version=table.c.version + 1)
    try:
        with connection.begin_nested():
            connection.execute(statement)
    except IntegrityError:
        return False
    return True


def _put_in(connection: Connection, notes: Notes, key: tuple[str, int], image: Image) -> bool:
    table = record_tables()[key[0]]
    try:
        with connection.begin_nested():
            write_images(connection, table, [image])
    except IntegrityError:
        return False
    notes.note(table, key[1], None)
    return True


def _stays(found: Survey, key: tuple[str, int], image: Image | None) -> None:
    found.changing.pop(key, None)
    found.coming.pop(key, None)
    found.staying.append(Staying(*key, TAKEN_NAME, image))
