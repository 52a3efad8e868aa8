"""Whether the history still applies: what the newest entries left behind is what stands in the book."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, Select, func, select

from csdesk.db import phrases
from csdesk.db.images import Image, read_images, same_content
from csdesk.db.owners import record_tables
from csdesk.db.soundness import SHOWN
from csdesk.db.tables import EntryState, HistoryEntry, HistoryRow, HistorySpan
from csdesk.words import Phrase, phrase

Left = dict[str, dict[int, Image | None]]


def history_findings(connection: Connection) -> Iterator[Phrase]:
    """Rows that say something else than the entry that touched them last, and bulk additions that lack rows.

    It reads what `text_findings` found nothing wrong with.
    """
    left: Left = {}
    for table, row_id, after in connection.execute(_newest()):
        left.setdefault(table, {})[row_id] = None if after is None else json.loads(after)
    yield from _changed_outside(connection, left)
    yield from _missing_of_spans(connection, left)


def text_findings(connection: Connection) -> Iterator[Phrase]:
    """Titles and images of the history that are none: undo and the pages of the history could not read them."""
    for entry in unreadable_entries(connection)[:SHOWN]:
        yield phrase("The history's entry {id} has a title that can't be read.", id=str(entry))
    for table in connection.scalars(
        select(HistoryRow.table_name).union(select(HistorySpan.table_name))
    ).all():
        if table not in record_tables():
            yield phrase("The history speaks of “{table}”, which csdesk does not know.", table=table)
        else:
            for row_id in unreadable_rows(connection, table)[:SHOWN]:
                yield phrase("The history's row {id} can't be read.", id=str(row_id))


def unreadable_entries(connection: Connection) -> list[int]:
    """The entries whose title is none."""
    titles = connection.execute(select(HistoryEntry.id, HistoryEntry.title))
    return [entry for entry, title in titles if not phrases.is_phrase(title)]


def unreadable_rows(connection: Connection, table: str) -> list[int]:
    """The history's rows about a table that hold an image of no such row."""
    names = set(record_tables()[table].columns.keys())
    rows = select(HistoryRow.id, HistoryRow.before, HistoryRow.after).where(HistoryRow.table_name == table)
    return [
        row_id
        for row_id, *images in connection.execute(rows)
        if not all(image is None or _is_image(image, names) for image in images)
    ]


def newest_images(connection: Connection, table: str) -> dict[int, tuple[int, Image | None]]:
    """For each row that the history tells of, the last entry that stands and the image that it left."""
    newest = _newest().add_columns(HistoryRow.entry_id).where(HistoryRow.table_name == table)
    return {
        row_id: (entry, None if after is None else json.loads(after))
        for _, row_id, after, entry in connection.execute(newest)
    }


def _is_image(text: str, names: set[str]) -> bool:
    try:
        image = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(image, dict) and image.keys() == names and isinstance(image["id"], int)


def _newest() -> Select[str, int, str | None]:
    """Each row's image as the last entry that stands left it."""
    last = (
        select(HistoryRow.table_name, HistoryRow.row_id, func.max(HistoryRow.id).label("id"))
        .join(HistoryEntry, HistoryEntry.id == HistoryRow.entry_id)
        .where(HistoryEntry.state == EntryState.DONE)
        .group_by(HistoryRow.table_name, HistoryRow.row_id)
        .subquery()
    )
    return select(HistoryRow.table_name, HistoryRow.row_id, HistoryRow.after).join(
        last, last.c.id == HistoryRow.id
    )


def _changed_outside(connection: Connection, left: Left) -> Iterator[Phrase]:
    for table, images in left.items():
        now = read_images(connection, record_tables()[table], images)
        differing = [row_id for row_id, image in images.items() if not same_content(now.get(row_id), image)]
        for row_id in differing[:SHOWN]:
            yield phrase(
                "The history does not apply: {table} {id} is not as its last change left it.",
                table=table.replace("_", " "),
                id=str(row_id),
            )


def _missing_of_spans(connection: Connection, left: Left) -> Iterator[Phrase]:
    spans = (
        select(HistorySpan.table_name, HistorySpan.first_id, HistorySpan.last_id)
        .join(HistoryEntry, HistoryEntry.id == HistorySpan.entry_id)
        .where(HistoryEntry.state == EntryState.DONE)
    )
    removed = connection.execute(spans.where(HistorySpan.removed)).all()
    for name, first, last in connection.execute(spans.where(~HistorySpan.removed)).all():
        table = record_tables()[name]
        ids = table.c.id.between(first, last)
        standing = connection.scalar(select(func.count()).select_from(table).where(ids)) or 0
        touched = left.get(name, {})
        deleted = sum(1 for row_id, image in touched.items() if image is None and first <= row_id <= last)
        gone = sum(
            max(0, min(last, end) - max(first, start) + 1) for table, start, end in removed if table == name
        )
        if standing + deleted + gone != last - first + 1:
            yield phrase(
                "The history does not apply: of {count} rows of {table} that were added at once some are not there.",
                count=last - first + 1,
                table=name.replace("_", " "),
            )
