"""Whether a book is made as csdesk makes books: the tables and indexes that it knows, shaped as it shapes them.

A book comes from anywhere. A trigger, a view, a virtual table or a computed column would run when its rows are read
or written, so a book is held against what csdesk makes before anything of it is used.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, create_engine
from sqlcipher3 import dbapi2

from csdesk.db.tables import whole_schema
from csdesk.words import Phrase, phrase

OWN_TABLES = {
    "sqlite_sequence": "CREATE TABLE sqlite_sequence(name,seq)",
    "alembic_version": "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
}
"""Tables that come by themselves: SQLite's counters, and what Alembic leaves in an upgraded book."""
TOKEN = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--|/\*|\w+|\S""")
KINDS = {
    "trigger": phrase("a trigger"),
    "view": phrase("a view"),
    "table": phrase("a table"),
    "index": phrase("an index"),
}

Tokens = tuple[str, ...]
Making = Callable[[Connection], None]


@dataclass(frozen=True, slots=True)
class Shape:
    """A table as it stands: its columns, references and indexes, and the rules that its rows are held to."""

    columns: frozenset[tuple[object, ...]]
    references: frozenset[tuple[object, ...]]
    indexes: frozenset[tuple[object, ...]]
    rules: frozenset[Tokens]


@dataclass(frozen=True, slots=True)
class Thing:
    """An entry of a book's schema."""

    kind: str
    name: str
    sql: str

    @property
    def tokens(self) -> Tokens:
        """The words and signs of the statement that made it, in one spelling."""
        return tuple(_spelled(token) for token in TOKEN.findall(self.sql))


@dataclass(frozen=True, slots=True)
class Made:
    """What csdesk makes: every entry by name, and every table's shape."""

    things: Mapping[str, Thing]
    shapes: Mapping[str, Shape]


def strange_things(connection: Connection) -> Iterator[Phrase]:
    """What a book holds that csdesk never makes, whichever version of csdesk made the book."""
    made = what_is_made()
    for thing in things_of(connection):
        known = made.things.get(thing.name)
        if known is None or known.kind != thing.kind:
            yield phrase(
                "It holds {kind}, “{name}”, that csdesk never makes.",
                kind=KINDS.get(thing.kind, phrase("something")),
                name=thing.name,
            )
        elif not set(thing.tokens) <= set(known.tokens):
            yield phrase("Its {kind} “{name}” is not as csdesk makes it.", kind=thing.kind, name=thing.name)


def wrong_shapes(connection: Connection) -> Iterator[Phrase]:
    """The tables that are missing from a book of this version, or have other columns, references or rules."""
    there = {thing.name: thing for thing in things_of(connection) if thing.kind == "table"}
    for name, shape in what_is_made().shapes.items():
        if name not in there:
            yield phrase("Its table “{name}” is not there.", name=name)
        elif shape_of(connection, there[name]) != shape:
            yield phrase("Its table “{name}” is not as csdesk makes it.", name=name)


def shape_digest(connection: Connection) -> str:
    """A short name for everything that a book's schema says; equal names are equal schemas."""
    said = "\0".join(f"{one.kind}\0{one.name}\0{one.sql}" for one in things_of(connection))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def things_of(connection: Connection) -> tuple[Thing, ...]:
    """The entries of a book's schema but the indexes that SQLite makes by itself."""
    rows = connection.exec_driver_sql(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_schema"
        " WHERE NOT (type = 'index' AND sql IS NULL) ORDER BY type, name"
    )
    return tuple(Thing(str(kind), str(name), str(sql)) for kind, name, sql in rows)


def shape_of(connection: Connection, table: Thing) -> Shape:
    """A table's shape, however the statements that made it were written."""
    name = table.name.replace('"', '""')
    columns = connection.exec_driver_sql(f'PRAGMA table_xinfo("{name}")').all()
    references = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{name}")').all()
    indexes = connection.exec_driver_sql(f'PRAGMA index_list("{name}")').all()
    return Shape(
        frozenset(tuple(row[1:]) for row in columns),
        frozenset(tuple(row[2:]) for row in references),
        frozenset((*row[2:], *_columns_of(connection, str(row[1]))) for row in indexes),
        frozenset(_rules(table.tokens)),
    )


@cache
def what_is_made() -> Made:
    """What csdesk makes, found by making it in memory."""
    engine = create_engine("sqlite://", module=dbapi2)
    try:
        with engine.begin() as connection:
            make_tables(connection)
            things = things_of(connection)
            shapes = {one.name: shape_of(connection, one) for one in things if one.kind == "table"}
    finally:
        engine.dispose()
    by_name = {one.name: one for one in things}
    by_name |= {name: Thing("table", name, sql) for name, sql in OWN_TABLES.items()}
    return Made(by_name, {name: shape for name, shape in shapes.items() if name not in OWN_TABLES})


def make_tables(connection: Connection) -> None:
    """Make everything that a book's schema holds. What is made elsewhere is refused when the book is opened."""
    whole_schema().create_all(connection)


def _columns_of(connection: Connection, index: str) -> tuple[object, ...]:
    name = index.replace('"', '""')
    return tuple(
        (column, bool(falling), collation)
        for _, _, column, falling, collation, is_key in connection.exec_driver_sql(
            f'PRAGMA index_xinfo("{name}")'
        )
        if is_key
    )


def _rules(tokens: Tokens) -> Iterator[Tokens]:
    """What stands in the brackets after each CHECK."""
    for place, token in enumerate(tokens):
        if token == "check":
            yield _bracket(tokens[place + 1 :])


def _bracket(tokens: Tokens) -> Tokens:
    depth = 0
    for place, token in enumerate(tokens):
        depth += (token == "(") - (token == ")")
        if depth == 0:
            return tokens[: place + 1]
    return tokens


def _spelled(token: str) -> str:
    """Names unquoted and words in small letters, as SQLite takes them; texts stay as they are."""
    if token[0] in '"`[':
        return token[1:-1].casefold()
    return token if token[0] == "'" else token.casefold()
