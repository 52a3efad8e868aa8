"""What stands in a book's columns, held against what csdesk writes there: kinds, lengths, days, numbers, amounts.

SQLite keeps whatever it is given in any column. A value of another kind can't be read as what it should be, and an
endless text or a day of the year 10000 comes from no form of csdesk's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    Select,
    String,
    Table,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.sql.elements import ColumnElement

from csdesk.db.soundness import SHOWN
from csdesk.db.tables import whole_schema
from csdesk.db.tables.base import Amount, Parts
from csdesk.domain.contact import Part
from csdesk.domain.fields import FIRST_YEAR, LARGEST_NUMBER, LAST_YEAR
from csdesk.words import Phrase, phrase

LONGEST_TEXT = 1_000_000
"""Characters. Forms take 20,000; what csdesk keeps as JSON may be longer."""
LARGEST_BLOB = 256 * 1024 * 1024
SHOWN_LENGTH = 60
FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1).isoformat(), date(LAST_YEAR, 12, 31).isoformat()


def value_findings(connection: Connection) -> Iterator[Phrase]:
    """Values that csdesk never writes; rows that hold one may not be readable."""
    for name, table in sorted(whole_schema().tables.items()):
        if connection.exec_driver_sql(f'SELECT 1 FROM "{name}" LIMIT 1').first() is None:
            continue
        yield from _wrong_values(connection, name, table)
        for column in table.columns:
            is_right = _text_rule(column)
            if is_right is not None:
                yield from _wrong_texts(connection, name, column, is_right)


def wrong_rows(connection: Connection, table: Table) -> set[int]:
    """The rowids of the rows that hold such a value."""
    wrong = or_(*(_is_wrong(column) for column in table.columns))
    rowid: ColumnElement[int] = literal_column("rowid", Integer)
    found = set(connection.scalars(select(rowid).select_from(table).where(wrong)))
    for column in table.columns:
        is_right = _text_rule(column)
        if is_right is not None:
            said = connection.execute(select(rowid, type_coerce(column, String)).where(column.is_not(None)))
            found |= {row_id for row_id, text in said if row_id not in found and not is_right(str(text))}
    return found


def _wrong_values(connection: Connection, name: str, table: Table) -> Iterator[Phrase]:
    """One pass over a table, then a closer look at the few rows that it found."""
    if connection.exec_driver_sql(_any_wrong(table)).first() is None:
        return
    tests = {column.name: _is_wrong(column) for column in table.columns}
    for column in table.columns:
        said = type_coerce(column, String)
        rows = select(literal_column("rowid"), func.substr(said, 1, SHOWN_LENGTH), func.typeof(said))
        for row_id, value, kind in connection.execute(
            rows.select_from(table).where(tests[column.name]).limit(SHOWN)
        ):
            yield phrase(
                "{table} {id} holds in “{column}” what csdesk never writes: {kind} “{value}”.",
                table=_spoken(name),
                id=str(row_id),
                column=_spoken(column.name),
                kind=str(kind),
                value=_shown(value),
            )


@cache
def _any_wrong(table: Table) -> str:
    """Whether a row of a table holds anything wrong, as SQL: to build it takes longer than to ask it."""
    wrong = or_(*(_is_wrong(column) for column in table.columns))
    statement: Select[Any] = select(literal_column("1")).select_from(table).where(wrong).limit(1)
    return str(statement.compile(dialect=SQLiteDialect(), compile_kwargs={"literal_binds": True}))


def _is_wrong(column: Column[Any]) -> ColumnElement[bool]:
    """True of the rows whose value in a column is none that csdesk writes. Empty ones are the database's to refuse."""
    said = type_coerce(column, String)
    kind = func.typeof(said)
    is_there = kind != "null"
    match column.type:
        case Boolean():
            wrong = or_(kind != "integer", said.not_in([literal_column("0"), literal_column("1")]))
        case Integer():
            wrong = kind != "integer"
        case Amount() | Parts():
            wrong = kind != "text"
        case Float():
            size = func.abs(type_coerce(column, Float))
            wrong = or_(kind.not_in(["real", "integer"]), size > LARGEST_NUMBER)
        case DateTime():
            wrong = or_(kind != "text", func.datetime(said).is_(None))
        case Date():
            wrong = or_(
                kind != "text", func.date(said).is_distinct_from(said), ~said.between(FIRST_DAY, LAST_DAY)
            )
        case LargeBinary():
            wrong = or_(kind != "blob", func.length(said) > LARGEST_BLOB)
        case String(length=length):
            wrong = or_(kind != "text", func.length(said) > (length or LONGEST_TEXT))
        case _:
            raise TypeError(f"no rule for {column}: say here what csdesk writes into such a column")
    return is_there & wrong


def _text_rule(column: Column[Any]) -> Callable[[str], bool] | None:
    match column.type:
        case Amount():
            return _is_amount
        case Parts():
            return _is_parts
    return None


def _wrong_texts(
    connection: Connection, name: str, column: Column[Any], is_right: Callable[[str], bool]
) -> Iterator[Phrase]:
    said = type_coerce(column, String)
    for value in connection.scalars(select(said).where(func.typeof(said) == "text").distinct()):
        if not is_right(value):
            yield phrase(
                "{table} holds in “{column}” what csdesk never writes: “{value}”.",
                table=_spoken(name),
                column=_spoken(column.name),
                value=_shown(value),
            )


def _is_amount(text: str) -> bool:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return False
    return amount.is_finite() and abs(amount) <= Decimal(LARGEST_NUMBER)


def _is_parts(text: str) -> bool:
    return all(part in set(Part) for part in text.split(",") if part)


def _shown(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _spoken(name: str) -> str:
    return name.replace("_", " ")
