"""What can still be read of a damaged book: rows by halving runs of ids, keys by the indexes, which lie elsewhere.

A wreck is read from a copy, so that the damaged file stays as it is. What a damaged page held can't be read, and what
is read may be wrong: whoever puts a book together from it looks at every row again.
"""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Table
from sqlcipher3 import dbapi2

from csdesk.db.driver import APPLICATION_ID, reader_engine
from csdesk.db.encryption import salt_of
from csdesk.db.graft import graft_schema
from csdesk.db.runs import Run, Runs
from csdesk.db.shape import OWN_TABLES

ROWS_AT_ONCE = 5_000
LAST_ID = 2**63 - 1
JOURNAL = "-journal"
PLAIN = b"SQLite format 3\x00"
HEAD = 100
PAGE_SIZE_AT, PAGES_AT = slice(16, 18), slice(28, 32)
PAGE, LARGEST_PAGE = 4096, 65536
ENCRYPTED_TIMES = 8
SMALLEST, MOST_TIMES = 1024 * 1024, 1000
"""A head that asks for more than so many times what is there is itself damaged."""
Row = tuple[Any, ...]


class Wreck:
    """A copy of a damaged book in `folder`. A plain one's lost schema is taken from `whole`, an intact backup."""

    def __init__(self, book: Path, folder: Path, whole: Path | None) -> None:
        copy = folder / book.name
        shutil.copyfile(book, copy)
        _fill_up(copy, whole)
        journal = book.with_name(book.name + JOURNAL)
        if journal.exists():
            shutil.copyfile(journal, copy.with_name(copy.name + JOURNAL))
        self._engine = reader_engine(copy)
        self._columns = self._read_columns()
        if not self._columns and whole is not None and salt_of(copy) is None:
            self._engine.dispose()
            graft_schema(whole, copy)
            self._engine = reader_engine(copy)
            self._columns = self._read_columns()

    def close(self) -> None:
        """Let go of the copy."""
        self._engine.dispose()

    @property
    def is_readable(self) -> bool:
        """Whether anything at all can be read."""
        return bool(self._columns)

    def columns(self, table: Table) -> list[str]:
        """Those of a table's columns that the wreck has too."""
        return [column.name for column in table.columns if column.name in self._columns.get(table.name, ())]

    def rows(self, table: Table, holes: list[Run]) -> Iterator[list[Row]]:
        """A table's rows, each with its rowid in front, in pieces; the runs that can't be read are put into `holes`."""
        columns = ", ".join(f'"{name}"' for name in ("rowid", *self.columns(table)))
        statement = f'SELECT {columns} FROM "{table.name}" WHERE rowid BETWEEN ? AND ?'
        last = self.last_id(table.name)
        if last is None:
            holes.append((1, LAST_ID))
            return
        for start in range(1, last + 1, ROWS_AT_ONCE):
            yield from self._read(statement, start, min(start + ROWS_AT_ONCE - 1, last), holes)

    def known(self, table: Table, column: str, holes: Runs) -> dict[int, Any]:
        """Rows in the holes by the index over `column`, with its values: that they exist, whatever they said."""
        found: dict[int, Any] = {}
        for order in ("ASC", "DESC"):
            with suppress(dbapi2.Error), self._cursor() as cursor:
                cursor.execute(f'SELECT rowid, "{column}" FROM "{table.name}" ORDER BY "{column}" {order}')
                for row_id, value in cursor:
                    if row_id in holes:
                        found[row_id] = value
        return found

    def last_id(self, name: str) -> int | None:
        """The highest id that a table has or ever gave; None where nothing says it."""
        found = [self._number(f'SELECT max(rowid) FROM "{name}"'), self.counter(name)]
        return max((one for one in found if one is not None), default=None)

    def counter(self, name: str) -> int | None:
        """The highest id that a table ever gave, as SQLite counts."""
        return self._number("SELECT max(seq) FROM sqlite_sequence WHERE name = ?", name)

    def _number(self, statement: str, *values: str) -> int | None:
        try:
            with self._cursor() as cursor:
                (found,) = cursor.execute(statement, values).fetchone()
        except dbapi2.Error:
            return None
        return found if isinstance(found, int) else 0

    def _read(self, statement: str, first: int, last: int, holes: list[Run]) -> Iterator[list[Row]]:
        try:
            with self._cursor() as cursor:
                rows: Sequence[Row] = cursor.execute(statement, (first, last)).fetchall()
        except (dbapi2.Error, UnicodeDecodeError, MemoryError):
            if first == last:
                holes.append((first, last))
                return
            middle = (first + last) // 2
            yield from self._read(statement, first, middle, holes)
            yield from self._read(statement, middle + 1, last, holes)
        else:
            if rows:
                yield list(rows)

    def _read_columns(self) -> dict[str, tuple[str, ...]]:
        try:
            with self._cursor() as cursor:
                if cursor.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                    return {}
                names = cursor.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
                return {
                    str(name): tuple(
                        row[1] for row in cursor.execute(f'PRAGMA table_info("{name}")').fetchall()
                    )
                    for (name,) in names
                    if name not in OWN_TABLES and str(name).isidentifier()
                }
        except (dbapi2.Error, UnicodeDecodeError):
            return {}

    def _cursor(self) -> _Cursor:
        return _Cursor(self._engine)


class _Cursor:
    """A cursor of a connection that is thrown away when it met damage."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine

    def __enter__(self) -> Any:
        self._connection = self._engine.raw_connection()
        self._cursor = self._connection.cursor()
        return self._cursor

    def __exit__(self, *_raised: object) -> None:
        self._cursor.close()
        self._connection.close()


def _fill_up(copy: Path, whole: Path | None) -> None:
    """Give a cut file its length again, with empty pages: SQLite opens none that is shorter than its head says.

    The head of an encrypted one can't be read; it gets far more than it can have had.
    """
    with copy.open("rb+") as file:
        head = file.read(HEAD)
        length = file.seek(0, os.SEEK_END)
        if head.startswith(PLAIN):
            said, pages = struct.unpack(">H", head[PAGE_SIZE_AT])[0], struct.unpack(">I", head[PAGES_AT])[0]
            size = said if said != 1 else LARGEST_PAGE
            wanted = pages * size
        else:
            size, wanted = (
                PAGE,
                max(ENCRYPTED_TIMES * length, 0 if whole is None else 2 * whole.stat().st_size),
            )
        if size and length < wanted <= MOST_TIMES * max(length, SMALLEST):
            file.truncate(length - length % size)  # of half a page SQLite would read rows that never were
            file.truncate(wanted)
