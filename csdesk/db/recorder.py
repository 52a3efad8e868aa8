"""Notes what a command changes, row by row, from the mapper's own events; no command can forget it or go round it.

Before images are read back from the database when a row is first touched: attribute history would be empty for
expired attributes. Statements that slip past the mapper's events (bulk update, delete, insert) raise in
`csdesk.db.sessions`; what must touch many rows goes through `csdesk.db.bulk` and `csdesk.db.removal`, which note
for themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, event, select
from sqlalchemy.orm import Mapper, Session, object_session

from csdesk.db.images import Image, image_of, read_images
from csdesk.db.tables import Base

NOTES = "notes"
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of rows added in bulk, all with version 1."""

    table: Table
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Removal:
    """A run of rows removed in bulk, all of them packed."""

    table: Table
    first: int
    last: int
    packed: bytes


@dataclass(slots=True)
class Notes:
    """What one command has touched so far: the rows as they were before (None: not there), and bulk additions.

    `accounts` are those of rows removed in bulk, since nothing leads there any more. `imported_from` names the file
    that came in, `takes_back_id` the earlier entry that was taken back, `back_to_id` the last that was left.
    """

    before: dict[Key, Image | None] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    accounts: set[int] = field(default_factory=set)
    imported_from: str = ""
    takes_back_id: int | None = None
    back_to_id: int | None = None

    def note(self, table: Table, row_id: int, image: Image | None) -> None:
        """Remember a row as it was when it was first touched; later notes of it change nothing."""
        self.before.setdefault((table.name, row_id), image)

    def note_many(self, connection: Connection, table: Table, ids: Iterable[int]) -> None:
        """Remember rows that are about to be changed or deleted, in a few statements."""
        fresh = [row_id for row_id in ids if (table.name, row_id) not in self.before]
        for row_id, image in read_images(connection, table, fresh).items():
            self.note(table, row_id, image)

    def tables(self) -> dict[str, list[int]]:
        """The touched rows' ids by table."""
        found: dict[str, list[int]] = {}
        for table, row_id in self.before:
            found.setdefault(table, []).append(row_id)
        return found


def notes_of(session: Session) -> Notes:
    """The notes of a writing session. Raises RuntimeError in a session that may only read."""
    notes = session.info.get(NOTES)
    if not isinstance(notes, Notes):
        raise RuntimeError("rows were changed in a session that only reads")
    return notes


@event.listens_for(Base, "after_insert", propagate=True)
def _added(mapper: Mapper[Any], _connection: Connection, row: Base) -> None:
    _notes(row).note(_table(mapper), row.id, None)


@event.listens_for(Base, "before_update", propagate=True)
@event.listens_for(Base, "before_delete", propagate=True)
def _touched(mapper: Mapper[Any], connection: Connection, row: Base) -> None:
    notes, table = _notes(row), _table(mapper)
    if (table.name, row.id) not in notes.before:
        found = connection.execute(select(table).where(table.c.id == row.id)).mappings().one_or_none()
        notes.note(table, row.id, None if found is None else image_of(found))


def _notes(row: Base) -> Notes:
    session = object_session(row)
    if session is None:
        raise RuntimeError("a row was changed outside a session")
    return notes_of(session)


def _table(mapper: Mapper[Any]) -> Table:
    table = mapper.local_table
    assert isinstance(table, Table)
    return table
