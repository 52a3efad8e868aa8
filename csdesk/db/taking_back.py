"""Taking back an import out of turn, weeks later: what is still as it left it goes back, what was changed since stays.

Unlike undo this is not all or nothing: every row is looked at by itself, and one that stays says why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, exists, select, update
from sqlalchemy.exc import IntegrityError

from csdesk.db import phrases
from csdesk.db.history import Touched, hold_back_foreign_keys, touched_by
from csdesk.db.images import Image, read_images, typed_row
from csdesk.db.owners import accounts_of_run, record_tables, references_to
from csdesk.db.recorder import Notes, Removal
from csdesk.db.runs import Runs
from csdesk.db.spans import pack
from csdesk.db.tables import EntryState, HistoryEntry, HistoryRow, HistorySpan
from csdesk.errors import Refusal
from csdesk.jobs import Progress
from csdesk.words import Phrase, phrase

ROWS_A_PIECE = 5_000
TAKING_BACK = phrase("Taking the import back")
TAKEN_NAME = phrase("another record has the same name or external id by now.")
LACKS = phrase("what it belonged to was deleted since.")
LEANED_ON = phrase("other records lie under it or refer to it by now.")
CHANGED = phrase("it was changed since.")


@dataclass(frozen=True, slots=True)
class Staying:
    """A row that is not taken back, and why."""

    table: str
    row_id: int
    why: Phrase


@dataclass(slots=True)
class Survey:
    """What taking an entry back would do: added rows that go, changed rows that go back, and rows that stay."""

    entry: int
    file: str
    going: dict[str, Runs] = field(default_factory=dict)
    returning: list[Touched] = field(default_factory=list)
    staying: list[Staying] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows are reversed, by table."""
        found = Counter({table: len(runs) for table, runs in self.going.items()})
        found.update(one.table for one in self.returning)
        return {table: count for table, count in found.items() if count}


def survey(connection: Connection, entry_id: int) -> Survey:
    """Find out what can be taken back. Raises Refusal for what is no import or was taken back already."""
    file = _insist_on_import(connection, entry_id)
    found = Survey(entry_id, file)
    rows = list(touched_by(connection, entry_id))
    _look_at_rows(connection, found, rows)
    _look_at_runs(connection, found, [row for row in rows if row.before is None])
    _leave_what_is_leaned_on(connection, found)
    return found


def take_back(connection: Connection, notes: Notes, entry_id: int, progress: Progress) -> Survey:
    """Do what a survey says; gives it back as it was carried out."""
    found = survey(connection, entry_id)
    hold_back_foreign_keys(connection)
    notes.takes_back_id = entry_id
    total, done = sum(found.counts.values()), 0
    for name, runs in found.going.items():
        table = record_tables()[name]
        for first, last in runs:
            notes.accounts |= accounts_of_run(connection, name, first, last, {})
        for first, last in runs.pieces(ROWS_A_PIECE):
            progress.step(done, total, TAKING_BACK)
            notes.removals.append(Removal(table, first, last, pack(connection, table, first, last)))
            done += last - first + 1
    found.returning = [one for one in found.returning if _returns(connection, notes, found, one)]
    return found


def _insist_on_import(connection: Connection, entry_id: int) -> str:
    entry = connection.execute(
        select(HistoryEntry.imported_from, HistoryEntry.state, HistoryEntry.undoable).where(
            HistoryEntry.id == entry_id
        )
    ).one_or_none()
    if entry is None or not entry.imported_from:
        raise Refusal("There is no import {number} in this book.", number=str(entry_id))
    later = exists().where(HistoryEntry.takes_back_id == entry_id, HistoryEntry.state == EntryState.DONE)
    if entry.state is not EntryState.DONE or connection.scalar(select(later)):
        raise Refusal("The import of “{file}” was taken back already.", file=entry.imported_from)
    if not entry.undoable:
        raise Refusal("The import of “{file}” is too old to be taken back.", file=entry.imported_from)
    return str(entry.imported_from)


def _look_at_rows(connection: Connection, found: Survey, rows: list[Touched]) -> None:
    by_table: dict[str, list[Touched]] = {}
    for row in rows:
        by_table.setdefault(row.table, []).append(row)
    for name, some in by_table.items():
        now = read_images(connection, record_tables()[name], [one.row_id for one in some])
        later = _later(connection, found.entry, name, Runs((one.row_id, one.row_id) for one in some))
        for one in some:
            image = now.get(one.row_id)
            if image is not None and (one.row_id in later or not _same(image, one.after)):
                found.staying.append(Staying(name, one.row_id, later.get(one.row_id, CHANGED)))
            elif image is not None and one.before is not None:
                found.returning.append(one)


