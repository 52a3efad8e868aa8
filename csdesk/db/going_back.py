"""Taking back everything after an entry of the history, as one change: each row as that entry left it.

Where something was forgotten since, or a row was changed past the history, that row stays as it is and says why.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, func, select

from csdesk.db.carrying_out import carry_out
from csdesk.db.images import Image, chunks, read_images, same_content
from csdesk.db.owners import record_tables
from csdesk.db.recorder import Notes
from csdesk.db.runs import Runs
from csdesk.db.survey import CHANGED, FORGOTTEN, Change, Staying, Survey, settle, standing_ids
from csdesk.db.tables import EntryState, HistoryEntry, HistoryRow, HistorySpan
from csdesk.db.taking_back import removed_images
from csdesk.errors import Refusal
from csdesk.jobs import Progress
from csdesk.words import phrase

GOING_BACK = phrase("Going back")


@dataclass(frozen=True, slots=True)
class _Reach:
    """The first and the last of the history's rows about one row, after an entry."""

    first: int
    last: int
    undoable: bool


def survey_back(connection: Connection, entry_id: int) -> Survey:
    """Find out what going back to just after an entry would do. Raises Refusal where nothing was done since."""
    after = and_(HistoryEntry.id > entry_id, HistoryEntry.state == EntryState.DONE)
    entries = connection.scalar(select(func.count()).select_from(HistoryEntry).where(after)) or 0
    if connection.scalar(select(HistoryEntry.id).where(HistoryEntry.id == entry_id)) is None:
        raise Refusal("This is not in the history any more.")
    if not entries:
        raise Refusal("Nothing was done since then, so there is nothing to go back from.")
    found = Survey(entries=entries)
    added = _added(connection, after)
    seen: dict[str, set[int]] = {}
    for table, reaches in _reaches(connection, after).items():
        seen[table] = set(reaches)
        _look_at_rows(connection, found, table, reaches, added.get(table, Runs()))
    _look_at_runs(connection, found, added, seen)
    _look_at_removed(connection, found, after, added, seen)
    return settle(connection, found)


def go_back(connection: Connection, notes: Notes, entry_id: int, progress: Progress) -> Survey:
    """Do what a survey says; gives it back as it was carried out."""
    found = survey_back(connection, entry_id)
    notes.back_to_id = entry_id
    return carry_out(connection, notes, found, progress, GOING_BACK)


def _reaches(connection: Connection, after: ColumnElement[bool]) -> dict[str, dict[int, _Reach]]:
    """The rows that were touched since, by table and id."""
    rows = connection.execute(
        select(
            HistoryRow.table_name,
            HistoryRow.row_id,
            func.min(HistoryRow.id),
            func.max(HistoryRow.id),
            func.min(HistoryEntry.undoable),
        )
        .join(HistoryEntry, HistoryEntry.id == HistoryRow.entry_id)
        .where(after)
        .group_by(HistoryRow.table_name, HistoryRow.row_id)
    )
    found: dict[str, dict[int, _Reach]] = {}
    for table, row_id, first, last, undoable in rows:
        found.setdefault(table, {})[row_id] = _Reach(first, last, bool(undoable))
    return found


def _added(connection: Connection, after: ColumnElement[bool]) -> dict[str, Runs]:
    runs: dict[str, list[tuple[int, int]]] = {}
    spans = select(HistorySpan.table_name, HistorySpan.first_id, HistorySpan.last_id)
    joined = spans.join(HistoryEntry, HistoryEntry.id == HistorySpan.entry_id)
    for table, first, last in connection.execute(joined.where(after, ~HistorySpan.removed)):
        runs.setdefault(table, []).append((first, last))
    return {table: Runs(some) for table, some in runs.items()}


def _look_at_rows(
    connection: Connection, found: Survey, table: str, reaches: Mapping[int, _Reach], added: Runs
) -> None:
    going: list[int] = []
    for some in chunks(reaches):
        now = read_images(connection, record_tables()[table], some)
        images = dict(_images(connection, [reaches[row_id] for row_id in some]))
        for row_id in some:
            reach = reaches[row_id]
            before = None if row_id in added else images[reach.first][0]
            left, here = images[reach.last][1], now.get(row_id)
            if same_content(here, before):
                continue
            if not reach.undoable or not same_content(here, left):
                found.staying.append(Staying(table, row_id, CHANGED if reach.undoable else FORGOTTEN, before))
            elif before is None:
                going.append(row_id)
            elif here is None:
                found.coming[table, row_id] = before
            else:
                values = {name: before[name] for name in before if before[name] != here.get(name)}
                values.pop("version", None)
                found.changing[table, row_id] = Change(table, row_id, values)
    found.going[table] = Runs((row_id, row_id) for row_id in going)


def _images(
    connection: Connection, reaches: list[_Reach]
) -> Iterator[tuple[int, tuple[Image | None, Image | None]]]:
    wanted = {number for one in reaches for number in (one.first, one.last)}
    for some in chunks(sorted(wanted)):
        rows = select(HistoryRow.id, HistoryRow.before, HistoryRow.after).where(HistoryRow.id.in_(some))
        for number, before, after in connection.execute(rows):
            yield number, (_read(before), _read(after))


def _look_at_runs(
    connection: Connection, found: Survey, added: Mapping[str, Runs], seen: Mapping[str, set[int]]
) -> None:
    """What came in runs goes, but for rows that were looked at by themselves, and those that went again in a run."""
    for table, runs in added.items():
        rest = Runs(runs)
        for row_id in seen.get(table, ()):
            rest.drop(row_id)
        standing = Runs(_standing_runs(connection, table, rest))
        found.going[table] = Runs((*found.going.get(table, ()), *standing))


def _standing_runs(connection: Connection, table: str, runs: Runs) -> Iterator[tuple[int, int]]:
    """The parts of the runs that are in the book."""
    column = record_tables()[table].c.id
    for first, last in runs:
        count = connection.scalar(select(func.count(column)).where(column.between(first, last)))
        if count == last - first + 1:
            yield first, last
        elif count:
            for row_id in connection.scalars(select(column).where(column.between(first, last))):
                yield row_id, row_id


def _look_at_removed(
    connection: Connection,
    found: Survey,
    after: ColumnElement[bool],
    added: Mapping[str, Runs],
    seen: Mapping[str, set[int]],
) -> None:
    """What went in runs comes back, but for what was not there before, or was looked at by itself."""
    entries = select(HistoryEntry.id).where(after)
    for table, images in removed_images(connection, HistorySpan.entry_id.in_(entries)):
        standing = standing_ids(connection, record_tables()[table], {image["id"] for image in images})
        known, new = seen.get(table, set()), added.get(table, Runs())
        for image in images:
            if image["id"] not in standing and image["id"] not in known and image["id"] not in new:
                found.coming[table, image["id"]] = image


def _read(text: str | None) -> Image | None:
    return None if text is None else json.loads(text)
