"""How records hang together: which tables hold them, what each lies under, and the account at the end of the chain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, Connection, FromClause, Table, select

from csdesk.db.images import Image, chunks
from csdesk.db.recorder import Key
from csdesk.db.tables import Base, whole_schema

ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of `table` that refers to a row of another table; `clears` when it may be empty."""

    table: Table
    column: str
    target: str
    clears: bool


@cache
def record_tables() -> Mapping[str, Table]:
    """The tables whose rows are records, by name."""
    found = {one.__tablename__: one.__table__ for one in _record_classes()}
    return {name: table for name, table in found.items() if isinstance(table, Table)}


@cache
def owner_columns() -> Mapping[str, str]:
    """For each table but the account's, the column that leads to what a row lies under."""
    return {one.__tablename__: one.owner for one in _record_classes() if one.owner is not None}


@cache
def references_to(target: str) -> tuple[Reference, ...]:
    """Every column that refers to rows of `target`: those that may be empty are cleared when such a row goes."""
    return tuple(
        Reference(table, column.name, target, clears=bool(column.nullable))
        for table in record_tables().values()
        for column in table.columns
        if any(key.column.table.name == target for key in column.foreign_keys)
    )


@cache
def must_refer(table: str) -> tuple[tuple[str, str], ...]:
    """The columns of a table that may not be empty and refer to another one, with the table they refer to."""
    return tuple(
        (column.name, key.column.table.name)
        for column in record_tables()[table].columns
        for key in column.foreign_keys
        if not column.nullable
    )


def with_account(name: str) -> tuple[FromClause, ColumnElement[int]]:
    """A table joined to what its rows lie under, as far as it takes to tell their account; and the account's id."""
    here = record_tables()[name]
    joined: FromClause = here
    while here.name != ACCOUNT and (parent := _target(here.name, owner_columns()[here.name])) != ACCOUNT:
        above = record_tables()[parent]
        joined = joined.join(above, here.c[owner_columns()[here.name]] == above.c.id)
        here = above
    return joined, here.c.id if here.name == ACCOUNT else here.c[owner_columns()[here.name]]


def accounts_of(
    connection: Connection, table: str, images: Iterable[Image], known: Mapping[Key, Image]
) -> frozenset[int]:
    """The accounts that rows lie under. `known` holds images of rows that may be gone from the database."""
    if table == ACCOUNT:
        return frozenset(image["id"] for image in images)
    column = owner_columns()[table]
    return accounts_of_ids(connection, _target(table, column), {image[column] for image in images}, known)


def accounts_of_ids(
    connection: Connection, table: str, ids: Iterable[int], known: Mapping[Key, Image]
) -> frozenset[int]:
    """The accounts that the rows with these ids lie under."""
    wanted = set(ids)
    if table == ACCOUNT:
        return frozenset(wanted)
    gone = {row_id for row_id in wanted if (table, row_id) in known}
    source, column = record_tables()[table], owner_columns()[table]
    parents = {known[table, row_id][column] for row_id in gone} | {
        parent
        for some in chunks(wanted - gone)
        for parent in connection.scalars(select(source.c[column]).where(source.c.id.in_(some)).distinct())
    }
    return accounts_of_ids(connection, _target(table, column), parents, known)


def accounts_of_run(
    connection: Connection, table: str, first: int, last: int, known: Mapping[Key, Image]
) -> frozenset[int]:
    """The accounts that a run of rows lies under, in one statement however long the run is."""
    if table == ACCOUNT:
        return frozenset(range(first, last + 1))
    source, column = record_tables()[table], owner_columns()[table]
    parents = connection.scalars(select(source.c[column]).where(source.c.id.between(first, last)).distinct())
    return accounts_of_ids(connection, _target(table, column), parents, known)


def _record_classes() -> list[type[Base]]:
    whole_schema()
    return [mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Base)]


def _target(table: str, column: str) -> str:
    (key,) = record_tables()[table].c[column].foreign_keys
    return key.column.table.name
