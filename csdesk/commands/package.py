"""One account from a colleague's package: added, put in the place of what is there, kept beside it, or merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, UniqueConstraint, func, select

from csdesk.commands.belonging import called
from csdesk.commands.clashes import clashes_in_words
from csdesk.commands.records import mapped, put_in
from csdesk.db.images import Image, image_of
from csdesk.db.records import KEY, record_kinds, tables_by_kind, typed_rows
from csdesk.db.tables import Account
from csdesk.db.tables.base import new_uuid
from csdesk.db.work import Work
from csdesk.domain.package import WhenThere
from csdesk.domain.record import Plain, PlainRow, RecordKind, Sort
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

Records = Mapping[str, tuple[PlainRow, ...]]
ACCOUNTS = "accounts"
NATURAL = {"metrics": ("account", "name"), "plans": ("account", "phase"), "goals": ("plan", "metric")}
"""What tells records of these kinds apart beside their uuid: two of them can't be in one book."""


@dataclass(frozen=True, slots=True)
class BringAccount:
    """The records of one account, when each was changed last, and the files they name, as one entry.

    `when_there` says what becomes of an account with the same uuid or name; None refuses it.
    """

    file: str
    records: Records
    changed: Mapping[str, Sequence[datetime | None]]
    files: Mapping[str, bytes]
    when_there: WhenThere | None = None

    @property
    def name(self) -> str:
        """The account's name."""
        kind = _kind(ACCOUNTS)
        return str(self.records[ACCOUNTS][0][kind.names.index("name")])

    @property
    def title(self) -> Phrase:
        """What happened, with the account's name."""
        return phrase("Import account {name} of {file}", name=self.name, file=self.file)

    def run(self, work: Work) -> int:
        """Bring it in; gives back the account's id. Raises Refusal, with nothing kept, where it can't be."""
        work.imported_from(self.file)
        for content in self.files.values():
            work.keep_file(content)
        with clashes_in_words(work, self.file, self.records):
            return self._bring(work)

    def _bring(self, work: Work) -> int:
        there = self._there(work)
        if there is None:
            put_in(work, self.records)
        elif self.when_there is WhenThere.KEEP_BOTH:
            put_in(work, _another(work, self.records, self.name))
        elif self.when_there is not None:
            _Meeting(work, self, there.id).run()
            return there.id
        else:
            raise Refusal(
                "The account “{name}” is in this book already. Say whether to replace it, to keep both, or to merge "
                "them; nothing was changed.",
                field="when_there",
                name=self.name,
            )
        return _last_account(work)

    def _there(self, work: Work) -> Account | None:
        kind = _kind(ACCOUNTS)
        uuid = str(self.records[ACCOUNTS][0][kind.names.index(KEY)])
        same = work.first(select(Account).where(Account.uuid == uuid))
        named = called(work, Account, self.name) if same is None else None
        return same if named is None else work.get(Account, named)