def _look_at_runs(connection: Connection, found: Survey, added: list[Touched]) -> None:
    runs: dict[str, list[tuple[int, int]]] = {}
    spans = select(HistorySpan.table_name, HistorySpan.first_id, HistorySpan.last_id)
    for name, first, last in connection.execute(spans.where(HistorySpan.entry_id == found.entry)):
        runs.setdefault(name, []).append((first, last))
    for one in added:
        runs.setdefault(one.table, []).append((one.row_id, one.row_id))
    stay = {(one.table, one.row_id) for one in found.staying}
    for name, some in runs.items():
        going = found.going[name] = Runs(some)
        for row_id, why in _later(connection, found.entry, name, Runs(some)).items():
            going.drop(row_id)
            if (name, row_id) not in stay and _stands(connection, name, row_id):
                found.staying.append(Staying(name, row_id, why))
        for table, row_id in stay:
            if table == name:
                going.drop(row_id)


def _later(connection: Connection, entry_id: int, table: str, runs: Runs) -> dict[int, Phrase]:
    """The rows that entries after this one touched, and what the last of them was called."""
    found: dict[int, Phrase] = {}
    for condition in runs.conditions(HistoryRow.row_id):
        rows = connection.execute(
            select(HistoryRow.row_id, HistoryEntry.title, HistoryEntry.at)
            .join(HistoryEntry, HistoryEntry.id == HistoryRow.entry_id)
            .where(
                HistoryRow.table_name == table,
                condition,
                HistoryEntry.id > entry_id,
                HistoryEntry.state == EntryState.DONE,
            )
            .order_by(HistoryEntry.id)
        )
        for row_id, title, at in rows:
            found[row_id] = phrase(
                "changed since, on {day}: {title}", day=at.date(), title=phrases.read(title)
            )
    return found


def _leave_what_is_leaned_on(connection: Connection, found: Survey) -> None:
    """A row goes only where everything that refers to it goes too."""
    again = True
    while again:
        again = False
        for name, going in found.going.items():
            for row_id in set(_leaned_on(connection, found, name)):
                going.drop(row_id)
                found.staying.append(Staying(name, row_id, LEANED_ON))
                again = True


def _leaned_on(connection: Connection, found: Survey, name: str) -> Iterator[int]:
    for reference in references_to(name):
        source = reference.table
        with_it = found.going.get(source.name, Runs())
        own = list(with_it.conditions(source.c.id))
        for condition in found.going[name].conditions(source.c[reference.column]):
            statement = select(source.c[reference.column], source.c.id).where(condition)
            if len(own) == 1:
                statement = statement.where(~own[0])
            for target, row_id in connection.execute(statement):
                if row_id not in with_it:
                    yield target


def _returns(connection: Connection, notes: Notes, found: Survey, one: Touched) -> bool:
    table, before = record_tables()[one.table], one.before
    assert before is not None and one.after is not None
    if _lacks(connection, table, before, one.after):
        found.staying.append(Staying(one.table, one.row_id, LACKS))
        return False
    notes.note_many(connection, table, [one.row_id])
    values = {
        name: value for name, value in typed_row(table, before).items() if name not in {"id", "version"}
    }
    statement = update(table).where(table.c.id == one.row_id).values(**values, version=table.c.version + 1)
    try:
        with connection.begin_nested():
            connection.execute(statement)
    except IntegrityError:
        found.staying.append(Staying(one.table, one.row_id, TAKEN_NAME))
        return False
    return True


def _lacks(connection: Connection, table: Table, before: Image, after: Image) -> bool:
    for column in table.columns:
        value = before.get(column.name)
        for key in column.foreign_keys if value is not None and value != after.get(column.name) else ():
            if connection.scalar(select(key.column).where(key.column == value)) is None:
                return True
    return False


def _stands(connection: Connection, name: str, row_id: int) -> bool:
    table = record_tables()[name]
    return connection.scalar(select(table.c.id).where(table.c.id == row_id)) is not None


def _same(one: Image, other: Image | None) -> bool:
    return other is not None and {**one, "version": 0} == {**other, "version": 0}
