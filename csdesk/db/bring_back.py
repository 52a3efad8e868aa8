"""One account with everything that lies under it, taken from a backup into a book that has lost it.

Keys that travel (UUIDs) stay; ids stay where they are still free, as in the book that the backup is of, where no id is
ever given twice, so that the account's past in the history is its own again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.orm import Session

from csdesk.db.bulk import last_id
from csdesk.db.history import hold_back_foreign_keys
from csdesk.db.images import Image, chunks, read_images, write_images
from csdesk.db.kept import REFERRING, keep_file, kept_file
from csdesk.db.owners import ACCOUNT, owner_columns, record_tables
from csdesk.db.recorder import Notes
from csdesk.db.tables import Account, whole_schema
from csdesk.errors import Refusal

Images = Mapping[str, tuple[Image, ...]]
Ids = Mapping[tuple[str, int], int]


@dataclass(frozen=True, slots=True)
class Taken:
    """An account's rows by table, and the files that they refer to."""

    name: str
    images: Images
    files: tuple[bytes, ...]


def take(session: Session, uuid: str) -> Taken:
    """Read an account from a backup. Raises Refusal where the backup has none of that key."""
    connection = session.connection()
    account = connection.scalar(select(Account.id).where(Account.uuid == uuid))
    if account is None:
        raise Refusal("This account is not in the backup.")
    ids: dict[str, list[int]] = {ACCOUNT: [account]}
    for table in _owners_first():
        if table.name != ACCOUNT:
            ids[table.name] = list(_under(connection, table, ids))
    images = {
        name: tuple(read_images(connection, record_tables()[name], some).values())
        for name, some in ids.items()
        if some
    }
    return Taken(images[ACCOUNT][0]["name"], images, tuple(_files(session, images)))


def bring_in(connection: Connection, notes: Notes, taken: Taken) -> int:
    """Put an account's rows into a book; returns its id. Raises Refusal where it, or another of its name, is there."""
    (account,) = taken.images[ACCOUNT]
    _insist_on_place(connection, account)
    hold_back_foreign_keys(connection)
    for content in taken.files:
        keep_file(connection, content)
    ids = dict(_ids(connection, taken.images))
    for name, images in taken.images.items():
        table = record_tables()[name]
        rows = [_fitted(connection, table, image, ids) for image in images]
        write_images(connection, table, rows)
        for row in rows:
            notes.note(table, row["id"], None)
    return ids[ACCOUNT, account["id"]]


def _owners_first() -> list[Table]:
    return [table for table in whole_schema().sorted_tables if table.name in record_tables()]


def _under(connection: Connection, table: Table, ids: Mapping[str, list[int]]) -> Iterator[int]:
    column = table.c[owner_columns()[table.name]]
    (key,) = column.foreign_keys
    for some in chunks(ids.get(key.column.table.name, ())):
        yield from connection.scalars(select(table.c.id).where(column.in_(some)))


def _files(session: Session, images: Images) -> Iterator[bytes]:
    hashes = {
        str(image[column])
        for some in images.values()
        for image in some
        for column in REFERRING & image.keys()
        if image[column]
    }
    return (kept_file(session, sha256) for sha256 in sorted(hashes))


def _insist_on_place(connection: Connection, account: Image) -> None:
    if connection.scalar(select(Account.id).where(Account.uuid == account["uuid"])) is not None:
        raise Refusal("“{name}” is in the book; nothing was brought back.", name=account["name"])
    named = select(Account.id).where(func.lower(Account.name) == func.lower(account["name"]))
    if connection.scalar(named) is not None:
        raise Refusal(
            "Another account is called “{name}” by now. Rename that one first; nothing was brought back.",
            name=account["name"],
        )


def _ids(connection: Connection, images: Images) -> Iterator[tuple[tuple[str, int], int]]:
    """Each row's id in the book: its own, or where one of its table is taken, new ones for all of that table."""
    for name, some in images.items():
        table = record_tables()[name]
        own = [image["id"] for image in some]
        taken = any(
            connection.scalar(select(table.c.id).where(table.c.id.in_(part)).limit(1)) for part in chunks(own)
        )
        last = last_id(connection, table)
        for number, row_id in enumerate(own, start=1):
            yield (name, row_id), last + number if taken or max(own) > last else row_id


def _fitted(connection: Connection, table: Table, image: Image, ids: Ids) -> Image:
    """A row with the ids that it and what it refers to have in the book; a source's id that is taken is left out."""
    row: dict[str, Any] = {**image, "id": ids[table.name, image["id"]]}
    for column in table.columns:
        for key in column.foreign_keys:
            if row[column.name] is not None:
                row[column.name] = ids.get((key.column.table.name, row[column.name]))
    outside = row.get("external_id")
    if outside is not None and _has(connection, table, outside):
        row["external_id"] = None
    return row


def _has(connection: Connection, table: Table, external_id: str) -> bool:
    there: Iterable[int] = connection.scalars(select(table.c.id).where(table.c.external_id == external_id))
    return any(True for _ in there)
