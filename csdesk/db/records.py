"""The record tables as kinds of records outside of a book: ids left away, references by uuid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, select

from csdesk.db.images import chunks, image_of, typed_row
from csdesk.db.owners import record_tables, with_account
from csdesk.db.tables import whole_schema
from csdesk.domain.record import Field, Plain, PlainRow, RecordKind, Sort

LEFT_AWAY = frozenset({"id", "version"})
KEY = "uuid"
GOAL, METRIC = "goal", "metric"
CALLED_BY = ("name", "phrase", "text", "title", "question", "external_id", "starts", "day", "phase")
"""The columns by which people call a record, the best first."""

SUBJECTS = {"snooze": "subject"}
"""Columns that name another record as TABLE:ID within a text."""

_SORTS = {bool: Sort.YES_NO, int: Sort.WHOLE, float: Sort.NUMBER, Decimal: Sort.AMOUNT}


def plural(table: str) -> str:
    """The name of a kind of records by its table's: responsibilities of responsibility."""
    return f"{table[:-1]}ies" if table.endswith("y") else f"{table}s"


@cache
def tables_by_kind() -> Mapping[str, Table]:
    """The record tables by the names of their kinds, each after those that it refers to."""
    known = record_tables()
    return {plural(table.name): table for table in whole_schema().sorted_tables if table.name in known}


@cache
def record_kinds() -> tuple[RecordKind, ...]:
    """Every kind of record that a book holds, each after those that it refers to."""
    return tuple(RecordKind(name, _fields(table)) for name, table in tables_by_kind().items())


def rows_of(
    connection: Connection, kind: RecordKind, account: int | None = None, *, named: bool = False
) -> Iterator[PlainRow]:
    """The records of a kind, in the order in which they came into the book; of one account, where that is given.

    What they refer to is known by its uuid, or `named` as people call it.
    """
    table = tables_by_kind()[kind.name]
    statement = select(table).order_by(table.c.id)
    if account is not None:
        joined, owner = with_account(table.name)
        statement = statement.select_from(joined).where(owner == account)
    for _, row in _plain(connection, table, statement, named=named):
        yield row


def rows_by_id(
    connection: Connection, kind: RecordKind, ids: Iterable[int], *, named: bool = False
) -> dict[int, PlainRow]:
    """The records of a kind with these ids; as in `rows_of`."""
    table = tables_by_kind()[kind.name]
    found: dict[int, PlainRow] = {}
    for some in chunks(ids):
        statement = select(table).where(table.c.id.in_(some))
        found.update(_plain(connection, table, statement, named=named))
    return found


def ids_of(connection: Connection, kind: RecordKind, account: int) -> list[int]:
    """The ids of the records of one account, in the order of `rows_of`."""
    table = tables_by_kind()[kind.name]
    joined, owner = with_account(table.name)
    return list(
        connection.scalars(
            select(table.c.id).select_from(joined).where(owner == account).order_by(table.c.id)
        )
    )


def typed_rows(
    kind: RecordKind, rows: Iterable[PlainRow], ids: Mapping[str, Mapping[str, int]]
) -> list[dict[str, Any]]:
    """Plain rows as the database takes them; `ids` holds the ids of the records that may be referred to, by kind."""
    table = tables_by_kind()[kind.name]
    subject = SUBJECTS.get(table.name)
    found = []
    for row in rows:
        image: dict[str, Any] = {}
        for column, field, value in zip(_columns(table), kind.fields, row, strict=True):
            refers = field.sort is Sort.REFERENCE and value is not None
            image[column.name] = ids[field.target].get(str(value)) if refers else _parted(column, value)
        if subject is not None:
            image[subject] = _subject_in(image[subject], ids)
        found.append(typed_row(table, image))
    return found


def _plain(
    connection: Connection, table: Table, statement: Select[Any], *, named: bool
) -> Iterator[tuple[int, PlainRow]]:
    """What a select of a table finds as plain rows, each with its id."""
    told = called if named else _keys
    keys = {
        column.name: told(connection, _target(column)) for column in _columns(table) if column.foreign_keys
    }
    subject = SUBJECTS.get(table.name)
    for row in connection.execute(statement).mappings():
        image = image_of(row)
        if subject is not None:
            image[subject] = _subject_out(connection, image[subject])
        yield (
            row["id"],
            tuple(
                keys[column.name].get(image[column.name])
                if column.name in keys
                else _joined(image[column.name])
                for column in _columns(table)
            ),
        )


def _joined(value: Any) -> Plain:
    """Several choices in one field stand with commas between them."""
    return ",".join(value) if isinstance(value, list) else value


def _parted(column: Column[Any], value: Plain) -> Any:
    if column.type.python_type is frozenset:
        return [part for part in str(value or "").split(",") if part]
    return value


def _columns(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if column.name not in LEFT_AWAY]


def _fields(table: Table) -> tuple[Field, ...]:
    return tuple(_field(column) for column in _columns(table))


def _field(column: Column[Any]) -> Field:
    optional = bool(column.nullable)
    for key in column.foreign_keys:
        target = plural(key.column.table.name)
        return Field(column.name.removesuffix("_id"), Sort.REFERENCE, optional, target=target)
    if column.name == KEY:
        return Field(KEY, Sort.KEY, optional=False)
    choices = tuple(getattr(column.type, "enums", ()))
    sort = Sort.CHOICE if choices else _sort(column)
    longest = getattr(column.type, "length", None) if sort is Sort.TEXT else None
    return Field(column.name, sort, optional, longest=longest, choices=choices)


def _sort(column: Column[Any]) -> Sort:
    kept = column.type.python_type
    if kept.__name__ == "date":
        return Sort.DAY
    return _SORTS.get(kept, Sort.TEXT)


def called(connection: Connection, table: Table) -> dict[int, str]:
    """What people call each record of a table: its name or text, its day where it has neither."""
    if table.name == GOAL:
        names = called(connection, record_tables()[METRIC])
        return {
            row.id: names[row.metric_id] for row in connection.execute(select(table.c.id, table.c.metric_id))
        }
    columns = [table.c[name] for name in CALLED_BY if name in table.c]
    rows = connection.execute(select(table.c.id, *columns))
    return {row_id: str(next((one for one in said if one), "")) for row_id, *said in rows}


def _target(column: Column[Any]) -> Table:
    (key,) = column.foreign_keys
    return key.column.table


def _keys(connection: Connection, target: Table) -> dict[int, str]:
    """The uuids of a table's records."""
    return {row.id: row.uuid for row in connection.execute(select(target.c.id, target.c.uuid))}


def _subject_out(connection: Connection, text: str) -> str:
    name, colon, number = text.partition(":")
    table = record_tables().get(name)
    if not colon or table is None or KEY not in table.c or not number.isdecimal():
        return text
    uuid = connection.scalar(select(table.c.uuid).where(table.c.id == int(number)))
    return f"{name}:{uuid}" if uuid else text


def _subject_in(text: str, ids: Mapping[str, Mapping[str, int]]) -> str:
    name, _, uuid = text.partition(":")
    known = ids.get(plural(name), {}).get(uuid)
    return f"{name}:{known}" if known is not None else text