class _Meeting:
    """Brings records to those that are there: unknown ones are added, known ones changed where the package is newer.

    To replace, the package counts whatever is newer, and what it doesn't have goes.
    """

    def __init__(self, work: Work, package: BringAccount, account: int) -> None:
        self._work = work
        self._package = package
        self._account = account
        self._replaces = package.when_there is WhenThere.REPLACE
        self._ids: dict[str, dict[str, int]] = {kind.name: {} for kind in record_kinds()}
        self._leaving: list[tuple[RecordKind, set[int]]] = []

    def run(self) -> None:
        """Kind by kind, those that others refer to first; what goes goes the other way round."""
        for kind in record_kinds():
            self._meet(kind, self._package.records.get(kind.name, ()))
        if self._replaces:
            for kind, ids in reversed(self._leaving):
                self._work.delete_many(mapped(kind), ids)

    def _meet(self, kind: RecordKind, rows: tuple[PlainRow, ...]) -> None:
        there = self._work.images(tables_by_kind()[kind.name].name, self._account)
        places = self._places(kind, rows, there)
        self._leaving.append((kind, set(there) - set(places)))
        self._know(kind, rows, places)
        values = typed_rows(kind, rows, self._ids)
        fresh = [number for number, place in enumerate(places) if place is None]
        added = self._work.insert_many(mapped(kind), [values[number] for number in fresh])
        for number, new_id in zip(fresh, added, strict=True):
            places[number] = new_id
        self._know(kind, rows, places)
        touched = self._work.touched(tables_by_kind()[kind.name].name)
        for number, after in enumerate(typed_rows(kind, rows, self._ids)):
            row_id = places[number]
            assert row_id is not None
            if number in fresh:
                self._change(kind, row_id, after, image_of(values[number]))
            elif self._is_newer(kind, number, touched.get(row_id)):
                self._change(kind, row_id, after, there[row_id])

    def _places(
        self, kind: RecordKind, rows: tuple[PlainRow, ...], there: Mapping[int, Image]
    ) -> list[int | None]:
        """For each record the id of the one that it is here, or None."""
        table = tables_by_kind()[kind.name]
        natural: dict[tuple[Any, ...], list[int]] = {}
        for row_id, image in there.items():
            natural.setdefault(_natural(kind, table, image), []).append(row_id)
        by_key = {image.get(KEY): row_id for row_id, image in there.items()}
        found: list[int | None] = []
        for row, values in zip(rows, typed_rows(kind, rows, self._ids), strict=True):
            place = by_key.get(row[kind.names.index(KEY)]) if KEY in kind.names else None
            if place is None:
                alike = natural.get(_natural(kind, table, image_of(values)))
                place = alike.pop(0) if alike else None
            found.append(self._account if kind.name == ACCOUNTS else place)
        return found

    def _know(self, kind: RecordKind, rows: tuple[PlainRow, ...], places: Sequence[int | None]) -> None:
        """Remember which id a record has here, for those that refer to it."""
        if KEY in kind.names:
            at = kind.names.index(KEY)
            known = {
                str(row[at]): place for row, place in zip(rows, places, strict=True) if place is not None
            }
            self._ids[kind.name].update(known)

    def _change(self, kind: RecordKind, row_id: int, after: Mapping[str, Any], before: Image) -> None:
        image = image_of(after)
        changed = {name: after[name] for name in image if name != KEY and image[name] != before[name]}
        if changed:
            self._work.update_many(mapped(kind), [{"id": row_id, **changed}])

    def _is_newer(self, kind: RecordKind, number: int, ours: datetime | None) -> bool:
        if self._replaces:
            return True
        instants = self._package.changed.get(kind.name, ())
        theirs = instants[number] if number < len(instants) else None
        return theirs is not None and (ours is None or theirs > ours)


def _natural(kind: RecordKind, table: Table, image: Mapping[str, Any]) -> tuple[Any, ...]:
    """What tells a record apart without its uuid: its unique columns, else all of it."""
    names = [f"{name}_id" if f"{name}_id" in table.c else name for name in NATURAL.get(kind.name, ())]
    if not names and KEY not in table.c:
        unique = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
        names = [column.name for column in unique[0].columns] if unique else sorted(image)
    if not names:
        return (image[KEY],)
    values = (image.get(name) for name in names if name not in {"id", "version"})
    return tuple(value.casefold() if isinstance(value, str) else str(value) for value in values)


def _another(work: Work, records: Records, name: str) -> dict[str, tuple[PlainRow, ...]]:
    """The records under new uuids and without external ids, the account under a name that is free."""
    fresh: dict[Plain, str] = {}
    for kind in record_kinds():
        if KEY in kind.names:
            place = kind.names.index(KEY)
            fresh.update({row[place]: new_uuid() for row in records.get(kind.name, ())})
    return {
        kind.name: tuple(_renewed(work, kind, row, fresh, name) for row in records.get(kind.name, ()))
        for kind in record_kinds()
    }


def _renewed(work: Work, kind: RecordKind, row: PlainRow, fresh: Mapping[Plain, str], name: str) -> PlainRow:
    found: list[Plain] = []
    for field, value in zip(kind.fields, row, strict=True):
        if field.sort in {Sort.KEY, Sort.REFERENCE}:
            found.append(None if value is None else fresh[value])
        elif field.name == "external_id":
            found.append(None)
        elif (kind.name, field.name) == ("data_requests", "code"):
            found.append(new_uuid()[:8].upper())
        elif (kind.name, field.name) == ("snoozes", "subject"):
            found.append(_pointed(str(value), fresh))
        else:
            found.append(_free_name(work, name) if (kind.name, field.name) == (ACCOUNTS, "name") else value)
    return tuple(found)


def _pointed(subject: str, fresh: Mapping[Plain, str]) -> str:
    sort, colon, uuid = subject.partition(":")
    return f"{sort}{colon}{fresh.get(uuid, uuid)}"


def _free_name(work: Work, name: str) -> str:
    taken = {row[0].lower() for row in work.values(select(Account.name))}
    count, free = 2, f"{name} (2)"
    while free.lower() in taken:
        count += 1
        free = f"{name} ({count})"
    return free


def _last_account(work: Work) -> int:
    return int(work.values(select(func.max(Account.id)))[0][0])


def _kind(name: str) -> RecordKind:
    return next(kind for kind in record_kinds() if kind.name == name)
