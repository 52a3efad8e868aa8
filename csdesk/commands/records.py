"""A whole book brought in from a file: every record and every kept file, into a book that has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from csdesk.commands.clashes import clashes_in_words
from csdesk.db.owners import record_tables
from csdesk.db.records import KEY, record_kinds, tables_by_kind, typed_rows
from csdesk.db.tables import Account, Base
from csdesk.db.work import Work
from csdesk.domain.record import PlainRow, RecordKind
from csdesk.errors import Refusal
from csdesk.words import Phrase, counted, phrase

ROWS_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class BringBook:
    """Records by their kinds and kept files by their SHA-256, as one entry. Gives back how many records there are."""

    file: str
    records: Mapping[str, tuple[PlainRow, ...]]
    files: Mapping[str, bytes]

    @property
    def title(self) -> Phrase:
        """What happened, with the number of records and the file's name."""
        count = sum(map(len, self.records.values()))
        return counted(
            "Import {count} record of {file}", "Import {count} records of {file}", count, file=self.file
        )

    def run(self, work: Work) -> int:
        """Put all of it in. Raises Refusal, with nothing kept, for a book that isn't empty or records that clash."""
        if work.first(select(Account)) is not None:
            raise Refusal(
                "This book has accounts already; a whole book is imported into a new one. Nothing was changed."
            )
        work.imported_from(self.file)
        for content in self.files.values():
            work.keep_file(content)
        with clashes_in_words(work, self.file, self.records):
            return put_in(work, self.records)


def put_in(work: Work, records: Mapping[str, tuple[PlainRow, ...]]) -> int:
    """Add records of every kind, those that others refer to first. Returns how many there are."""
    ids: dict[str, dict[str, int]] = {kind.name: {} for kind in record_kinds()}
    done, total = 0, sum(map(len, records.values()))
    for kind in record_kinds():
        rows = records.get(kind.name, ())
        for start in range(0, len(rows), ROWS_AT_ONCE):
            some = rows[start : start + ROWS_AT_ONCE]
            work.progress.step(done, total, phrase("Bringing records in"))
            _put(work, kind, some, ids)
            done += len(some)
    return done


def _put(work: Work, kind: RecordKind, rows: tuple[PlainRow, ...], ids: dict[str, dict[str, int]]) -> None:
    """Add rows of a kind; those that refer to rows of their own kind are linked once all are there."""
    own = [at for at, field in enumerate(kind.fields) if field.target == kind.name]
    bare = (
        tuple(tuple(None if at in own else value for at, value in enumerate(row)) for row in rows)
        if own
        else rows
    )
    table = mapped(kind)
    added = work.insert_many(table, typed_rows(kind, bare, ids))
    if KEY in kind.names:
        place = kind.names.index(KEY)
        ids[kind.name].update({str(row[place]): row_id for row, row_id in zip(rows, added, strict=True)})
    for at in own:
        column = f"{kind.names[at]}_id"
        links: list[dict[str, Any]] = [
            {"id": row_id, column: ids[kind.name].get(str(row[at]))}
            for row, row_id in zip(rows, added, strict=True)
            if row[at] is not None
        ]
        work.update_many(table, links)


def mapped(kind: RecordKind) -> type[Base]:
    """The mapped class of a kind's table."""
    name = tables_by_kind()[kind.name].name
    return next(
        mapper.class_ for mapper in Base.registry.mappers if mapper.local_table is record_tables()[name]
    )
