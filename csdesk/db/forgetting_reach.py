"""How far a record reaches: the rows that lie under it, and the texts anywhere that say its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Enum, String, Table, select

from csdesk.db.images import chunks
from csdesk.db.owners import ACCOUNT, accounts_of_ids, record_tables, references_to

Doomed = dict[str, set[int]]
TAKEN_OUT = "…"
"""Stands where a person's name was."""
FIXED = set("uuid sha256 written_sha256 logo code rule subject facts certificate differences".split())
"""Columns that hold no text of people's."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that says a name: its table, row and column, and the account that it lies under."""

    table: str
    row_id: int
    column: str
    account: int


def doomed_rows(connection: Connection, table: str, ids: Iterable[int]) -> Doomed:
    """The rows that go when these go, themselves included, by table."""
    found: Doomed = {}
    waiting = [(table, set(ids))]
    while waiting:
        name, here = waiting.pop()
        fresh = here - found.setdefault(name, set())
        found[name] |= fresh
        for reference in references_to(name):
            if not reference.clears and fresh:
                source = reference.table
                under = {
                    row_id
                    for some in chunks(fresh)
                    for row_id in connection.scalars(
                        select(source.c.id).where(source.c[reference.column].in_(some))
                    )
                }
                if under:
                    waiting.append((source.name, under))
    return found


def mentions_of(connection: Connection, names: Sequence[str], doomed: Doomed) -> list[Mention]:
    """The texts outside the doomed rows that say one of the names as whole words."""
    pattern = pattern_of(names)
    found: list[Mention] = []
    for name, table in record_tables().items():
        for column in text_columns(table):
            written = select(table.c.id, table.c[column]).where(table.c[column] != "")
            for row_id, text in connection.execute(written):
                if row_id not in doomed.get(name, ()) and pattern.search(text):
                    account = (
                        row_id if name == ACCOUNT else min(accounts_of_ids(connection, name, [row_id], {}))
                    )
                    found.append(Mention(name, row_id, column, account))
    return found


def text_columns(table: Table) -> list[str]:
    """The columns of a table in which somebody's name may stand."""
    return [
        column.name
        for column in table.columns
        if isinstance(column.type, String) and not isinstance(column.type, Enum) and column.name not in FIXED
    ]


def without(text: str, names: Sequence[str]) -> str:
    """A text with a sign in the place of the names, whole words only, whatever their case."""
    return pattern_of(names).sub(TAKEN_OUT, text)


def pattern_of(names: Sequence[str]) -> re.Pattern[str]:
    """Finds the names as whole words, whatever their case, the longest first."""
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in longest)})(?!\w)", re.IGNORECASE)
