"""Rows put together from here and there made to fit: references, history and counters."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    Table,
    delete,
    insert,
    literal_column,
    select,
    text,
    update,
)

from csdesk.db import phrases
from csdesk.db.history_check import newest_images
from csdesk.db.images import Image, chunks, read_images, same_content
from csdesk.db.owners import ACCOUNT, accounts_of_ids, owner_columns, record_tables
from csdesk.db.recorder import Key
from csdesk.db.runs import Runs
from csdesk.db.tables import Account, EntryState, HistoryEntry, HistoryRow, HistorySpan, whole_schema
from csdesk.domain.salvaging import Lost
from csdesk.words import phrase

SALVAGED = phrase("Saved from a damaged file")
MOST_ROUNDS = 100


@dataclass(slots=True)
class Missing:
    """Rows that were in the damaged book and are not had back, with what they lay under where that is known.

    `holes` are the ids that could not be read, `gone` the rows that the history says were deleted.
    """

    holes: Mapping[str, Runs]
    gone: Collection[Key]
    owners: dict[str, dict[int, int | None]] = field(default_factory=dict)

    def note(self, table: str, row_id: int, owner: int | None) -> None:
        """Remember that a row was there."""
        self.owners.setdefault(table, {})[row_id] = owner

    def was_there(self, table: str, row_id: int) -> bool:
        """Whether a row that is not there now was lost, and not deleted before the damage."""
        in_hole = row_id in self.holes[table] and (table, row_id) not in self.gone
        return in_hole or row_id in self.owners.get(table, {})


def make_fit(connection: Connection, missing: Missing) -> None:
    """Clear references to rows that are not there where they may be empty, and leave out the other rows."""
    for _ in range(MOST_ROUNDS):
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if not broken:
            return
        for name, row_id, target, number in broken:
            table = whole_schema().tables[name]
            listed = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{name}")').all()
            column = table.c[next(str(row[3]) for row in listed if row[0] == number)]
            _mend_reference(connection, missing, column, (row_id, target))


def missing_rows(connection: Connection, missing: Missing) -> tuple[Lost, ...]:
    """The rows that were there and are not had back, counted by account and table."""
    found: Counter[tuple[str, str]] = Counter()
    for name, owners in missing.owners.items():
        table = record_tables()[name]
        there = {
            row_id
            for some in chunks(owners)
            for row_id in connection.scalars(select(table.c.id).where(table.c.id.in_(some)))
        }
        for row_id, owner in owners.items():
            if row_id not in there:
                found[_account_name(connection, name, owner), name] += 1
    return tuple(Lost(name, count, account) for (account, name), count in sorted(found.items()))


def note_differences(connection: Connection, now: datetime) -> None:
    """Write into the history what is not as it says, so that it applies again; nothing before can be undone."""
    at = now.astimezone(UTC).replace(tzinfo=None) if now.tzinfo is not None else now
    rows = [row for name, table in record_tables().items() for row in _differences(connection, name, table)]
    entry = connection.execute(
        insert(HistoryEntry).values(
            at=at, command="Salvage", title=phrases.written(SALVAGED), state=EntryState.DONE, undoable=False
        )
    )
    assert entry.inserted_primary_key is not None
    number = int(entry.inserted_primary_key[0])
    if rows:
        connection.execute(insert(HistoryRow), [{**row, "entry_id": number} for row in rows])


def raise_counters(connection: Connection, last: dict[str, int]) -> None:
    """Let no id be given that the damaged book or its backup gave already."""
    for name, number in last.items():
        values = {"name": name, "number": number}
        if number:
            raised = text("UPDATE sqlite_sequence SET seq = max(seq, :number) WHERE name = :name")
            if connection.execute(raised, values).rowcount == 0:
                connection.execute(
                    text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :number)"), values
                )


def _mend_reference(
    connection: Connection, missing: Missing, column: Column[Any], broken: tuple[int, str]
) -> None:
    row_id, target = broken
    table, is_record = column.table, column.table.name in record_tables()
    here = literal_column("rowid", Integer) == row_id
    if is_record and column.nullable:
        connection.execute(update(table).where(here).values({column.name: None}))
        return
    if is_record:
        referred = connection.scalar(select(column).where(here))
        if referred is not None and missing.was_there(target, referred):
            owner = owner_columns()[table.name]
            missing.note(table.name, row_id, connection.scalar(select(table.c[owner]).where(here)))
    connection.execute(delete(table).where(here))


def _account_name(connection: Connection, table: str, owner: int | None) -> str:
    if table == ACCOUNT or owner is None:
        return ""
    (key,) = record_tables()[table].c[owner_columns()[table]].foreign_keys
    accounts = accounts_of_ids(connection, key.column.table.name, [owner], {})
    return connection.scalar(select(Account.name).where(Account.id.in_(accounts))) or ""


def _differences(connection: Connection, name: str, table: Table) -> list[dict[str, Any]]:
    images = newest_images(connection, name)
    found: list[dict[str, Any]] = []
    for ids in chunks(images):
        now = read_images(connection, table, ids)
        for row_id in ids:
            image = images[row_id][1]
            if not same_content(now.get(row_id), image):
                found.append(_row(name, row_id, image, now.get(row_id)))
    return [*found, *(_row(name, row_id, None, None) for row_id in _gone_of_spans(connection, table, images))]


def _gone_of_spans(
    connection: Connection, table: Table, images: dict[int, tuple[int, Image | None]]
) -> list[int]:
    """Rows that were added in bulk and are not there any more, though nothing says why."""
    spans = (
        select(HistorySpan.first_id, HistorySpan.last_id, HistorySpan.removed)
        .join(HistoryEntry, HistoryEntry.id == HistorySpan.entry_id)
        .where(HistorySpan.table_name == table.name, HistoryEntry.state == EntryState.DONE)
    )
    added: set[int] = set()
    removed: set[int] = set()
    for first, last, is_removed in connection.execute(spans):
        (removed if is_removed else added).update(range(first, last + 1))
    there = set(connection.scalars(select(table.c.id))) if added else set()
    return sorted(added - removed - there - images.keys())


def _row(name: str, row_id: int, before: Image | None, after: Image | None) -> dict[str, Any]:
    return {"table_name": name, "row_id": row_id, "before": _json(before), "after": _json(after)}


def _json(image: Image | None) -> str | None:
    return None if image is None else json.dumps(image, ensure_ascii=False)
