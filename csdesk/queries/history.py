"""What happened to the book or to one account, the latest first."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Connection, Select, String, exists, false, or_, select, type_coerce
from sqlalchemy.orm import Session

from csdesk.db import phrases
from csdesk.db.images import chunks
from csdesk.db.tables import Account, EntryState, HistoryAccount, HistoryEntry, HistoryRow
from csdesk.db.takers import standing_takers
from csdesk.domain.folding import fold, holds_all
from csdesk.errors import Cancelled, Refusal
from csdesk.queries.record_names import Names
from csdesk.words import Phrase

Columns = TypeVarTuple("Columns")
ENTRIES = 200
IN_A_BATCH = 2_000
MOST_NAMED = 400
TO_THE_MINUTE = 16
"""So much of an instant's text tells its local day, wherever on earth."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A kept command: when (UTC), what it is called, the accounts it concerned by name, and whether it stands."""

    id: int
    at: datetime
    title: Phrase
    stands: bool
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Index:
    """The numbers of entries, the latest first, and for each day the place of its first one."""

    ids: array[int]
    days: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """Which entries are wanted: of one account, and with every word of a text in title, accounts or what changed.

    `say` puts a title into the reader's language; `is_wanted` is asked now and then whether anybody still waits.
    """

    account: int | None = None
    text: str = ""
    say: Callable[[Phrase], str] = str
    is_wanted: Callable[[], bool] = lambda: True


def list_entries(
    session: Session, account_id: int | None = None, limit: int = ENTRIES
) -> tuple[EntryRow, ...]:
    """The last entries of the history, of one account or of the whole book; also of accounts that are gone."""
    ids = session.scalars(_of_account(select(HistoryEntry.id), account_id).limit(limit))
    return entry_rows(session, tuple(ids))


def entry_title(session: Session, entry: int) -> Phrase:
    """What an entry is called. Raises Refusal where it is not there any more."""
    title = session.scalar(select(HistoryEntry.title).where(HistoryEntry.id == entry))
    if title is None:
        raise Refusal("This is not in the history any more.")
    return phrases.read(title)


def entry_index(session: Session, sought: Sought) -> Index:
    """The entries that are wanted. Raises Cancelled when nobody waits for them any more."""
    ids, days = array("q"), list[tuple[date, int]]()
    found = _matching(session, sought) if sought.text.strip() else _all(session, sought)
    for entry, at in found:
        day = _local_day(at[:TO_THE_MINUTE])
        if not days or days[-1][0] != day:
            days.append((day, len(ids)))
        ids.append(entry)
    return Index(ids, tuple(days))


def entry_rows(session: Session, ids: Sequence[int]) -> tuple[EntryRow, ...]:
    """Entries by their numbers, in that order; those that are there."""
    connection = session.connection()
    takers = standing_takers(connection)
    found: dict[int, EntryRow] = {}
    for some in chunks(ids):
        accounts = _account_names(connection, some)
        columns = select(HistoryEntry.id, HistoryEntry.at, HistoryEntry.title, HistoryEntry.state)
        for entry, at, title, state in session.execute(columns.where(HistoryEntry.id.in_(some))):
            stands = state is EntryState.DONE and takers.of(entry) is None
            found[entry] = EntryRow(
                entry, at.replace(tzinfo=UTC), phrases.read(title), stands, accounts.get(entry, ())
            )
    return tuple(found[entry] for entry in ids if entry in found)


def history_accounts(session: Session) -> tuple[tuple[int, str, bool], ...]:
    """The accounts that the history knows, by id and name, and whether they are there; in order of their names."""
    connection = session.connection()
    here = {row.id: row.name for row in session.execute(select(Account.id, Account.name))}
    known = set(session.scalars(select(HistoryAccount.account_id).distinct()))
    names = Names(connection)
    gone = {account: names.called("account", account) for account in known - here.keys()}
    every = [(account, here[account], True) for account in known & here.keys()]
    every += [(account, name, False) for account, name in gone.items() if name]
    return tuple(sorted(every, key=lambda one: (fold(one[1]), one[0])))


