"""What somebody types to find, found wherever it is said in the book."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.owners import record_tables
from csdesk.db.search import BEGIN, END, Hit, index_of
from csdesk.db.tables import Account

PARTS = (
    ("definition", "metric_id", "metric"),
    ("decision", "review_id", "review"),
)
MARKS = re.compile(f"([{BEGIN}{END}])")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, and where in it the words stand that were looked for: begin and end of each, the end not included."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A record that was found: its table and id, its account, its day, what it is called and a piece of its text.

    `at` is the record with which it is shown ("metric:3"): itself, or what it is a part of.
    """

    kind: str
    record: int
    account: int
    account_name: str
    day: date | None
    name: Marked
    text: Marked
    at: str = ""


def find(session: Session, text: str, most: int, today: date) -> tuple[Found, ...]:
    """The records that hold every word of `text`: accounts first, then what is called so, then the latest that say it.

    Words may also mean an account, a sort of record and a time: "promised to Harbour in spring". A word is found by
    its beginning, without case and accents, in longer texts by its stem too. The first search of a
    book makes its index, which takes a second or two for a very large one.
    """
    hits = index_of(session).find(session, text, most, today)
    wanted = {hit.account for hit in hits}
    named = select(Account.id, Account.name).where(Account.id.in_(wanted))
    names: dict[int, str] = {row.id: row.name for row in session.execute(named)}
    wholes = _wholes(session, hits)
    return tuple(
        Found(
            *(hit.kind, hit.record, hit.account, names[hit.account]),
            None if hit.day is None else date.fromisoformat(hit.day),
            *(marked(hit.name), marked(hit.text)),
            at=wholes.get((hit.kind, hit.record), f"{hit.kind}:{hit.record}"),
        )
        for hit in hits
        if hit.account in names
    )


def _wholes(session: Session, hits: Sequence[Hit]) -> dict[tuple[str, int], str]:
    """Of what has no place of its own, the record that it is shown with: a metric, or a review."""
    found: dict[tuple[str, int], str] = {}
    for kind, leads_to, whole in PARTS:
        records = [hit.record for hit in hits if hit.kind == kind]
        if records:
            part = record_tables()[kind].c
            rows = session.execute(select(part.id, part[leads_to]).where(part.id.in_(records)))
            found |= {(kind, record): f"{whole}:{owner}" for record, owner in rows}
    return found


def marked(text: str) -> Marked:
    """A text with its marks taken out and counted."""
    parts = MARKS.split(" ".join(text.split()))
    plain, marks, begun = "", [], 0
    for part in parts:
        if part == BEGIN:
            begun = len(plain)
        elif part == END:
            marks.append((begun, len(plain)))
        else:
            plain += part
    return Marked(plain, tuple(marks))
