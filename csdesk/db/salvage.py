"""A new book put together from a damaged one: each row from wherever it is told best.

A row that the damaged file still holds is taken from there, unless the history of its changes says otherwise: a
changed byte is seen by that. A row that can't be read is taken as its last change left it, and where the history
can't be read either, as the newest sound backup has it. What then doesn't fit the rules of the database is left out,
and everything left out is counted.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Integer, Table, delete, func, insert, literal_column, select

from csdesk.db.backup import PART
from csdesk.db.book import write_new
from csdesk.db.driver import still_engine, writer_engine
from csdesk.db.encryption import key_of
from csdesk.db.history_check import newest_images, unreadable_entries, unreadable_rows
from csdesk.db.images import Image, chunks, read_images, same_content, typed_row
from csdesk.db.kept import damaged_files
from csdesk.db.owners import ACCOUNT, owner_columns, record_tables
from csdesk.db.recorder import Key
from csdesk.db.runs import Run, Runs
from csdesk.db.salvage_fit import Missing, make_fit, missing_rows, note_differences, raise_counters
from csdesk.db.tables import Account, HistoryEntry, HistoryRow, KeptFile, Measurement, whole_schema
from csdesk.db.values import wrong_rows
from csdesk.db.wreck import LAST_ID, Row, Wreck
from csdesk.domain.backup import Backup
from csdesk.domain.salvaging import Salvaged
from csdesk.jobs import Progress
from csdesk.words import phrase

ROWID: ColumnElement[int] = literal_column("rowid", Integer)
READING = phrase("Reading what can be read")
FITTING = phrase("Putting it together")


def salvage(
    book: Path, backup: Backup | None, target: Path, now: datetime, progress: Progress | None = None
) -> Salvaged:
    """Put a new book together at `target`, an empty file, from a damaged `book` and its newest sound `backup`.

    The damaged book is only read; of an encrypted one the new book is encrypted too. Raises Locked where no key to
    it is held, Cancelled after a stop, OSError and errors of the database where `target` can't be written.
    """
    progress = progress or Progress()
    whole = None if backup is None else backup.path
    key = key_of(book) or (None if whole is None else key_of(whole))
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{book.name}.", suffix=PART) as folder:
        wreck = Wreck(book, Path(folder), whole or _as_new(Path(folder)))
        try:
            write_new(target, key)
            with _unbound(target) as connection, _reading(whole) as kept:
                return _Salvage(connection, wreck, kept).run(backup, now, progress)
        finally:
            wreck.close()


def _as_new(folder: Path) -> Path:
    """A new book, whose schema lies where that of a book made by the same csdesk does; for want of a backup."""
    made = folder / "new"
    made.touch(mode=0o600)
    write_new(made)
    return made


class _Salvage:
    """The new book's one transaction, and what is found out on the way."""

    def __init__(self, connection: Connection, wreck: Wreck, kept: Connection | None) -> None:
        self._connection = connection
        self._wreck = wreck
        self._kept = kept
        self._holes: dict[str, Runs] = {}
        self._gone: set[Key] = set()
        self._read = 0
        self._from_history = 0
        self._from_backup = 0
        self._missing = Missing(self._holes, self._gone)
        self._last_kept = 0 if kept is None else kept.scalar(select(func.max(HistoryEntry.id))) or 0

    def run(self, backup: Backup | None, now: datetime, progress: Progress) -> Salvaged:
        """All steps in their order."""
        tables = whole_schema().sorted_tables
        for done, table in enumerate(tables):
            progress.step(done, len(tables), READING)
            self._take(table)
        records = record_tables()
        for table in tables:
            if table.name not in records:
                self._fill_from_backup(table)
        progress.step(0, 1, FITTING)
        for name, table in records.items():
            self._follow_history(table)
            self._fill_from_backup(table)
            self._miss_known(name, table)
        make_fit(self._connection, self._missing)
        lost = missing_rows(self._connection, self._missing)
        note_differences(self._connection, now)
        raise_counters(self._connection, {table.name: self._last_id(table.name) for table in tables})
        return Salvaged(
            self._read,
            self._from_history,
            self._from_backup,
            lost,
            backup,
            accounts=self._count(Account),
            measurements=self._count(Measurement),
            may_lack_more=any(map(self._has_gap, records.values())),
        )

    def _take(self, table: Table) -> None:
        """Take over every row that can be read and may stand in a book."""
        holes: list[Run] = []
        if not self._wreck.is_readable:
            holes.append((1, LAST_ID))
        else:
            for rows in self._wreck.rows(table, holes):
                holes += self._put(table, self._wreck.columns(table), rows)
        holes += self._drop(table, self._unreadable(table))
        self._holes[table.name] = Runs(holes)
        if table.name in record_tables():
            self._read += self._connection.scalar(select(func.count()).select_from(table)) or 0

    def _put(self, table: Table, columns: Sequence[str], rows: Sequence[Row]) -> list[Run]:
        """Put rows in, their rowid in front; gives the ids of those that the database refuses."""
        if not rows:
            return []
        names = ", ".join(f'"{name}"' for name in ("rowid", *columns))
        places = ", ".join("?" * (len(columns) + 1))
        statement = f'INSERT OR IGNORE INTO "{table.name}" ({names}) VALUES ({places})'
        self._connection.exec_driver_sql(statement, [tuple(row) for row in rows])
        there = self._ids(table, rows[0][0], rows[-1][0])
        return [(row[0], row[0]) for row in rows if row[0] not in there]

    def _ids(self, table: Table, first: int, last: int) -> set[int]:
        found = select(ROWID).select_from(table).where(ROWID.between(first, last))
        return set(self._connection.scalars(found))

    def _unreadable(self, table: Table) -> set[int]:
        connection, name = self._connection, table.name
        found = wrong_rows(connection, table)
        if name == HistoryEntry.__tablename__:
            found |= set(unreadable_entries(connection))
        elif name == HistoryRow.__tablename__:
            said = connection.scalars(select(HistoryRow.table_name).distinct()).all()
            for one in said:
                known = one in record_tables()
                every = select(HistoryRow.id).where(HistoryRow.table_name == one)
                found |= set(unreadable_rows(connection, one) if known else connection.scalars(every))
        elif name == KeptFile.__tablename__:
            for sha256 in damaged_files(connection):
                chosen = select(ROWID).select_from(table).where(KeptFile.sha256 == sha256)
                found |= set(connection.scalars(chosen))
        return found

    def _drop(self, table: Table, ids: set[int]) -> list[Run]:
        for some in chunks(ids):
            self._connection.execute(delete(table).where(ROWID.in_(some)))
        return [(row_id, row_id) for row_id in ids]

    def _follow_history(self, table: Table) -> None:
        """See to it that every row is as its last change left it."""
        images = newest_images(self._connection, table.name)
        for ids in chunks(images):
            now = read_images(self._connection, table, ids)
            for row_id in ids:
                entry, image = images[row_id]
                if image is None:
                    self._gone.add((table.name, row_id))
                if not same_content(now.get(row_id), image):
                    self._mend(table, row_id, entry, image, now.get(row_id))

    def _mend(self, table: Table, row_id: int, entry: int, image: Image | None, here: Image | None) -> None:
        if self._history_has_holes and row_id not in self._holes[table.name]:
            return  # the entry that changed it last may be among those that can't be read
        if here is not None and image is not None and self._backup_says(table, row_id, entry, here):
            return
        if here is not None:
            self._connection.execute(delete(table).where(table.c.id == row_id))
        if image is not None and self._put_image(table, image):
            if self._may_be_old(entry):
                self._from_backup += 1
            else:
                self._from_history += 1

    def _backup_says(self, table: Table, row_id: int, entry: int, here: Image) -> bool:
        """Whether a backup made after an entry has a row as it is here: then the history's image is what changed."""
        if self._kept is None or entry > self._last_kept:
            return False
        return same_content(read_images(self._kept, table, [row_id]).get(row_id), here)

    def _may_be_old(self, entry: int) -> bool:
        """Whether an entry is the last word on a row only as far as the backup knows."""
        return entry <= self._last_kept and self._history_has_holes

    @property
    def _history_has_holes(self) -> bool:
        return any(
            len(self._holes[table]) for table in (HistoryEntry.__tablename__, HistoryRow.__tablename__)
        )

    def _put_image(self, table: Table, image: Image) -> bool:
        try:
            row = typed_row(table, image)
        except (ValueError, TypeError, ArithmeticError):
            return False
        return self._connection.execute(insert(table).prefix_with("OR IGNORE"), row).rowcount == 1

    def _fill_from_backup(self, table: Table) -> None:
        """Take from the backup what can't be had otherwise, but nothing that the history says is deleted."""
        if self._kept is None:
            return
        columns = [column.name for column in table.columns]
        names = ", ".join(f'"{name}"' for name in ("rowid", *columns))
        statement = f'SELECT {names} FROM "{table.name}" WHERE rowid BETWEEN ? AND ?'
        for first, last in self._holes[table.name]:
            rows = self._kept.exec_driver_sql(statement, (first, last)).all()
            there = self._ids(table, first, last)
            wanted = [row for row in rows if row[0] not in there and (table.name, row[0]) not in self._gone]
            refused = self._put(table, columns, wanted)
            if table.name in record_tables():
                self._from_backup += len(wanted) - len(refused)

    def _miss_known(self, name: str, table: Table) -> None:
        """Note the rows that were there for certain, and what they lay under."""
        holes = self._holes[name]
        if not len(holes) or not self._wreck.is_readable:
            return
        column = "uuid" if name == ACCOUNT else owner_columns()[name]
        for row_id, owner in self._wreck.known(table, column, holes).items():
            if (name, row_id) not in self._gone:
                self._missing.note(name, row_id, owner if isinstance(owner, int) else None)

    def _has_gap(self, table: Table) -> bool:
        """Whether rows may have stood in a hole of which nothing tells."""
        told = {row_id for name, row_id in self._gone if name == table.name}
        told |= self._missing.owners.get(table.name, {}).keys()
        return any(
            last - first + 1
            > len(self._ids(table, first, last) | {row_id for row_id in told if first <= row_id <= last})
            for first, last in self._holes[table.name]
        )

    def _last_id(self, name: str) -> int:
        kept = None
        if self._kept is not None:
            kept = self._kept.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,))
        return max(self._wreck.counter(name) or 0, int((kept and kept.scalar_one_or_none()) or 0))

    def _count(self, table: type[Account | Measurement]) -> int:
        return self._connection.scalar(select(func.count()).select_from(table)) or 0


@contextmanager
def _unbound(target: Path) -> Iterator[Connection]:
    """One transaction in a new book whose references are looked at only at its end."""
    writer = writer_engine(target)
    try:
        raw = writer.raw_connection()
        raw.cursor().execute("PRAGMA foreign_keys = OFF")
        raw.close()
        with writer.begin() as connection:
            yield connection
    finally:
        writer.dispose()


@contextmanager
def _reading(backup: Path | None) -> Iterator[Connection | None]:
    if backup is None:
        yield None
        return
    engine = still_engine(backup)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
