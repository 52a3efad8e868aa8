"""Bulk additions in the history: an entry keeps only their ids, and the rows themselves once they were taken back."""

from __future__ import annotations

import json
import zlib

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from csdesk.db.images import image_of, write_images
from csdesk.db.owners import record_tables
from csdesk.db.recorder import Span
from csdesk.db.tables import HistorySpan
from csdesk.errors import Refusal

ADDED_VERSION = 1


def write(connection: Connection, entry: int, spans: list[Span]) -> None:
    """Write down runs of rows that an entry added."""
    rows = [
        {
            "entry_id": entry,
            "table_name": span.table.name,
            "first_id": span.first,
            "last_id": span.last,
            "row_version": ADDED_VERSION,
        }
        for span in spans
    ]
    if rows:
        connection.execute(insert(HistorySpan), rows)


def take_out(connection: Connection, span: HistorySpan) -> None:
    """Delete a run's rows and keep them packed. Raises Refusal when one of them was edited or deleted since."""
    table = record_tables()[span.table_name]
    here = table.c.id.between(span.first_id, span.last_id)
    untouched = select(func.count()).select_from(table).where(here, table.c.version == span.row_version)
    if connection.scalar(untouched) != span.last_id - span.first_id + 1:
        raise Refusal("Some of these figures were changed again since, so all of them stay as they are.")
    rows = [image_of(row) for row in connection.execute(select(table).where(here)).mappings()]
    connection.execute(delete(table).where(here))
    packed = zlib.compress(json.dumps(rows, ensure_ascii=False).encode())
    _update(connection, span, row_version=span.row_version, packed=packed)


def put_back(connection: Connection, span: HistorySpan) -> None:
    """Put a run's packed rows back, with their versions raised."""
    assert span.packed is not None
    write_images(connection, record_tables()[span.table_name], json.loads(zlib.decompress(span.packed)))
    _update(connection, span, row_version=span.row_version + 1, packed=None)


def _update(connection: Connection, span: HistorySpan, row_version: int, packed: bytes | None) -> None:
    table = HistorySpan.__table__
    assert isinstance(table, Table)
    connection.execute(
        update(table).where(table.c.id == span.id).values(row_version=row_version, packed=packed)
    )
