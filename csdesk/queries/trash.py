"""The trash: what was deleted and is not there again, found in the history with when, and what hung on it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from csdesk.db.images import Image, chunks
from csdesk.db.owners import ACCOUNT, must_refer, record_tables
from csdesk.db.putting_back import hanging_under
from csdesk.db.survey import standing_ids
from csdesk.db.tables import EntryState, HistoryEntry, HistoryRow
from csdesk.domain.record_words import MANY, ONE, counted_records
from csdesk.queries.record_names import Names
from csdesk.words import Phrase

Key = tuple[str, int]
PARTS = {"agenda_item", "commitment_step", "contract_event", "decision", "next_phase", "goal_revision"}
THINGS = MANY.keys() | PARTS
"""The tables whose records are things by themselves; others only tie two of them together."""


@dataclass(frozen=True, slots=True)
class TrashRow:
    """Something that was deleted (UTC), in which entry, of which account, and what hung on it by kind."""

    id: int
    entry: int
    table: str
    row_id: int
    kind: Phrase
    name: str
    account: str
    at: datetime
    with_it: Phrase | None


def list_trash(session: Session) -> tuple[TrashRow, ...]:
    """What was deleted, the latest first. What was forgotten for good left the history too, and is not here."""
    names = Names(session.connection())
    entries = _deleted(session)
    for rows in entries.values():
        for (table, _), image in rows.items():
            names.learn(table, image)
    roots = list(_roots(session, entries))
    times = dict(_times(session, {entry for entry, _ in roots}))
    sizes = _sizes(session, entries, roots)
    seen: set[Key] = set()
    found: list[TrashRow] = []
    for entry, key in roots:
        if key in seen:
            continue
        seen.add(key)
        image = entries[entry][key]
        account = names.account(key[0], image)
        found.append(
            TrashRow(
                id=len(found) + 1,
                entry=entry,
                table=key[0],
                row_id=key[1],
                kind=ONE[key[0]],
                name=names.called(*key),
                account="" if account is None or key[0] == ACCOUNT else names.called(ACCOUNT, account),
                at=times[entry],
                with_it=counted_records(sizes[entry, key].items()),
            )
        )
    return tuple(found)


def called_in_trash(session: Session, entry: int, table: str, row_id: int) -> Phrase:
    """What a deleted record is called, for the history."""
    rows = select(HistoryRow.before).where(
        HistoryRow.entry_id == entry, HistoryRow.table_name == table, HistoryRow.row_id == row_id
    )
    before = session.scalar(rows)
    return Names(session.connection()).said(table, row_id, None if before is None else json.loads(before))


def _deletions() -> Select[int, str, int, str | None]:
    """Rows that entries deleted which stand and can be undone, and which did not take something back themselves."""
    columns = select(HistoryRow.entry_id, HistoryRow.table_name, HistoryRow.row_id, HistoryRow.before)
    return columns.join(HistoryEntry, HistoryEntry.id == HistoryRow.entry_id).where(
        HistoryRow.after.is_(None),
        HistoryRow.before.is_not(None),
        HistoryEntry.state == EntryState.DONE,
        HistoryEntry.undoable,
        HistoryEntry.takes_back_id.is_(None),
        HistoryEntry.back_to_id.is_(None),
    )


def _deleted(session: Session) -> dict[int, dict[Key, Image]]:
    """Deleted rows by entry, the latest first; of an entry that deleted accounts these alone."""
    found: dict[int, dict[Key, Image]] = {}
    accounts = _deletions().where(HistoryRow.table_name == ACCOUNT)
    whole = accounts.with_only_columns(HistoryRow.entry_id)
    others = _deletions().where(HistoryRow.entry_id.not_in(whole))
    for statement in (accounts, others):
        for entry, table, row_id, before in session.execute(statement):
            found.setdefault(entry, {})[table, row_id] = json.loads(before or "{}")
    return dict(sorted(found.items(), reverse=True))


def _roots(session: Session, entries: Mapping[int, Mapping[Key, Image]]) -> Iterator[tuple[int, Key]]:
    """What was deleted for its own sake, and is not in the book."""
    standing: dict[str, set[int]] = {}
    wanted: dict[str, set[int]] = defaultdict(set)
    for rows in entries.values():
        for table, row_id in rows:
            wanted[table].add(row_id)
    for table, ids in wanted.items():
        standing[table] = standing_ids(session.connection(), record_tables()[table], ids)
    for entry, rows in entries.items():
        for key in rows:
            if key[0] in THINGS and key[1] not in standing[key[0]] and not _lies_under_another(key, rows):
                yield entry, key


def _lies_under_another(key: Key, rows: Mapping[Key, Image]) -> bool:
    """Whether it went only because something that it lies under, or can't be without, went."""
    return any((owner, rows[key][column]) in rows for column, owner in must_refer(key[0]))


def _sizes(
    session: Session, entries: Mapping[int, Mapping[Key, Image]], roots: list[tuple[int, Key]]
) -> dict[tuple[int, Key], Counter[str]]:
    """What hung on each by table, itself not counted."""
    found: dict[tuple[int, Key], Counter[str]] = {}
    for entry, key in roots:
        if key[0] == ACCOUNT:
            found[entry, key] = Counter()
        else:
            under = hanging_under(key, entries[entry]) - {key}
            found[entry, key] = Counter(table for table, _ in under)
    whole = [one for one in roots if one[1][0] == ACCOUNT]
    for entry, key in whole:
        tables = _deletions().where(HistoryRow.entry_id == entry).with_only_columns(HistoryRow.table_name)
        found[entry, key] = Counter(session.scalars(tables))
        found[entry, key][ACCOUNT] = 0
    return found


def _times(session: Session, entries: set[int]) -> Iterator[tuple[int, datetime]]:
    for some in chunks(entries):
        times = select(HistoryEntry.id, HistoryEntry.at).where(HistoryEntry.id.in_(some))
        for entry, at in session.execute(times):
            yield entry, at.replace(tzinfo=UTC)
