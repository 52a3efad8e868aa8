"""Full-text search over a book: an index in memory, never on a disk, made when it is first asked and kept current.

It lies outside the book because a book that is copied, encrypted or forgotten in part must not have its texts a second
time. Words are found by their beginnings, without case and accents, and by their stems in the languages below.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, null, select
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from csdesk.changes import Changes
from csdesk.db.owners import ACCOUNT, record_tables, with_account
from csdesk.db.stems import Stems, words_of
from csdesk.domain.typed_search import Sought, sought

SHORT = 2
"""So few letters begin too many words of long texts; they are looked for in names alone."""

SEARCH = "search"
"""Where a reading session carries the index of its book."""

BEGIN, END = "\x02", "\x03"
"""Round the words that were found."""

MOST_ACCOUNTS = 50  # that a word of a search may name
AROUND = 14  # words of a text shown with what was found in it
IN_A_BATCH = 1000
SCHEMA = """
CREATE VIRTUAL TABLE texts USING fts5(name, body, stems, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
CREATE TABLE places (id INTEGER PRIMARY KEY, kind TEXT, record INTEGER, account INTEGER, day TEXT);
CREATE INDEX places_of_accounts ON places (kind, account);
"""
NAMED = f"""
SELECT kind, record, account, day, highlight(texts, 0, '{BEGIN}', '{END}'),
       snippet(texts, 1, '{BEGIN}', '{END}', '…', {AROUND})
FROM texts JOIN places ON places.id = texts.rowid
WHERE texts MATCH ? ORDER BY kind <> '{ACCOUNT}', bm25(texts, 8.0, 1.0, 0.5), texts.rowid LIMIT ?
"""
WRITTEN = f"""
SELECT kind, record, account, day, highlight(texts, 0, '{BEGIN}', '{END}'),
       snippet(texts, 1, '{BEGIN}', '{END}', '…', {AROUND})
FROM texts JOIN places ON places.id = texts.rowid
WHERE texts MATCH ? ORDER BY texts.rowid DESC LIMIT ?
"""
MEANING = f"""
SELECT kind, record, account, day, highlight(texts, 0, '{BEGIN}', '{END}'),
       snippet(texts, 1, '{BEGIN}', '{END}', '…', {AROUND})
FROM texts JOIN places ON places.id = texts.rowid
"""
LISTED = """
SELECT kind, record, account, day, name, body FROM places CROSS JOIN texts ON texts.rowid = places.id
"""
CALLED = f"""
SELECT account FROM texts JOIN places ON places.id = texts.rowid WHERE texts MATCH ? AND kind = '{ACCOUNT}'
LIMIT {MOST_ACCOUNTS}
"""


@dataclass(frozen=True, slots=True)
class Searched:
    """Which columns of a table are searched: what a record is called by, what else it says, and of which day it is."""

    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    day: str = ""


Accounts = frozenset[int]
EVERY: Accounts = frozenset()
"""No account named: a change that concerns no account of its own concerns them all."""


class Said(NamedTuple):
    """What a record says, whose it is, and its day, where it has one."""

    record: int
    account: int
    day: date | None
    name: str
    body: str


# In the order in which they are written: of two texts the one written later is found first.
SEARCHED: Mapping[str, Searched] = {
    ACCOUNT: Searched(
        ("name",),
        tuple(
            "external_id industry country segment required_outcome appropriate_experience reason_to_buy".split()
        ),
    ),
    "contract": Searched(("external_id",), day="starts"),
    "contact": Searched(("name",), ("title", "email", "stance")),
    "plan": Searched(("title",), ("purpose",), day="starts"),
    "metric": Searched(("name",)),
    "definition": Searched((), ("meaning", "how", "measured_by", "source")),
    "milestone": Searched(("phrase",), ("reached_when", "answerable", "expansion"), day="planned"),
    "responsibility": Searched((), ("person", "answers_for")),
    "next_phase": Searched((), ("text", "first_step")),
    "change": Searched(("text",), ("by",), day="day"),
    "answer": Searched((), ("question", "answer"), day="answered_on"),
    "commitment": Searched((), ("text", "answerable"), day="made_on"),
    "decision": Searched((), ("wanted", "taken"), day="taken_on"),
    "interaction": Searched((), ("text", "ours"), day="day"),
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: its table and id, its account, its day (as ISO writes it), its name and a piece of its
    text with marks.
    """

    kind: str
    record: int
    account: int
    day: str | None
    name: str
    text: str


class SearchIndex:
    """The index of one open book. Any thread may ask it; one at a time is served."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._index: Any = None
        self._stale: dict[str, Accounts] = {}
        self._stems = Stems()

    def note(self, changes: Changes) -> None:
        """Hear what a command changed; it is read anew when somebody searches next."""
        with self._lock:
            for table in changes.tables & SEARCHED.keys():
                known = self._stale.get(table, changes.accounts)
                self._stale[table] = EVERY if EVERY in (known, changes.accounts) else known | changes.accounts

    def find(self, session: Session, text: str, most: int, today: date) -> tuple[Hit, ...]:
        """The records that hold every word of `text`, at most so many: those called so first, then the latest texts.

        Where there is room left, words may also mean an account, a sort of record, or a time as seen from today.
        """
        words = words_of(text)
        if not words:
            return ()
        with self._lock:
            self._bring_up_to_date(session)
            rows = self._index.execute(NAMED, [_query(words, self._stems, "name"), most]).fetchall()
            if len(rows) < most and any(len(word) > SHORT for word in words):
                query = f"{_query(words, self._stems, '')} NOT {_query(words, self._stems, 'name')}"
                rows += self._index.execute(WRITTEN, [query, most - len(rows)]).fetchall()
            if len(rows) < most:
                known = {row[:2] for row in rows}
                meant = self._meant(sought(words, today), most)
                rows += [row for row in meant if row[:2] not in known][: most - len(rows)]
        return tuple(Hit(*row) for row in rows)

    def _meant(self, sought: Sought, most: int) -> list[tuple[Any, ...]]:
        """What is found by what words mean: "promised harbour", "harbour night rota", "promised harbour in spring".

        The latest first. Nothing where all words name accounts, or none names anything.
        """
        kinds = sought.kinds
        whose = {word: self._accounts_called(word) for word in sought.words if len(word) > SHORT}
        said = [word for word in sought.words if not whose.get(word)]
        named = [accounts for accounts in whose.values() if accounts]
        if not (kinds or (named and (said or sought.days))):
            return []
        where: list[str] = []
        given: list[object] = []
        if kinds:
            # Without an account the rows are gone through from the last one on, which needs no sorting of them all.
            where.append(f"{'' if named else '+'}places.kind IN ({', '.join('?' * len(kinds))})")
            given += kinds
        if named:
            accounts = sorted(set.intersection(*named))
            where.append(f"places.account IN ({', '.join('?' * len(accounts))})")
            given += accounts
        if sought.days:
            where.append("places.day BETWEEN ? AND ?")
            given += [day.isoformat() for day in sought.days]
        if said:
            where.append("texts MATCH ?")
            given.append(_query(said, self._stems, ""))
        statement = (
            f"{MEANING if said else LISTED} WHERE {' AND '.join(where)} ORDER BY places.id DESC LIMIT ?"
        )
        rows: list[tuple[Any, ...]] = self._index.execute(statement, [*given, most]).fetchall()
        return rows

    def _accounts_called(self, word: str) -> set[int]:
        query = _query([word], self._stems, "name")
        return {account for (account,) in self._index.execute(CALLED, [query])}

    def _bring_up_to_date(self, session: Session) -> None:
        stale = dict.fromkeys(SEARCHED, EVERY) if self._index is None else self._stale
        if not stale:
            return
        made, self._index = self._index or _empty_index(), None
        made.execute("BEGIN")
        for table in SEARCHED:
            if table in stale:
                _take_out(made, table, stale[table])
                self._put_in(made, session, table, stale[table])
        made.execute("COMMIT")
        # Kept only now: an index that was half made, whatever happened, is made anew.
        self._index = made
        self._stale = {}

    def _put_in(self, index: Any, session: Session, table: str, accounts: Accounts) -> None:
        (last,) = index.execute("SELECT coalesce(max(id), 0) FROM places").fetchone()
        places: list[tuple[int, str, int, int, str | None]] = []

        def texts() -> Iterator[tuple[int, str, str, str]]:
            for number, said in enumerate(_said(session, table, accounts), start=last + 1):
                day = None if said.day is None else said.day.isoformat()
                places.append((number, table, said.record, said.account, day))
                yield number, said.name, said.body, self._stems.of_text(f"{said.name} {said.body}")

        index.executemany("INSERT INTO texts (rowid, name, body, stems) VALUES (?, ?, ?, ?)", texts())
        index.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?)", places)


def index_of(session: Session) -> SearchIndex:
    """The index of the book that a session reads."""
    found = session.info[SEARCH]
    assert isinstance(found, SearchIndex)
    return found


def _query(words: Sequence[str], stems: Stems, column: str) -> str:
    """What FTS5 is asked: every word, by its beginning or by a stem, in one column or in any."""
    there = f"{column} : " if column else "{name body} : "
    parts = []
    for word in words:
        plain = word.casefold()
        ways = [f'{there}"{plain}"*']
        if len(plain) > SHORT and not column:
            ways += [f'"{stem}"' for stem in (*stems.of(plain), plain)]
        parts.append(f"({' OR '.join(ways)})")
    return f"({' AND '.join(parts)})"


def _empty_index() -> Any:
    made = dbapi2.connect(":memory:", check_same_thread=False, isolation_level=None)
    made.executescript(SCHEMA)
    return made


def _take_out(index: Any, table: str, accounts: Accounts) -> None:
    """Forget what a table says, of some accounts or of all."""
    rows = index.execute("SELECT id, account FROM places WHERE kind = ?", [table]).fetchall()
    for number, account in rows:
        if accounts is EVERY or account in accounts:
            index.execute("DELETE FROM texts WHERE rowid = ?", [number])
            index.execute("DELETE FROM places WHERE id = ?", [number])


def _said(session: Session, table: str, accounts: Accounts) -> Iterator[Said]:
    """What the records of a table say; those that say nothing are left out."""
    named = len(SEARCHED[table].names)
    for record, account, day, *texts in session.execute(_statement(table, accounts)).yield_per(IN_A_BATCH):
        name, body = " ".join(filter(None, texts[:named])), " · ".join(filter(None, texts[named:]))
        if name or body:
            yield Said(record, account, day, name, body)


def _statement(table: str, accounts: Accounts) -> Select[Any]:
    """A table's records with their accounts, which lie at the end of the chain of what each record lies under."""
    own = record_tables()[table]
    joined, account = with_account(table)
    searched = SEARCHED[table]
    columns = [own.c[column] for column in (*searched.names, *searched.texts)]
    day = own.c[searched.day] if searched.day else null()
    statement = select(own.c.id, account, day, *columns).select_from(joined).order_by(own.c.id)
    return statement if accounts is EVERY else statement.where(account.in_(accounts))
