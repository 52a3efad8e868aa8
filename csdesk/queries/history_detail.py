"""What an entry of the history changed: each record by its name, with the old and the new words of its fields."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from csdesk.db.history import Touched, touched_by
from csdesk.db.images import Image, typed_row
from csdesk.db.owners import record_tables
from csdesk.db.survey import standing_ids
from csdesk.db.tables import HistoryEntry, HistoryRow, HistorySpan, whole_schema
from csdesk.domain.contact import Part
from csdesk.domain.field_words import OF_TABLE
from csdesk.domain.metric import PERCENT, Kind, shifted
from csdesk.domain.record_words import counted_records
from csdesk.domain.worded import Worded
from csdesk.errors import Refusal
from csdesk.queries.history import EntryRow, entry_rows, taken_back_by
from csdesk.queries.record_names import Names
from csdesk.words import Money, Phrase, Quantity, Value, phrase

RECORDS = 40
"""At most so many records are said field by field; the others are counted."""
LONGEST = 300
NOTHING: tuple[object, ...] = ("", frozenset())
YES, NO = phrase("yes"), phrase("no")
CURRENCIES = {
    "annual_value": "currency",
    "worth": "worth_currency",
    "expansion_value": "expansion_currency",
}
FIGURES = {"value", "baseline_value", "target", "low", "high", "from_value", "to_value"}
"""Numbers in the unit of a record's metric; those of a ratio are kept as fractions."""


class What(StrEnum):
    """What became of a record."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field with what it said before and after; of a record that was added or deleted only one of them."""

    field: Phrase
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record that an entry touched: its place, what it is called, what became of it, whether it is there now."""

    table: str
    row_id: int
    account: int | None
    called: Phrase
    what: What
    is_here: bool
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class EntryDetail:
    """An entry with the records that it touched; `others` counts those that are not named, by kind."""

    entry: EntryRow
    can_be_taken_back: bool
    taken_back_by: EntryRow | None
    records: tuple[RecordRow, ...]
    others: Phrase | None


def entry_detail(session: Session, entry: int) -> EntryDetail:
    """What an entry changed. Raises Refusal where it is not there any more."""
    found = entry_rows(session, (entry,))
    if not found:
        raise Refusal("This is not in the history any more.")
    connection = session.connection()
    touched = _first_touched(session, entry)
    names = Names(connection)
    for one in touched:
        image = one.after or one.before
        assert image is not None
        names.learn(one.table, image)
    fields = _Fields(names, _standing(session, touched))
    records = tuple(fields.record(one) for one in touched)
    counts = _counts(session, entry)
    for one in touched:
        counts[one.table] -= 1
    undoable = session.scalar(select(HistoryEntry.undoable).where(HistoryEntry.id == entry))
    return EntryDetail(
        found[0],
        bool(undoable) and found[0].stands,
        taken_back_by(session, entry),
        records,
        counted_records(counts.items()),
    )


def _first_touched(session: Session, entry: int) -> list[Touched]:
    """The first records that were touched, those before others that lie under them."""
    order = {table.name: place for place, table in enumerate(whole_schema().sorted_tables)}
    rows = list(touched_by(session.connection(), entry, limit=RECORDS))
    return sorted(rows, key=lambda one: order[one.table])


def _standing(session: Session, touched: list[Touched]) -> set[tuple[str, int]]:
    ids: dict[str, set[int]] = {}
    for one in touched:
        ids.setdefault(one.table, set()).add(one.row_id)
    return {
        (table, row_id)
        for table, some in ids.items()
        for row_id in standing_ids(session.connection(), record_tables()[table], some)
    }


def _counts(session: Session, entry: int) -> Counter[str]:
    counts = Counter(session.scalars(select(HistoryRow.table_name).where(HistoryRow.entry_id == entry)))
    spans = select(HistorySpan.table_name, HistorySpan.first_id, HistorySpan.last_id)
    for table, first, last in session.execute(spans.where(HistorySpan.entry_id == entry)):
        counts[table] += last - first + 1
    return counts


class _Fields:
    """Puts the columns of records into words."""

    def __init__(self, names: Names, standing: set[tuple[str, int]]) -> None:
        self._names = names
        self._standing = standing

    def record(self, one: Touched) -> RecordRow:
        """A touched record in words."""
        image = one.after or one.before
        assert image is not None
        what = What.ADDED if one.before is None else What.DELETED if one.after is None else What.CHANGED
        return RecordRow(
            one.table,
            one.row_id,
            self._names.account(one.table, image),
            self._names.said(one.table, one.row_id, image),
            what,
            (one.table, one.row_id) in self._standing,
            tuple(self._fields(one)),
        )

    def _fields(self, one: Touched) -> list[FieldRow]:
        table = record_tables()[one.table]
        before = typed_row(table, one.before) if one.before is not None else {}
        after = typed_row(table, one.after) if one.after is not None else {}
        found: list[FieldRow] = []
        for name, said in OF_TABLE.get(one.table, {}).items():
            if name not in table.c or before.get(name) == after.get(name):
                continue
            old, new = (self._value(table, name, image) for image in (before, after))
            if old != new:
                found.append(FieldRow(said, old, new))
        return found

    def _value(self, table: Table, name: str, image: Image) -> Value | None:
        """A column's value as a person reads it; None for nothing."""
        raw = image.get(name)
        if raw is None or raw in NOTHING:
            return None
        for key in table.c[name].foreign_keys:
            target = key.column.table.name
            return self._names.called(target, raw) or self._names.said(target, raw)
        if isinstance(raw, Decimal):
            return self._money(name, raw, image)
        if isinstance(raw, float):
            return self._figure(table.name, name, raw, image)
        return _plainly(raw)

    @staticmethod
    def _money(name: str, amount: Decimal, image: Image) -> Value:
        currency = image.get(CURRENCIES.get(name, ""))
        return Money(amount, str(currency)) if currency else amount

    def _figure(self, table: str, name: str, raw: float, image: Image) -> Value:
        metric = self._metric(table, image) if name in FIGURES else None
        if metric is None:
            return Decimal(repr(raw))
        is_ratio = metric["kind"] == Kind.RATIO.value
        shown = shifted(raw, 2) if is_ratio and metric["unit"].strip() == PERCENT else raw
        return Quantity(shown, metric["unit"], metric["decimals"])

    def _metric(self, table: str, image: Image) -> Image | None:
        if table == "goal_revision":
            goal = self._names.image("goal", image["goal_id"])
            return None if goal is None else self._metric("goal", goal)
        number: Any = image.get("metric_id")
        return None if number is None else self._names.image("metric", number)


def _plainly(raw: Any) -> Value:
    """A value that says the same whatever it stands beside."""
    match raw:
        case Worded():
            return raw.label
        case frozenset():
            return _joined([Part(one).label for one in sorted(raw)])
        case bool():
            return YES if raw else NO
        case date() | int():
            return raw
    return _short(str(raw))


def _joined(said: list[Phrase]) -> Phrase:
    first, *rest = said
    for one in rest:
        first = phrase("{first}, {then}", first=first, then=one)
    return first


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
