"""Bulk additions in the history: an entry keeps only their ids, and the rows themselves once they were taken back."""

from __future__ import annotations

import json
import zlib

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from csdesk.db.images import image_of, write_images
from csdesk.db.owners import record_tables
from csdesk.db.recorder import Span
from csdesk.db.tables import EntryState, HistoryEntry, HistoryRow, HistorySpan
from csdesk.errors import Refusal


def write(connection: Connection, entry: int, spans: list[Span]) -> None:
    """Write down runs of rows that an entry added."""
    rows = [
        {
            "entry_id": entry,
            "table_name": span.table.name,
            "first_id": span.first,
            "last_id": span.last,
        }
        for span in spans
    ]
    if rows:
        connection.execute(insert(HistorySpan), rows)


def take_out(connection: Connection, span: HistorySpan) -> None:
    """Delete a run's rows and keep them packed. Raises Refusal when one of them was edited or deleted since."""
    table = record_tables()[span.table_name]
    here = table.c.id.between(span.first_id, span.last_id)
    standing = connection.scalar(select(func.count()).select_from(table).where(here))
    if standing != span.last_id - span.first_id + 1 or _edited_since(connection, span):
        raise Refusal("Some of these figures were changed again since, so all of them stay as they are.")
    rows = [image_of(row) for row in connection.execute(select(table).where(here)).mappings()]
    connection.execute(delete(table).where(here))
    packed = zlib.compress(json.dumps(rows, ensure_ascii=False).encode())
    _repack(connection, span, packed)


def put_back(connection: Connection, span: HistorySpan) -> None:
    """Put a run's packed rows back, with their versions raised."""
    assert span.packed is not None
    write_images(connection, record_tables()[span.table_name], json.loads(zlib.decompress(span.packed)))
    _repack(connection, span, None)


def _edited_since(connection: Connection, span: HistorySpan) -> bool:
    """Whether a later entry that stands touched one of the run's rows. (Versions can't tell: undo raises them.)"""
    later = (
        select(HistoryRow.id)
        .join(HistoryEntry, HistoryEntry.id == HistoryRow.entry_id)
        .where(
            HistoryRow.table_name == span.table_name,
            HistoryRow.row_id.between(span.first_id, span.last_id),
            HistoryEntry.id > span.entry_id,
            HistoryEntry.state == EntryState.DONE,
        )
    )
    return connection.execute(later.limit(1)).first() is not None


def _repack(connection: Connection, span: HistorySpan, packed: bytes | None) -> None:
    table = HistorySpan.__table__
    assert isinstance(table, Table)
    connection.execute(update(table).where(table.c.id == span.id).values(packed=packed))
