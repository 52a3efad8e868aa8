"""Erasing a person or an account for good: its records, what lies under them, and what the history knows of them.

Nothing of this is recorded: the history keeps one nameless entry that says that something was forgotten, and every
entry that knew of it can't be undone any more. A person's name is also taken out of the other texts of the account.
Deleted bytes are overwritten (secure_delete), and the book is written anew afterwards, so that none of its pages
holds what was erased.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, Table, delete, insert, select, update

from csdesk.changes import Changes
from csdesk.db import phrases
from csdesk.db.forgetting_reach import Doomed, Mention, doomed_rows, mentions_of, text_columns, without
from csdesk.db.forgetting_subject import Subject, subject_of
from csdesk.db.history import FORGET
from csdesk.db.images import chunks
from csdesk.db.kept import forget_orphans
from csdesk.db.owners import record_tables, references_to
from csdesk.db.recorder import Notes
from csdesk.db.removal import remove
from csdesk.db.tables import (
    EntryState,
    HistoryAccount,
    HistoryEntry,
    HistoryRow,
    HistorySpan,
    Review,
    ReviewFile,
)
from csdesk.domain.forgetting import Forecast, Kind, Whom
from csdesk.words import phrase

FORGOTTEN = phrase("Forget for good")


def forecast(connection: Connection, whom: Whom) -> Forecast:
    """What `erase` would erase; nothing is changed. Raises Refusal where nothing knows the record any more."""
    subject = subject_of(connection, whom)
    doomed = doomed_rows(connection, whom.kind.value, [whom.id])
    mentions = mentions_of(connection, subject.texts, doomed)
    own = [one for one in mentions if _is_taken_out(subject, one)]
    history = _History(connection, subject, doomed)
    records = history.known() if subject.is_deleted else doomed
    return Forecast(
        subject.name,
        tuple((name, len(ids)) for name, ids in sorted(records.items()) if ids),
        texts=len({(one.table, one.row_id) for one in own}),
        mentions=len(
            {(one.table, one.row_id) for one in mentions} - {(one.table, one.row_id) for one in own}
        ),
        entries=len(history.touched()),
        files=len(_files(connection, subject.account)),
        is_deleted=subject.is_deleted,
    )


def erase(connection: Connection, whom: Whom, at: datetime, *, files: bool) -> Changes:
    """Erase it within the open transaction; `files` says whether reviews that went out to a person's account go too.

    Returns what to show anew.

    Raises Refusal where nothing knows the record any more.
    """
    subject = subject_of(connection, whom)
    if files and whom.kind is Kind.CONTACT:
        doomed_files = _files(connection, subject.account)
    else:
        doomed_files = []
    doomed = doomed_rows(connection, whom.kind.value, [whom.id])
    doomed.setdefault(ReviewFile.__tablename__, set()).update(doomed_files)
    history = _History(connection, subject, doomed)
    remove(connection, Notes(), whom.kind.value, [whom.id])
    remove(connection, Notes(), ReviewFile.__tablename__, doomed_files)
    if whom.kind is Kind.CONTACT:
        for one in mentions_of(connection, subject.texts, doomed):
            if _is_taken_out(subject, one):
                _write_without(connection, subject, one)
    history.erase()
    forget_orphans(connection)
    entry = insert(HistoryEntry).values(
        at=at.replace(tzinfo=None),
        command=FORGET,
        title=phrases.written(FORGOTTEN),
        state=EntryState.DONE,
        undoable=False,
    )
    kept = connection.execute(entry).inserted_primary_key
    assert kept is not None
    return Changes(int(kept[0]), FORGOTTEN, frozenset(record_tables()), frozenset({subject.account}))


class _Row(NamedTuple):
    """A row of the history."""

    id: int
    entry_id: int
    table_name: str
    row_id: int
    before: str | None
    after: str | None


class _History:
    """What the history knows of the doomed rows."""

    def __init__(self, connection: Connection, subject: Subject, doomed: Doomed) -> None:
        self._connection = connection
        self._subject = subject
        self._doomed = {name: set(ids) for name, ids in doomed.items()}
        self._entries = list(
            connection.scalars(
                select(HistoryAccount.entry_id).where(HistoryAccount.account_id == subject.account)
            )
        )
        self._rows = list(self._read_rows())
        self._widen()

    def known(self) -> Doomed:
        """The doomed rows that it tells of, by table."""
        found: Doomed = {}
        for row in self._rows:
            if self._is_doomed(row):
                found.setdefault(row.table_name, set()).add(row.row_id)
        return found

    def touched(self) -> set[int]:
        """The entries that know of it."""
        found = {row.entry_id for row in self._rows if self._is_doomed(row) or self._anew(row) is not None}
        return found | self._entries_of_spans() | self._titled()

    def erase(self) -> None:
        """Delete its rows, write others without its name, and let the entries not be undone any more."""
        touched = self.touched()
        for row in self._rows:
            if self._is_doomed(row):
                self._connection.execute(delete(HistoryRow).where(HistoryRow.id == row.id))
            elif (anew := self._anew(row)) is not None:
                before, after = anew
                changed = update(HistoryRow).where(HistoryRow.id == row.id)
                self._connection.execute(changed.values(before=before, after=after))
        spans = self._entries_of_spans()
        for some in chunks(spans):
            self._connection.execute(delete(HistorySpan).where(HistorySpan.entry_id.in_(some)))
        self._rename(touched)
        for some in chunks(touched):
            closed = update(HistoryEntry).where(HistoryEntry.id.in_(some))
            self._connection.execute(closed.values(undoable=False))
        undone = update(HistoryEntry).where(HistoryEntry.state == EntryState.UNDONE)
        self._connection.execute(undone.values(state=EntryState.OVERTAKEN))
        if self._subject.whom.kind is Kind.ACCOUNT:
            own = HistoryAccount.account_id == self._subject.account
            self._connection.execute(delete(HistoryAccount).where(own))

    def _read_rows(self) -> Iterator[_Row]:
        columns = select(
            HistoryRow.id,
            HistoryRow.entry_id,
            HistoryRow.table_name,
            HistoryRow.row_id,
            HistoryRow.before,
            HistoryRow.after,
        )
        for some in chunks(self._entries):
            for row in self._connection.execute(columns.where(HistoryRow.entry_id.in_(some))):
                yield _Row(*row)

    def _widen(self) -> None:
        """Doom also what lay under the doomed rows and is gone from the tables: only the history knows it."""
        owners = _holding_references()
        grows = True
        while grows:
            grows = False
            for row in self._rows:
                known = self._doomed.setdefault(row.table_name, set())
                if row.row_id not in known and any(
                    image.get(column) in self._doomed.get(target, ())
                    for column, target in owners.get(row.table_name, ())
                    for image in _images(row)
                ):
                    known.add(row.row_id)
                    grows = True

    def _is_doomed(self, row: _Row) -> bool:
        return row.row_id in self._doomed.get(row.table_name, ())

    def _anew(self, row: _Row) -> tuple[str | None, str | None] | None:
        """A row that stays, without the name and what referred to it; None where it says neither."""
        cleared = [
            reference.column
            for target, ids in self._doomed.items()
            if ids
            for reference in references_to(target)
            if reference.clears
            and reference.table.name == row.table_name
            and any(image.get(reference.column) in ids for image in _images(row))
        ]
        before, after = (self._cleaned(text, row.table_name, cleared) for text in (row.before, row.after))
        return None if (before, after) == (row.before, row.after) else (before, after)

    def _cleaned(self, text: str | None, table: str, cleared: list[str]) -> str | None:
        if text is None:
            return None
        image = json.loads(text)
        for column in cleared:
            if image.get(column) in self._doomed[_target(table, column)]:
                image[column] = None
        if self._subject.whom.kind is Kind.CONTACT and table in record_tables():
            for column in text_columns(record_tables()[table]):
                if isinstance(image.get(column), str):
                    image[column] = without(image[column], self._subject.texts)
        return json.dumps(image, ensure_ascii=False)

    def _entries_of_spans(self) -> set[int]:
        """Entries with runs of rows that hold a doomed one, or packed ones that name it."""
        found: set[int] = set()
        for some in chunks(self._entries):
            spans = select(
                HistorySpan.entry_id, HistorySpan.table_name, HistorySpan.first_id, HistorySpan.last_id
            )
            for entry, table, first, last in self._connection.execute(
                spans.where(HistorySpan.entry_id.in_(some))
            ):
                if any(first <= row_id <= last for row_id in self._doomed.get(table, ())):
                    found.add(entry)
            packed = select(HistorySpan.entry_id, HistorySpan.packed).where(
                HistorySpan.entry_id.in_(some), HistorySpan.packed.is_not(None)
            )
            found |= {
                entry
                for entry, rows in self._connection.execute(packed)
                if rows is not None and self._names(zlib.decompress(rows).decode())
            }
        return found

    def _names(self, text: str) -> bool:
        """Whether packed rows say the name; of an account all of them may be its own."""
        if self._subject.whom.kind is Kind.ACCOUNT:
            return True
        return any(_escaped(one).casefold() in text.casefold() for one in self._subject.texts)

    def _titled(self) -> set[int]:
        return {entry for entry, _ in self._titles()}

    def _titles(self) -> Iterator[tuple[int, str]]:
        """The entries whose title or file says the name, each with its title without it."""
        columns = select(HistoryEntry.id, HistoryEntry.title, HistoryEntry.imported_from)
        for some in chunks(self._entries):
            for entry, title, file in self._connection.execute(columns.where(HistoryEntry.id.in_(some))):
                anew = without(title, [_escaped(one) for one in self._subject.texts])
                if anew != title or without(file, self._subject.texts) != file:
                    yield entry, anew

    def _rename(self, touched: set[int]) -> None:
        named = dict(self._titles())
        if self._subject.whom.kind is Kind.ACCOUNT:
            alone = touched - self._shared()
            named.update(dict.fromkeys(alone, phrases.written(FORGOTTEN)))
        for entry, title in named.items():
            changed = update(HistoryEntry).where(HistoryEntry.id == entry)
            self._connection.execute(changed.values(title=title, imported_from=""))

    def _shared(self) -> set[int]:
        """The entries that concern other accounts as well."""
        others = select(HistoryAccount.entry_id).where(HistoryAccount.account_id != self._subject.account)
        return set(self._connection.scalars(others))


def _escaped(text: str) -> str:
    """A text as it stands within JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _images(row: _Row) -> list[dict[str, object]]:
    return [json.loads(text) for text in (row.before, row.after) if text is not None]


def _holding_references() -> dict[str, list[tuple[str, str]]]:
    """For each table, the columns that may not be empty and the table they lead to."""
    found: dict[str, list[tuple[str, str]]] = {}
    for target in record_tables():
        for reference in references_to(target):
            if not reference.clears:
                found.setdefault(reference.table.name, []).append((reference.column, target))
    return found


def _target(table: str, column: str) -> str:
    (key,) = record_tables()[table].c[column].foreign_keys
    return key.column.table.name


def _files(connection: Connection, account: int) -> list[int]:
    """The reviews that went out to an account."""
    found = select(ReviewFile.id).join(Review, Review.id == ReviewFile.review_id)
    return list(connection.scalars(found.where(Review.account_id == account)))


def _is_taken_out(subject: Subject, mention: Mention) -> bool:
    return subject.whom.kind is Kind.CONTACT and mention.account == subject.account


def _write_without(connection: Connection, subject: Subject, mention: Mention) -> None:
    table: Table = record_tables()[mention.table]
    said = connection.scalar(select(table.c[mention.column]).where(table.c.id == mention.row_id))
    values = {mention.column: without(str(said), subject.texts), "version": table.c.version + 1}
    connection.execute(update(table).where(table.c.id == mention.row_id).values(values))
