"""What taking back would do to a book, row by row: rows that go, that change, that come back, and that stay and why.

A survey is made by looking alone; `csdesk.db.carrying_out` does what it says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Column, ColumnElement, Connection, Index, Table, UniqueConstraint, func, select

from csdesk.db import phrases
from csdesk.db.images import Image, chunks, typed_row
from csdesk.db.owners import record_tables, references_to
from csdesk.db.runs import Runs
from csdesk.words import Phrase, phrase

TAKEN_NAME = phrase("another record has the same name or external id by now.")
LACKS = phrase("what it belonged to was deleted since.")
LEANED_ON = phrase("other records lie under it or refer to it by now.")
CHANGED = phrase("it was changed since.")
FORGOTTEN = phrase("something that it belonged together with was forgotten since.")


@dataclass(frozen=True, slots=True)
class Staying:
    """A row that is not taken back, and why. `image` is what it was, where it is not there."""

    table: str
    row_id: int
    why: Phrase
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Columns of a row that is there, with what they are to say again."""

    table: str
    row_id: int
    values: Image


@dataclass(slots=True)
class Survey:
    """What taking back would do. `file` names the import that it is about, where it is one."""

    file: str = ""
    entries: int = 1
    going: dict[str, Runs] = field(default_factory=dict)
    changing: dict[tuple[str, int], Change] = field(default_factory=dict)
    coming: dict[tuple[str, int], Image] = field(default_factory=dict)
    staying: list[Staying] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows are reversed, by table."""
        found = Counter({table: len(runs) for table, runs in self.going.items()})
        found.update(table for table, _ in self.changing)
        found.update(table for table, _ in self.coming)
        return {table: count for table, count in found.items() if count}

    def goes(self, table: str, row_id: int) -> bool:
        """Whether a row is to go."""
        return table in self.going and row_id in self.going[table]


def settle(connection: Connection, found: Survey) -> Survey:
    """Leave out what can't be done: what lacks its owner, is leaned on, or has another record in its way."""
    _leave_what_is_in_the_way(connection, found)
    again = True
    while again:
        again = _leave_what_lacks(connection, found)
    _leave_what_is_leaned_on(connection, found)
    return found


def changed_since(title: str, at: datetime) -> Phrase:
    """Why a row stays: the last thing that was done to it, `at` an instant (UTC), said as the user's day."""
    return phrase(
        "changed since, on {day}: {title}",
        day=at.replace(tzinfo=UTC).astimezone().date(),
        title=phrases.read(title),
    )


def in_the_way(connection: Connection, found: Survey, table: Table, image: Image) -> int | None:
    """The row that has what only one may have, such as a name; None where the image can come back."""
    values = typed_row(table, image)
    for conditions in _unique_conditions(table, values):
        statement = select(table.c.id).where(*conditions, table.c.id != image["id"])
        for row_id in connection.scalars(statement):
            if not found.goes(table.name, row_id):
                return int(row_id)
    return None


def _leave_what_is_in_the_way(connection: Connection, found: Survey) -> None:
    for key, image in list(found.coming.items()):
        if in_the_way(connection, found, record_tables()[key[0]], image) is not None:
            del found.coming[key]
            found.staying.append(Staying(*key, TAKEN_NAME, image))


def _unique_conditions(table: Table, values: Image) -> Iterator[list[ColumnElement[bool]]]:
    """For each rule of a table that no two rows may say the same, the condition that a row says it."""
    rules = [rule for rule in table.constraints if isinstance(rule, UniqueConstraint)]
    for rule in rules:
        if all(values.get(column.name) is not None for column in rule.columns):
            yield [column == values[column.name] for column in rule.columns]
    for index in table.indexes:
        if index.unique and (conditions := _of_index(index, values)):
            yield conditions


def _of_index(index: Index, values: Image) -> list[ColumnElement[bool]]:
    assert index.table is not None
    found: list[ColumnElement[bool]] = []
    for part in index.expressions:
        is_lowered = not isinstance(part, Column)
        name = part.name if isinstance(part, Column) else str(part).removeprefix("lower(").removesuffix(")")
        if values.get(name) is None:
            return []
        column = index.table.c[name]
        found.append(func.lower(column) == func.lower(values[name]) if is_lowered else column == values[name])
    return found


def _leave_what_lacks(connection: Connection, found: Survey) -> bool:
    """A row comes back or changes only where what it refers to is there; a reference that may be empty is emptied."""
    there = _Targets(connection, found)
    left = False
    for key, image in list(found.coming.items()):
        lacking = there.lacking(key[0], image)
        if not lacking:
            continue
        table = record_tables()[key[0]]
        if all(table.c[column].nullable for column in lacking):
            found.coming[key] = {**image, **dict.fromkeys(lacking)}
        else:
            del found.coming[key]
            found.staying.append(Staying(*key, LACKS, image))
            left = True
    for key, change in list(found.changing.items()):
        if there.lacking(key[0], change.values):
            del found.changing[key]
            found.staying.append(Staying(*key, LACKS))
            left = True
    return left


class _Targets:
    """Knows which rows are there when all is done; each is looked up once."""

    def __init__(self, connection: Connection, found: Survey) -> None:
        self._connection = connection
        self._found = found
        self._known: dict[tuple[str, int], bool] = {}

    def lacking(self, table: str, image: Image) -> list[str]:
        """The columns of an image that would refer to nothing."""
        return [
            column.name
            for column in record_tables()[table].columns
            for key in column.foreign_keys
            if image.get(column.name) is not None and not self._is_there(key.column.table, image[column.name])
        ]

    def _is_there(self, table: Table, row_id: int) -> bool:
        place = table.name, row_id
        if place not in self._known:
            here = self._connection.scalar(select(table.c.id).where(table.c.id == row_id)) is not None
            self._known[place] = here and not self._found.goes(*place)
        return self._known[place] or place in self._found.coming


def _leave_what_is_leaned_on(connection: Connection, found: Survey) -> None:
    """A row goes only where everything that refers to it goes too, or refers to something else then."""
    again = True
    while again:
        again = False
        for name, going in found.going.items():
            for row_id in set(_leaned_on(connection, found, name)):
                going.drop(row_id)
                found.staying.append(Staying(name, row_id, LEANED_ON))
                again = True


def _leaned_on(connection: Connection, found: Survey, name: str) -> Iterator[int]:
    for reference in references_to(name):
        source = reference.table
        with_it = found.going.get(source.name, Runs())
        own = list(with_it.conditions(source.c.id))
        for condition in found.going[name].conditions(source.c[reference.column]):
            statement = select(source.c[reference.column], source.c.id).where(condition)
            if len(own) == 1:
                statement = statement.where(~own[0])
            for target, row_id in connection.execute(statement):
                change = found.changing.get((source.name, row_id))
                leaves = change is not None and change.values.get(reference.column, target) != target
                if row_id not in with_it and not leaves:
                    yield target


def standing_ids(connection: Connection, table: Table, ids: Set[int]) -> set[int]:
    """Those of the ids that are in a table."""
    return {
        row_id
        for some in chunks(sorted(ids))
        for row_id in connection.scalars(select(table.c.id).where(table.c.id.in_(some)))
    }
