"""Adding and changing many rows at once, by raw executemany, noted for undo in a few statements a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

from sqlalchemy import Connection, Float, Table, bindparam, func, insert, select, update

from csdesk.db.recorder import Notes, Span

ROWS_A_SPAN = 5_000
"""Undo packs a span into one value, so it must stay small enough for memory."""


def insert_many(
    connection: Connection, notes: Notes, table: Table, rows: Sequence[Mapping[str, Any]]
) -> range:
    """Add rows, giving ids in their order; returns the ids."""
    if not rows:
        return range(0)
    ids = _next_ids(connection, table, len(rows))
    connection.execute(
        insert(table), [{**row, "id": row_id, "version": 1} for row_id, row in zip(ids, rows, strict=True)]
    )
    _note(notes, table, ids)
    return ids


def insert_columns(
    connection: Connection,
    notes: Notes,
    table: Table,
    columns: Mapping[str, Sequence[Any]],
    fixed: Mapping[str, Any],
) -> range:
    """Add rows given column by column, with the same `fixed` values in all; returns their ids.

    For hundreds of thousands of rows: they become tuples for the driver at once, and no column's default is asked.
    """
    count = len(next(iter(columns.values())))
    if not count:
        return range(0)
    ids = _next_ids(connection, table, count)
    given: dict[str, Iterable[Any]] = {"id": ids, "version": repeat(1, count)}
    for name, values in columns.items():
        given[name] = _bound(connection, table, name, values)
    for name, value in fixed.items():
        given[name] = repeat(next(iter(_bound(connection, table, name, [value]))), count)
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(given))
    order = statement.positiontup
    assert order is not None, "a driver with positional parameters"
    connection.exec_driver_sql(str(statement), list(zip(*(given[name] for name in order), strict=True)))
    _note(notes, table, ids)
    return ids


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


def _next_ids(connection: Connection, table: Table, count: int) -> range:
    first = last_id(connection, table) + 1
    return range(first, first + count)


def _note(notes: Notes, table: Table, ids: range) -> None:
    for start in range(ids.start, ids.stop, ROWS_A_SPAN):
        notes.spans.append(Span(table, start, min(start + ROWS_A_SPAN, ids.stop) - 1))


def _bound(connection: Connection, table: Table, name: str, values: Sequence[Any]) -> Iterable[Any]:
    """Values as the driver takes them; equal ones are made ready once."""
    kind = table.c[name].type
    process = kind.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if process is None or isinstance(kind, Float):
        return values
    ready = {value: process(value) for value in set(values)}
    return [ready[value] for value in values]


def last_id(connection: Connection, table: Table) -> int:
    """The highest id ever given: of rows that are gone too, since no id is used twice."""
    if connection.dialect.name == "sqlite":
        given = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,))
        return int(given.scalar_one_or_none() or 0)
    return int(connection.scalar(select(func.max(table.c.id))) or 0)
