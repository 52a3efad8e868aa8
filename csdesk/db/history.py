"""The book's history: every kept command as one entry, and undo and redo read from it.

Undo compares before it writes. Rows are told to be the same by what they say, not by their version, which is only
ever raised. Old rows go out and new rows come in, with foreign keys held back until the transaction ends.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.orm import Session

from csdesk.changes import Changes
from csdesk.db import phrases, spans
from csdesk.db.images import Image, chunks, read_images, same_content, write_images
from csdesk.db.owners import accounts_of, accounts_of_run, record_tables
from csdesk.db.recorder import Key, Notes, Span
from csdesk.db.tables import EntryState, HistoryAccount, HistoryEntry, HistoryRow, HistorySpan
from csdesk.errors import Refusal
from csdesk.words import Phrase

ASIDE = frozenset({"KeepWritten"})
"""Commands that follow from no edit: undo and redo pass over them, unless what they kept hangs on what goes."""

FORGET = "Forget"
"""What an entry is called that says no more than that something was forgotten."""

NOTHING_TO_UNDO = "There is nothing to undo."
NOTHING_TO_REDO = "There is nothing to do again."


@dataclass(frozen=True, slots=True)
class Touched:
    """One row as an entry found it and as it left it."""

    table: str
    row_id: int
    before: Image | None
    after: Image | None

    def turned(self) -> Touched:
        """The same seen from the other end, for redo."""
        return Touched(self.table, self.row_id, self.after, self.before)


def keep(session: Session, notes: Notes, command: str, title: Phrase, at: datetime) -> Changes:
    """Write down what a command did as one entry. What changed nothing is not kept.

    What was taken back before can't be done again from here on.
    """
    session.flush()
    connection = session.connection()
    touched = list(_touched(connection, notes))
    if not touched and not notes.spans and not notes.removals:
        return Changes(None, title, frozenset(), frozenset())
    accounts = _accounts(connection, touched, notes.spans) | notes.accounts
    if command not in ASIDE:
        undone = update(HistoryEntry).where(HistoryEntry.state == EntryState.UNDONE)
        connection.execute(undone.values(state=EntryState.OVERTAKEN))
    entry = _write_entry(connection, command, title, at, notes)
    _write_rows(connection, entry, touched)
    spans.write(connection, entry, notes.spans)
    spans.write_removed(connection, entry, notes.removals)
    if accounts:
        connection.execute(
            insert(HistoryAccount),
            [{"entry_id": entry, "account_id": account} for account in sorted(accounts)],
        )
    tables = {one.table for one in touched} | {span.table.name for span in notes.spans}
    tables |= {removal.table.name for removal in notes.removals}
    return Changes(entry, title, frozenset(tables), accounts)


def undoable_title(session: Session) -> Phrase | None:
    """What undo would take back, or None."""
    entry = _next_undo(session)
    return None if entry is None else phrases.read(entry.title)


def redoable_title(session: Session) -> Phrase | None:
    """What redo would do again, or None."""
    entry = _next_redo(session)
    return None if entry is None else phrases.read(entry.title)


def undo(session: Session) -> Changes:
    """Take back the last entry that stands. Raises Refusal, with nothing written, where that can't be done."""
    entry = _next_undo(session)
    if entry is None:
        raise Refusal(NOTHING_TO_UNDO)
    return _turn(session, entry, EntryState.UNDONE, lambda one: one)


def redo(session: Session) -> Changes:
    """Do again what was taken back last. Raises Refusal, with nothing written, where that can't be done."""
    entry = _next_redo(session)
    if entry is None:
        raise Refusal(NOTHING_TO_REDO)
    return _turn(session, entry, EntryState.DONE, Touched.turned)


def touched_by(connection: Connection, entry_id: int, limit: int | None = None) -> Iterator[Touched]:
    """The rows that an entry touched one by one, as it found and left them; at most so many."""
    columns = (HistoryRow.table_name, HistoryRow.row_id, HistoryRow.before, HistoryRow.after)
    for table, row_id, before, after in connection.execute(
        select(*columns).where(HistoryRow.entry_id == entry_id).order_by(HistoryRow.id).limit(limit)
    ):
        yield Touched(table, row_id, _image(before), _image(after))


def _turn(
    session: Session,
    entry: HistoryEntry,
    state: EntryState,
    seen: Callable[[Touched], Touched],
) -> Changes:
    connection = session.connection()
    hold_back_foreign_keys(connection)
    title = phrases.read(entry.title)
    rows = [seen(row) for row in touched_by(connection, entry.id)]
    runs = list(
        session.scalars(select(HistorySpan).where(HistorySpan.entry_id == entry.id).order_by(HistorySpan.id))
    )
    for aside in _hanging_on(session, entry, rows):
        _turn(session, aside, EntryState.OVERTAKEN, lambda one: one)
    _exchange(connection, rows, title)
    for run in runs:
        if run.removed is (state is EntryState.DONE):
            spans.take_out(connection, run)
        else:
            spans.put_back(connection, run)
    entry.state = state
    session.flush()
    accounts = session.scalars(select(HistoryAccount.account_id).where(HistoryAccount.entry_id == entry.id))
    tables = {row.table for row in rows} | {run.table_name for run in runs}
    return Changes(entry.id, title, frozenset(tables), frozenset(accounts))


