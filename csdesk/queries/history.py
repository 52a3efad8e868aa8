"""What happened to the book or to one account, the latest first."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import Session

from csdesk.db import phrases
from csdesk.db.history_texts import Told, history_texts
from csdesk.db.images import chunks
from csdesk.db.tables import Account, EntryState, HistoryAccount, HistoryEntry
from csdesk.domain.folding import fold
from csdesk.errors import Cancelled, Refusal
from csdesk.queries.record_names import Names
from csdesk.words import ENGLISH, Phrase

AROUND_WORDS = "“”„‘’‚«»\"'().,:;!?…"
"""Signs beside a word that was copied from a title, which are not looked for."""


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
    """The numbers of entries, the latest first, for each day the place of its first one, and the first ones' rows."""

    ids: array[int]
    days: tuple[tuple[date, int], ...]
    rows: tuple[EntryRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """Which entries are wanted: of one account, and with every word of a text in title, accounts or what changed.

    Titles are read in `language`; `is_wanted` is asked now and then whether anybody still waits, and of the `first`
    ones the rows come as well.
    """

    account: int | None = None
    text: str = ""
    language: str = ENGLISH
    is_wanted: Callable[[], bool] = lambda: True
    first: int = 0


def entry_title(session: Session, entry: int) -> Phrase:
    """What an entry is called. Raises Refusal where it is not there any more."""
    title = session.scalar(select(HistoryEntry.title).where(HistoryEntry.id == entry))
    if title is None:
        raise Refusal("This is not in the history any more.")
    return phrases.read(title)


def entry_index(session: Session, sought: Sought) -> Index:
    """The entries that are wanted. Raises Cancelled when nobody waits for them any more."""
    if not sought.is_wanted():
        raise Cancelled
    known = history_texts(session)
    words = [part for word in sought.text.split() if (part := fold(word.strip(AROUND_WORDS) or word))]
    told = known.texts(session, sought.is_wanted) if words else known.days(session)
    places: Sequence[int] = range(len(told.ids))
    for at, word in enumerate(words):
        how = word, _accounts_named(session, word), sought.language
        places = told.places_with(places, *how) if at else told.all_places_with(*how)
    if sought.account is not None:
        own = set(session.scalars(_of_account(sought.account)))
        places = [place for place in places if told.ids[place] in own]
    ids, days = _latest_first(told, places)
    return Index(ids, days, entry_rows(session, ids[: sought.first]))


def read_texts(session: Session) -> bool:
    """Read some of what the entries say before anybody looks for a word of it; whether there is still more."""
    return history_texts(session).read_some(session)


def entry_rows(session: Session, ids: Sequence[int]) -> tuple[EntryRow, ...]:
    """Entries by their numbers, in that order; those that are there."""
    connection = session.connection()
    takers = history_texts(session).takers(session)
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
    taker = history_texts(session).takers(session).of(entry)
    return None if taker is None else next(iter(entry_rows(session, (taker,))), None)


def _of_account(account: int) -> Select[int]:
    return select(HistoryAccount.entry_id).where(HistoryAccount.account_id == account)


def _accounts_named(session: Session, part: str) -> frozenset[int]:
    """The accounts whose name has a part in it."""
    names = session.execute(select(Account.id, Account.name))
    return frozenset(account for account, name in names if part in fold(name))


def _latest_first(told: Told, places: Sequence[int]) -> tuple[array[int], tuple[tuple[date, int], ...]]:
    """The numbers of the entries at these places, and for each day the place of its first one among them."""
    latest_first = places[::-1]
    days: list[tuple[date, int]] = []
    before: date | None = None
    for at, day in enumerate(map(told.days.__getitem__, latest_first)):
        if day is not before and day != before:
            days.append((day, at))
        before = day
    return array("q", map(told.ids.__getitem__, latest_first)), tuple(days)


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
