"""Bulk additions and removals in the history: an entry keeps their ids, and the rows themselves while they are gone."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from csdesk.db.images import image_of, write_images
from csdesk.db.owners import record_tables
from csdesk.db.recorder import Removal, Span
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


def write_removed(connection: Connection, entry: int, removals: Iterable[Removal]) -> None:
    """Write down runs of rows that an entry removed, with the rows."""
    for one in removals:
        values = {
            "entry_id": entry,
            "table_name": one.table.name,
            "first_id": one.first,
            "last_id": one.last,
            "packed": one.packed,
            "removed": True,
        }
        connection.execute(insert(HistorySpan), values)


def joined(runs: Iterable[Span]) -> list[tuple[str, int, int]]:
    """Runs by table, those that follow on one another as one."""
    found: list[tuple[str, int, int]] = []
    for run in sorted(runs, key=lambda run: (run.table.name, run.first)):
        if found and found[-1][0] == run.table.name and found[-1][2] + 1 == run.first:
            found[-1] = (run.table.name, found[-1][1], run.last)
        else:
            found.append((run.table.name, run.first, run.last))
    return found


def pack(connection: Connection, table: Table, first: int, last: int) -> bytes:
    """Delete a run's rows; gives them back packed."""
    here = table.c.id.between(first, last)
    rows = [image_of(row) for row in connection.execute(select(table).where(here)).mappings()]
    connection.execute(delete(table).where(here))
    return zlib.compress(json.dumps(rows, ensure_ascii=False).encode())


def take_out(connection: Connection, span: HistorySpan) -> None:
    """Delete a run's rows and keep them packed. Raises Refusal when one of them was edited or deleted since."""
    table = record_tables()[span.table_name]
    here = table.c.id.between(span.first_id, span.last_id)
    standing = connection.scalar(select(func.count()).select_from(table).where(here))
    if standing != span.last_id - span.first_id + 1 or _edited_since(connection, span):
        raise Refusal("Some of these figures were changed again since, so all of them stay as they are.")
    _repack(connection, span, pack(connection, table, span.first_id, span.last_id))


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
