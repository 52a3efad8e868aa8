"""Deleting a record with everything that lies under it, in a few statements a table, all of it noted for undo."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select, update

from csdesk.db.images import chunks
from csdesk.db.owners import Reference, record_tables, references_to
from csdesk.db.recorder import Notes


def remove(connection: Connection, notes: Notes, table: str, ids: Iterable[int]) -> None:
    """Delete rows, first what lies under them; references that may be empty are cleared instead."""
    doomed = sorted(set(ids))
    if not doomed:
        return
    for reference in references_to(table):
        held = _referring(connection, reference, doomed)
        if reference.clears:
            _clear(connection, notes, reference, held)
        else:
            remove(connection, notes, reference.table.name, held)
    source = record_tables()[table]
    notes.note_many(connection, source, doomed)
    for some in chunks(doomed):
        connection.execute(delete(source).where(source.c.id.in_(some)))


def _referring(connection: Connection, reference: Reference, ids: list[int]) -> list[int]:
    source = reference.table
    return [
        row_id
        for some in chunks(ids)
        for row_id in connection.scalars(select(source.c.id).where(source.c[reference.column].in_(some)))
    ]


def _clear(connection: Connection, notes: Notes, reference: Reference, ids: list[int]) -> None:
    source = reference.table
    notes.note_many(connection, source, ids)
    for some in chunks(ids):
        values = {reference.column: None, "version": source.c.version + 1}
        connection.execute(update(source).where(source.c.id.in_(some)).values(values))