def _hanging_on(session: Session, entry: HistoryEntry, rows: list[Touched]) -> list[HistoryEntry]:
    """The entries aside whose rows belong to rows that go now, the latest first."""
    going = {(one.table, one.row_id) for one in rows if one.before is None}
    if not going or entry.command in ASIDE:
        return []
    aside = session.scalars(
        select(HistoryEntry)
        .where(HistoryEntry.state == EntryState.DONE, HistoryEntry.command.in_(ASIDE))
        .order_by(HistoryEntry.id.desc())
    ).all()
    connection = session.connection()
    return [one for one in aside if any(_belongs(row, going) for row in touched_by(connection, one.id))]


def _belongs(row: Touched, going: set[Key]) -> bool:
    image = row.after or {}
    links = record_tables()[row.table].foreign_keys
    return any((link.column.table.name, image.get(link.parent.name)) in going for link in links)


def _exchange(connection: Connection, rows: list[Touched], title: Phrase) -> None:
    by_table: dict[str, list[Touched]] = {}
    for row in rows:
        by_table.setdefault(row.table, []).append(row)
    incoming: dict[str, list[Image]] = {}
    for name, some in by_table.items():
        now = read_images(connection, record_tables()[name], [one.row_id for one in some])
        if any(not same_content(now.get(one.row_id), one.after) for one in some):
            raise Refusal("“{title}” was changed again since, so it stays as it is.", title=title)
        incoming[name] = [_raised(one.before, now.get(one.row_id)) for one in some if one.before is not None]
    for name, some in by_table.items():
        table = record_tables()[name]
        for ids in chunks(one.row_id for one in some):
            connection.execute(delete(table).where(table.c.id.in_(ids)))
    for name, images in incoming.items():
        write_images(connection, record_tables()[name], images)


def _raised(image: Image, now: Image | None) -> Image:
    return image if now is None else {**image, "version": now["version"]}


def _touched(connection: Connection, notes: Notes) -> Iterable[Touched]:
    for name, ids in notes.tables().items():
        after = read_images(connection, record_tables()[name], ids)
        for row_id in ids:
            before = notes.before[name, row_id]
            if not same_content(before, after.get(row_id)):
                yield Touched(name, row_id, before, after.get(row_id))


def _accounts(connection: Connection, touched: list[Touched], runs: list[Span]) -> frozenset[int]:
    found: set[int] = set()
    images: dict[str, list[Image]] = {}
    known: dict[Key, Image] = {}
    for one in touched:
        image = one.after or one.before
        assert image is not None
        images.setdefault(one.table, []).append(image)
        known[one.table, one.row_id] = image
    for name, some in images.items():
        found |= accounts_of(connection, name, some, known)
    for table, first, last in spans.joined(runs):
        found |= accounts_of_run(connection, table, first, last, known)
    return frozenset(found)


def _write_entry(connection: Connection, command: str, title: Phrase, at: datetime, notes: Notes) -> int:
    entry = connection.execute(
        insert(HistoryEntry).values(
            at=at.replace(tzinfo=None),
            command=command,
            title=phrases.written(title),
            state=EntryState.DONE,
            imported_from=notes.imported_from,
            takes_back_id=notes.takes_back_id,
            back_to_id=notes.back_to_id,
        )
    )
    assert entry.inserted_primary_key is not None
    return int(entry.inserted_primary_key[0])


def _write_rows(connection: Connection, entry: int, touched: list[Touched]) -> None:
    rows = [
        {
            "entry_id": entry,
            "table_name": one.table,
            "row_id": one.row_id,
            "before": _json(one.before),
            "after": _json(one.after),
        }
        for one in touched
    ]
    if rows:
        connection.execute(insert(HistoryRow), rows)


def _json(image: Image | None) -> str | None:
    return None if image is None else json.dumps(image, ensure_ascii=False)


def _image(text: str | None) -> Image | None:
    return None if text is None else json.loads(text)


def _next_undo(session: Session) -> HistoryEntry | None:
    entry = session.scalars(
        select(HistoryEntry)
        .where(HistoryEntry.state == EntryState.DONE, HistoryEntry.command.not_in(ASIDE))
        .order_by(HistoryEntry.id.desc())
        .limit(1)
    ).first()
    return entry if entry is not None and entry.undoable else None


def _next_redo(session: Session) -> HistoryEntry | None:
    first = select(func.min(HistoryEntry.id)).where(HistoryEntry.state == EntryState.UNDONE)
    return session.scalars(select(HistoryEntry).where(HistoryEntry.id == first.scalar_subquery())).first()


def hold_back_foreign_keys(connection: Connection) -> None:
    """Let rows refer to what is not there until the transaction ends."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    else:
        connection.exec_driver_sql("SET CONSTRAINTS ALL DEFERRED")
