"""A whole book, or one account, as records for a file: every kind in its order, and the files that are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from csdesk.db.kept import REFERRING, kept_file
from csdesk.db.records import record_kinds, rows_by_id, rows_of
from csdesk.db.tables import Account, KeptFile
from csdesk.domain.record import PlainRow, RecordKind

Take = Callable[[RecordKind, Iterator[PlainRow]], None]
"""Takes one kind with its rows, which are read while it asks for them."""

TakeFile = Callable[[str, bytes], None]
"""Takes a kept file by its SHA-256."""


def tell_records(session: Session, take: Take, take_file: TakeFile, account: int | None = None) -> None:
    """Hand over every kind of record and every kept file, of the whole book or of one account."""
    connection = session.connection()
    for kind in record_kinds():
        take(kind, rows_of(connection, kind, account))
    for sha256 in sorted(_files(connection, account)):
        take_file(sha256, kept_file(session, sha256))


def shown_records(
    session: Session, kind_name: str, ids: Sequence[int]
) -> tuple[tuple[str, ...], tuple[PlainRow, ...]]:
    """The names of a kind's fields, and of its records those with these ids, in that order."""
    kind = _kind(kind_name)
    return kind.names, _rows(session, kind, ids, named=False)


def told_records(
    session: Session, kind_name: str, ids: Sequence[int]
) -> tuple[RecordKind, tuple[PlainRow, ...]]:
    """A kind with those of its records that have these ids, what they refer to as people call it."""
    kind = _kind(kind_name)
    return kind, _rows(session, kind, ids, named=True)


def tell_aloud(session: Session, take: Take, account: int | None = None) -> None:
    """Hand over every kind of record for people to look at: what records refer to is named as people call it."""
    for kind in record_kinds():
        take(kind, rows_of(session.connection(), kind, account, named=True))


def _kind(name: str) -> RecordKind:
    return next(one for one in record_kinds() if one.name == name)


def _rows(session: Session, kind: RecordKind, ids: Sequence[int], *, named: bool) -> tuple[PlainRow, ...]:
    found = rows_by_id(session.connection(), kind, ids, named=named)
    return tuple(found[row_id] for row_id in ids if row_id in found)


def is_empty(session: Session) -> bool:
    """Whether no account is in the book."""
    return session.scalar(select(Account.id).limit(1)) is None


def _files(connection: Connection, account: int | None) -> set[str]:
    kept = set(connection.scalars(select(KeptFile.sha256)))
    if account is None:
        return kept
    named: set[str] = set()
    for kind in record_kinds():
        places = [at for at, name in enumerate(kind.names) if name in REFERRING]
        if places:
            rows = rows_of(connection, kind, account)
            named |= {str(row[at]) for row in rows for at in places}
    return kept & named


def known_kinds() -> tuple[RecordKind, ...]:
    """Every kind of record that a book of this version holds."""
    return record_kinds()
