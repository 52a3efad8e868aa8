"""Files kept in the book, logos and reviews that went out: their very bytes, packed, under their SHA-256.

A kept file never changes, so it lies outside what is recorded; records refer to it by its hash. One that no record and
no entry of the history refers to any more is taken out by `forget_orphans`.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable

from sqlalchemy import Connection, Table, delete, insert, select
from sqlalchemy.orm import Session

from csdesk.db import tables
from csdesk.db.owners import record_tables
from csdesk.db.tables import HistoryRow
from csdesk.errors import Refusal

SHA256_LENGTH = 64
REFERRING = frozenset({"logo", "sha256", "written_sha256"})
"""The columns that name a kept file, in whatever table."""


def keep_file(connection: Connection, content: bytes) -> str:
    """Keep a file's bytes; returns the SHA-256 by which they are found. The same bytes are kept once."""
    sha256 = hashlib.sha256(content).hexdigest()
    table = _table()
    if connection.scalar(select(table.c.size).where(table.c.sha256 == sha256)) is None:
        packed = zlib.compress(content)
        connection.execute(insert(table).values(sha256=sha256, size=len(content), packed=packed))
    return sha256


def kept_file(session: Session, sha256: str) -> bytes:
    """The very bytes that were kept. Raises Refusal when they are not there, or not what they were."""
    row = session.get(tables.KeptFile, sha256)
    if row is None:
        raise Refusal("This file is not in the book any more.")
    content = _unpacked(row.packed, row.size)
    if content is None or hashlib.sha256(content).hexdigest() != sha256:
        raise Refusal("This file is damaged in the book; a backup may still have it whole.")
    return content


def damaged_files(connection: Connection) -> list[str]:
    """The hashes of the kept files whose bytes are not what they were, read one after the other."""
    table = _table()
    rows = select(table.c.sha256, table.c.size, table.c.packed)
    return [
        sha256
        for sha256, size, packed in connection.execute(rows).yield_per(1)
        if (content := _unpacked(packed, size)) is None or hashlib.sha256(content).hexdigest() != sha256
    ]


def forget_orphans(connection: Connection) -> int:
    """Take out the files that nothing refers to any more, neither a record nor what undo may bring back."""
    table = _table()
    kept = set(connection.scalars(select(table.c.sha256)))
    orphans = kept - _referred(connection)
    if orphans:
        connection.execute(delete(table).where(table.c.sha256.in_(orphans)))
    return len(orphans)


def _referred(connection: Connection) -> set[str]:
    found: set[str] = set()
    named = [
        (name, table, table.c[column])
        for name, table in record_tables().items()
        for column in REFERRING & set(table.c.keys())
    ]
    for _, _, column in named:
        found |= set(connection.scalars(select(column)))
    names = {name for name, _, _ in named}
    images = select(HistoryRow.before, HistoryRow.after).where(HistoryRow.table_name.in_(names))
    for before, after in connection.execute(images):
        found |= _hashes_in((before or "", after or ""))
    return found


def _hashes_in(images: Iterable[str]) -> set[str]:
    """Whatever in an image could be a hash; one too many only keeps a file longer."""
    return {part for image in images for part in image.split('"') if len(part) == SHA256_LENGTH}


def _unpacked(packed: bytes, size: int) -> bytes | None:
    """The bytes, never more than were kept, whatever somebody put there."""
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, size + 1)
    except zlib.error:
        return None
    return content if len(content) == size else None


def _table() -> Table:
    table = tables.KeptFile.__table__
    assert isinstance(table, Table)
    return table
