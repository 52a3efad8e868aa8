"""Records from a file that a book can't hold beside each other, or beside its own, said in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, StatementError

from csdesk.db.clashes import Clash, clash_of
from csdesk.db.records import KEY, plural, record_kinds, tables_by_kind
from csdesk.db.work import Work
from csdesk.domain.book_rules import rule_in_words
from csdesk.domain.record import Plain, PlainRow, RecordKind, Sort
from csdesk.errors import Refusal

Records = Mapping[str, tuple[PlainRow, ...]]


@contextmanager
def clashes_in_words(work: Work, file: str, records: Records) -> Iterator[None]:
    """Turn what the database says of records that it doesn't take into a Refusal that names them; nothing is kept."""
    try:
        yield
    except IntegrityError as error:
        clash = clash_of(error)
        if clash is None:
            raise
        raise _refusal(work, file, records, clash) from error
    except StatementError as error:
        if not isinstance(error.orig, ValueError):
            raise
        raise Refusal(
            "“{file}” can't be imported: a value is none of those that can be chosen there ({reason}). "
            "Nothing was kept.",
            file=file,
            reason=str(error.orig),
        ) from error


def _refusal(work: Work, file: str, records: Records, clash: Clash) -> Refusal:
    kind = next(kind for kind in record_kinds() if kind.name == plural(clash.table))
    if not clash.columns:
        return Refusal(
            "“{file}” can't be imported: one of its {kind} breaks a rule of the book ({rule}). Nothing was kept.",
            file=file,
            kind=kind.name,
            rule=rule_in_words(clash.rule),
        )
    places = [at for at, name in enumerate(kind.names) if {name, f"{name}_id"} & set(clash.columns)]
    values = {"file": file, "kind": kind.name, "fields": ", ".join(kind.names[at] for at in places)}
    rows = records.get(kind.name, ())
    twice = _twice(rows, places)
    if twice is not None:
        return Refusal(
            "“{file}” can't be imported: two of its {kind} have the same {fields} ({value}). Nothing was kept.",
            **values,
            value=_shown(kind, places, twice),
        )
    taken = _taken(work, kind, rows, places)
    if taken is not None:
        return Refusal(
            "“{file}” can't be imported: another of the {kind} in this book has the same {fields} ({value}). "
            "Nothing was kept.",
            **values,
            value=_shown(kind, places, taken),
        )
    return Refusal(
        "“{file}” can't be imported: one of its {kind} has the same {fields} as another in this book. "
        "Nothing was kept.",
        **values,
    )


def _twice(rows: Sequence[PlainRow], places: Sequence[int]) -> PlainRow | None:
    """The first row that says the same at these places as another one."""
    keys = [_key(row, places) for row in rows]
    counts = Counter(keys)
    return next(
        (row for row, key in zip(rows, keys, strict=True) if counts[key] > 1 and None not in key), None
    )


def _key(row: Sequence[Plain], places: Sequence[int]) -> tuple[Plain, ...]:
    return tuple(value.lower() if isinstance(value := row[at], str) else value for at in places)


def _shown(kind: RecordKind, places: Sequence[int], row: PlainRow) -> str:
    """What the row says there; uuids only where there is nothing else, since nobody knows them."""
    plain = [at for at in places if kind.fields[at].sort is not Sort.REFERENCE] or places
    return ", ".join(f"“{row[at]}”" for at in plain)


def _taken(work: Work, kind: RecordKind, rows: Sequence[PlainRow], places: Sequence[int]) -> PlainRow | None:
    """The first row that says the same there as a record of the book that it is not, as far as that can be told."""
    table = tables_by_kind()[kind.name]
    names = [kind.names[at] for at in places]
    if KEY not in table.c or not all(name in table.c for name in names):
        return None
    ours = {row[kind.names.index(KEY)] for row in rows}
    found = work.values(select(table.c[KEY], *(table.c[name] for name in names)))
    theirs = {_key(row, range(1, len(row))) for row in found if row[0] not in ours}
    return next((row for row in rows if None not in (key := _key(row, places)) and key in theirs), None)
