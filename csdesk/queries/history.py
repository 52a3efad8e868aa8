"""What happened to the book or to one account, the latest first."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TypeVarTuple

from sqlalchemy import Connection, Select, String, or_, select, type_coerce
from sqlalchemy.orm import Session

from csdesk.db import phrases
from csdesk.db.images import chunks
from csdesk.db.tables import Account, EntryState, HistoryAccount, HistoryEntry, HistoryRow
from csdesk.db.takers import standing_takers
from csdesk.domain.folding import fold
from csdesk.errors import Cancelled, Refusal
from csdesk.queries.record_names import Names
from csdesk.words import ENGLISH, Phrase
from csdesk.words import words as words_in

Columns = TypeVarTuple("Columns")
IN_A_BATCH = 2_000
TEMPLATES = re.compile(r'"phrase": \["((?:[^"\\]|\\.)*)"')
TO_THE_HOUR, TO_THE_MINUTE = 13, 16
"""So much of an instant's text."""
MOST_HOURS = 10_000


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

    `say` puts a title into the reader's `language`; `is_wanted` is asked now and then whether anybody still waits.
    """

    account: int | None = None
    text: str = ""
    say: Callable[[Phrase], str] = str
    language: str = ENGLISH
    is_wanted: Callable[[], bool] = lambda: True


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
        day = _local_day(at)
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
    rows = session.connection().execute(_of_account(columns, sought.account))
    for some in rows.yield_per(IN_A_BATCH).partitions():
        for row in some:
            yield row[0], row[1]


def _matching(session: Session, sought: Sought) -> Iterator[tuple[int, str]]:
    """Entries in which every word is found: in what they are called, in their accounts' names, in what changed."""
    words = [_Word(session, word, sought) for word in sought.text.split()]
    columns = select(HistoryEntry.id, type_coerce(HistoryEntry.at, String), HistoryEntry.title)
    rows = session.connection().execute(_of_account(columns, sought.account)).yield_per(IN_A_BATCH)
    for some in rows.partitions():
        if not sought.is_wanted():
            raise Cancelled
        for entry, at, title in some:
            if all(entry in word.entries or word.is_said(title) for word in words):
                yield entry, at


class _Word:
    """A word that is looked for, and the entries that have it in what they changed or in their accounts' names."""

    def __init__(self, session: Session, word: str, sought: Sought) -> None:
        self._part = fold(word)
        self._sought = sought
        self._templates: dict[str, bool] = {}
        connection = session.connection()
        self.entries = set(_entries_changing(connection, word, sought)) | set(
            _entries_named(connection, self._part)
        )

    def is_said(self, title: str) -> bool:
        """Whether a title has it; most are not read, since neither their values nor their templates could."""
        may = self._part in fold(title) or any(map(self._in_template, TEMPLATES.findall(title)))
        return may and self._part in fold(self._sought.say(phrases.read(title)))

    def _in_template(self, template: str) -> bool:
        found = self._templates.get(template)
        if found is None:
            said = words_in(template, self._sought.language)
            found = self._templates[template] = self._part in fold(said)
        return found


def _entries_named(connection: Connection, part: str) -> Iterator[int]:
    """The entries that concern an account whose name has a word in it."""
    names = connection.execute(select(Account.id, Account.name))
    for some in chunks(account for account, name in names if part in fold(name)):
        yield from connection.scalars(
            select(HistoryAccount.entry_id).where(HistoryAccount.account_id.in_(some))
        )


def _entries_changing(connection: Connection, word: str, sought: Sought) -> Iterator[int]:
    """The entries that touched a row with a word in one of its texts; the database looks first, then they are read."""
    part = fold(word)
    held = [column.icontains(word, autoescape=True) for column in (HistoryRow.before, HistoryRow.after)]
    columns = select(HistoryRow.entry_id, HistoryRow.before, HistoryRow.after).where(or_(*held))
    for some in connection.execute(columns).yield_per(IN_A_BATCH).partitions():
        if not sought.is_wanted():
            raise Cancelled
        for entry, before, after in some:
            if _holds(before, part) or _holds(after, part):
                yield entry


def _holds(image: str | None, part: str) -> bool:
    """Whether a row's texts hold a word, which the names of its columns may hold as well."""
    if image is None:
        return False
    return any(isinstance(value, str) and part in fold(value) for value in json.loads(image).values())


def _local_day(at: str) -> date:
    """The local day of an instant's text; an hour within which no day begins is asked for once."""
    return _day_of_hour(at[:TO_THE_HOUR]) or _at(at[:TO_THE_MINUTE]).date()


@lru_cache(maxsize=MOST_HOURS)
def _day_of_hour(hour: str) -> date | None:
    first, last = _at(f"{hour}:00").date(), _at(f"{hour}:59").date()
    return first if first == last else None


def _at(minute: str) -> datetime:
    return datetime.fromisoformat(minute).replace(tzinfo=UTC).astimezone()


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
