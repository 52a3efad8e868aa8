"""What the entries of a book's history say, kept in memory so that they are found while somebody types.

It lies outside the book for the reason that the search's index does: the book must not have its texts a second time.
"""

from __future__ import annotations

import json
import re
import threading
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TypeVar

from sqlalchemy import Connection, Row, String, select, type_coerce
from sqlalchemy.orm import Session

from csdesk.db import phrases
from csdesk.db.history import FORGET
from csdesk.db.tables import HistoryAccount, HistoryEntry, HistoryRow
from csdesk.db.takers import TAKES, Takers, standing_among
from csdesk.domain.folding import fold
from csdesk.errors import Cancelled
from csdesk.words import Phrase, template_of

HISTORY = "history"
"""Where a reading session carries what is known of its book's history."""

IN_A_BATCH = 2_000
TO_THE_HOUR, TO_THE_MINUTE = 13, 16
"""So much of an instant's text."""
MOST_HOURS = 10_000
MOST_WORDS = 12  # of which it is known where they were found
PLACE = re.compile(r"\{\w+\}")
NO_TEXT = frozenset({"uuid"})
"""Columns whose texts nobody looks for."""

T = TypeVar("T")
Templates = tuple[Phrase, ...]
"""What a title is made from, without its values: in another language it is another text."""


@dataclass(frozen=True, slots=True)
class Told:
    """Entries in the order in which they were kept: when, and, of the first ones or of all, what each says.

    `takers` are the entries that took others back.
    A text has the title's values and what its rows said before and after, folded. `titles` and `concerned` name what
    the title is made from and which accounts are concerned, each by its number in `templates` and `accounts`.
    """

    ids: array[int] = field(default_factory=lambda: array("q"))
    days: list[date] = field(default_factory=list)
    takers: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    concerned: list[int] = field(default_factory=list)
    templates: dict[Templates, int] = field(default_factory=dict)
    accounts: dict[tuple[int, ...], int] = field(default_factory=dict)
    found: dict[tuple[str, str], tuple[int, list[int]]] = field(default_factory=dict)

    def all_places_with(self, part: str, accounts: Collection[int], language: str) -> list[int]:
        """All places with a part, as `places_with`. A word that is typed on is looked for where its beginning was."""
        count = len(self.texts)
        within: Sequence[int] = range(count)
        for end in range(len(part), 0, -1):
            known, places = self.found.get((part[:end], language), (0, []))
            if known == count:
                within = places
                break
        places = self.places_with(within, part, accounts, language)
        if len(self.found) >= MOST_WORDS:
            self.found.clear()
        self.found[part, language] = count, places
        return places

    def places_with(
        self, places: Iterable[int], part: str, accounts: Collection[int], language: str
    ) -> list[int]:
        """Those of `places` that have a folded part in their text or title, or that concern one of the accounts."""
        texts, titles, concerned = self.texts, self.titles, self.concerned
        said = {number for made_from, number in self.templates.items() if _is_said(part, made_from, language)}
        named = {number for some, number in self.accounts.items() if not set(some).isdisjoint(accounts)}
        if not said and not named:  # as with most words, and twice as fast
            return [place for place in places if part in texts[place]]
        return [
            place
            for place in places
            if part in texts[place] or titles[place] in said or concerned[place] in named
        ]


