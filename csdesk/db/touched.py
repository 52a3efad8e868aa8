"""When rows were touched last, as far as the history tells."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from csdesk.db.tables import HistoryEntry, HistoryRow, HistorySpan


def touched(connection: Connection, table: str) -> dict[int, datetime]:
    """For each row of a table that the history knows the instant (UTC) of its last change."""
    rows = (
        select(HistoryRow.row_id, func.max(HistoryEntry.at))
        .join(HistoryEntry, HistoryEntry.id == HistoryRow.entry_id)
        .where(HistoryRow.table_name == table)
        .group_by(HistoryRow.row_id)
    )
    found = {row[0]: row[1] for row in connection.execute(rows)}
    spans = (
        select(HistorySpan.first_id, HistorySpan.last_id, HistoryEntry.at)
        .join(HistoryEntry, HistoryEntry.id == HistorySpan.entry_id)
        .where(HistorySpan.table_name == table)
    )
    for first, last, at in connection.execute(spans):
        for row_id in range(first, last + 1):
            found[row_id] = max(at, found.get(row_id, at))
    return found