def taken_back_by(session: Session, entry: int) -> EntryRow | None:
    """The entry that took this one back, where one did."""
    taker = standing_takers(session.connection()).of(entry)
    return None if taker is None else next(iter(entry_rows(session, (taker,))), None)


def _of_account(statement: Select[*Columns], account: int | None) -> Select[*Columns]:
    if account is not None:
        own = select(HistoryAccount.entry_id).where(HistoryAccount.account_id == account)
        statement = statement.where(HistoryEntry.id.in_(own))
    return statement.order_by(HistoryEntry.id.desc())


def _all(session: Session, sought: Sought) -> Iterator[tuple[int, str]]:
    columns = select(HistoryEntry.id, type_coerce(HistoryEntry.at, String))
    for row in session.execute(_of_account(columns, sought.account)).yield_per(IN_A_BATCH):
        yield row.tuple()


def _matching(session: Session, sought: Sought) -> Iterator[tuple[int, str]]:
    """Entries in which every word is found; what changed is searched by the database first, then read closely."""
    words = sought.text.split()
    parts = [fold(word) for word in words]
    named, texts = _named(session, parts), [_in_rows(word) for word in words]
    columns = select(
        HistoryEntry.id, type_coerce(HistoryEntry.at, String), HistoryEntry.title, *named, *texts
    )
    rows = session.execute(_of_account(columns, sought.account)).yield_per(IN_A_BATCH)
    for number, (entry, instant, title, *hits) in enumerate(rows):
        if number % IN_A_BATCH == 0 and not sought.is_wanted():
            raise Cancelled
        missing = [at for at, is_named in enumerate(hits[: len(words)]) if not is_named]
        if missing:
            key = fold(sought.say(phrases.read(title)))
            missing = [at for at in missing if parts[at] not in key]
        if all(hits[len(words) + at] for at in missing) and (
            not missing or holds_all(_rows_key(session, entry), [parts[at] for at in missing])
        ):
            yield entry, instant


def _named(session: Session, parts: Sequence[str]) -> list[ColumnElement[bool]]:
    """For each word, whether an entry concerns an account whose name holds it."""
    names = {row.id: fold(row.name) for row in session.execute(select(Account.id, Account.name))}
    found: list[ColumnElement[bool]] = []
    for part in parts:
        ids = [account for account, name in names.items() if part in name]
        here = HistoryAccount.entry_id == HistoryEntry.id, HistoryAccount.account_id.in_(ids[:MOST_NAMED])
        found.append(exists().where(*here) if ids else false())
    return found


def _in_rows(word: str) -> ColumnElement[bool]:
    """Whether a row that an entry touched may hold a word."""
    said = or_(
        HistoryRow.before.icontains(word, autoescape=True), HistoryRow.after.icontains(word, autoescape=True)
    )
    return exists().where(HistoryRow.entry_id == HistoryEntry.id, said)


def _rows_key(session: Session, entry: int) -> str:
    """The texts of an entry's rows, not the names of their columns."""
    rows = select(HistoryRow.before, HistoryRow.after).where(HistoryRow.entry_id == entry)
    images = [json.loads(text) for row in session.execute(rows) for text in row if text]
    return fold(" \n ".join(value for image in images for value in image.values() if isinstance(value, str)))


@lru_cache(maxsize=100_000)
def _local_day(minute: str) -> date:
    return datetime.fromisoformat(minute).replace(tzinfo=UTC).astimezone().date()


def _account_names(connection: Connection, entries: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The names of the accounts that entries concerned; those that are gone as they were called last."""
    names = Names(connection)
    rows = connection.execute(
        select(HistoryAccount.entry_id, HistoryAccount.account_id, Account.name)
        .outerjoin(Account, Account.id == HistoryAccount.account_id)
        .where(HistoryAccount.entry_id.in_(entries))
        .order_by(HistoryAccount.account_id)
    )
    found: dict[int, list[str]] = {}
    for entry, account, name in rows:
        known = name or names.called("account", account)
        if known:
            found.setdefault(entry, []).append(known)
    return {entry: tuple(some) for entry, some in found.items()}