class HistoryTexts:
    """Of one open book. Any thread may ask it; one at a time is served.

    Entries come and stay as they are until something is forgotten, after which all are read anew.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._told = Told()

    def days(self, session: Session) -> Told:
        """All entries with their days."""
        with self._lock:
            return self._read_days(session.connection())

    def texts(self, session: Session, is_wanted: Callable[[], bool]) -> Told:
        """All entries with what they say. Raises Cancelled when nobody waits; what was read by then stays known."""
        while self.read_some(session):
            if not is_wanted():
                raise Cancelled
        return self._told

    def takers(self, session: Session) -> Takers:
        """What was taken back by entries that stand."""
        return standing_among(session.connection(), self.days(session).takers)

    def read_some(self, session: Session) -> bool:
        """Read what some more of the entries say; whether there are still others."""
        with self._lock:
            told = self._read_days(session.connection())
            if len(told.texts) < len(told.ids):
                _read_texts(session.connection(), told)
            return len(told.texts) < len(told.ids)

    def _read_days(self, connection: Connection) -> Told:
        rows = _entries_after(connection, self._told)
        if any(row.command == FORGET for row in rows):
            self._told = Told()
            rows = _entries_after(connection, self._told)
        for row in rows:
            self._told.ids.append(row.id)
            self._told.days.append(_local_day(row.at))
        self._told.takers.extend(row.id for row in rows if row.takes)
        return self._told


def history_texts(session: Session) -> HistoryTexts:
    """What is known of the history of the book that a session reads."""
    found = session.info[HISTORY]
    assert isinstance(found, HistoryTexts)
    return found


def _entries_after(connection: Connection, told: Told) -> Sequence[Row[int, str, str, bool]]:
    last = told.ids[-1] if told.ids else 0
    at = type_coerce(HistoryEntry.at, String).label("at")
    columns = select(HistoryEntry.id, at, HistoryEntry.command, TAKES.label("takes"))
    return connection.execute(columns.where(HistoryEntry.id > last).order_by(HistoryEntry.id)).all()


def _read_texts(connection: Connection, told: Told) -> None:
    """Read what the next entries say."""
    begun = len(told.texts)
    entries = told.ids[begun : begun + IN_A_BATCH]
    first, last = entries[0], entries[-1]
    said = defaultdict[int, dict[str, None]](dict)
    titles = select(HistoryEntry.id, HistoryEntry.title).where(HistoryEntry.id.between(first, last))
    titled: dict[int, int] = {}
    for entry, written in connection.execute(titles):
        title = phrases.read(written)
        titled[entry] = _numbered(told.templates, tuple(_templates(title)))
        said[entry].update(dict.fromkeys(_values(title)))
    rows = select(HistoryRow.entry_id, HistoryRow.before, HistoryRow.after)
    for entry, before, after in connection.execute(rows.where(HistoryRow.entry_id.between(first, last))):
        said[entry].update(dict.fromkeys(_texts(before)))
        said[entry].update(dict.fromkeys(_texts(after)))
    accounts = _accounts(connection, first, last)
    texts = [fold("\n".join(said[entry])) for entry in entries]
    told.concerned.extend(_numbered(told.accounts, accounts.get(entry, ())) for entry in entries)
    told.titles.extend(titled[entry] for entry in entries)
    told.texts.extend(texts)


def _numbered(known: dict[T, int], one: T) -> int:
    """The number of a value, the next one where it is new."""
    return known.setdefault(one, len(known))


def _accounts(connection: Connection, first: int, last: int) -> dict[int, tuple[int, ...]]:
    columns = select(HistoryAccount.entry_id, HistoryAccount.account_id)
    found = defaultdict[int, list[int]](list)
    for entry, account in connection.execute(columns.where(HistoryAccount.entry_id.between(first, last))):
        found[entry].append(account)
    return {entry: tuple(accounts) for entry, accounts in found.items()}


def _templates(title: Phrase) -> Iterator[Phrase]:
    yield Phrase(title.template, (), title.plural, title.count)
    for _, value in title.values:
        if isinstance(value, Phrase):
            yield from _templates(value)


def _values(title: Phrase) -> Iterator[str]:
    for _, value in title.values:
        if isinstance(value, Phrase):
            yield from _values(value)
        elif isinstance(value, str):
            yield value


def _texts(image: str | None) -> Iterator[str]:
    if image is not None:
        for column, value in json.loads(image).items():
            if isinstance(value, str) and column not in NO_TEXT:
                yield value


def _is_said(part: str, templates: Templates, language: str) -> bool:
    return any(part in fold(PLACE.sub(" ", template_of(one, language))) for one in templates)


def _local_day(at: str) -> date:
    """The local day of an instant's text; an hour within which no day begins is asked for once."""
    return _day_of_hour(at[:TO_THE_HOUR]) or _at(at[:TO_THE_MINUTE]).date()


@lru_cache(maxsize=MOST_HOURS)
def _day_of_hour(hour: str) -> date | None:
    first, last = _at(f"{hour}:00").date(), _at(f"{hour}:59").date()
    return first if first == last else None


def _at(minute: str) -> datetime:
    return datetime.fromisoformat(minute).replace(tzinfo=UTC).astimezone()
