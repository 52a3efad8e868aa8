"""Adding and changing many rows at once, by raw executemany, noted for undo in a few statements a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select, update

from csdesk.db.recorder import Notes, Span

ROWS_A_SPAN = 5_000
"""Undo packs a span into one value, so it must stay small enough for memory."""


def insert_many(
    connection: Connection, notes: Notes, table: Table, rows: Sequence[Mapping[str, Any]]
) -> range:
    """Add rows, giving ids in their order; returns the ids."""
    if not rows:
        return range(0)
    first = _last_id(connection, table) + 1
    connection.execute(insert(table), [{**row, "id": first + i, "version": 1} for i, row in enumerate(rows)])
    end = first + len(rows)
    for start in range(first, end, ROWS_A_SPAN):
        notes.spans.append(Span(table, start, min(start + ROWS_A_SPAN, end) - 1))
    return range(first, end)


def update_many(
    connection: Connection, notes: Notes, table: Table, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Change rows; each names its `id` and the columns that change, the same ones in all of them."""
    if not rows:
        return
    notes.note_many(connection, table, [row["id"] for row in rows])
    columns = [name for name in rows[0] if name != "id"]
    statement = (
        update(table)
        .where(table.c.id == bindparam("the_id"))
        .values({**{name: bindparam(f"new_{name}") for name in columns}, "version": table.c.version + 1})
    )
    connection.execute(
        statement,
        [{"the_id": row["id"], **{f"new_{name}": row[name] for name in columns}} for row in rows],
    )


def _last_id(connection: Connection, table: Table) -> int:
    """The highest id ever given: of rows that are gone too, since no id is used twice."""
    if connection.dialect.name == "sqlite":
        given = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,))
        return int(given.scalar_one_or_none() or 0)
    return int(connection.scalar(select(func.max(table.c.id))) or 0)
