"""Taking an entry back out of turn, weeks later: what is still as it left it goes back, what was changed since stays.

Unlike undo this is not all or nothing: every row is looked at by itself, and one that stays says why.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, select

from csdesk.db.carrying_out import carry_out
from csdesk.db.history import Touched, touched_by
from csdesk.db.images import Image, read_images, same_content
from csdesk.db.owners import record_tables
from csdesk.db.recorder import Notes
from csdesk.db.runs import Runs
from csdesk.db.survey import CHANGED, Change, Staying, Survey, changed_since, settle, standing_ids
from csdesk.db.tables import EntryState, HistoryEntry, HistoryRow, HistorySpan
from csdesk.db.takers import standing_takers
from csdesk.errors import Refusal
from csdesk.jobs import Progress
from csdesk.words import Phrase, phrase

TAKING_BACK = phrase("Taking it back")


def survey(connection: Connection, entry_id: int) -> Survey:
    """Find out what can be taken back. Raises Refusal for what does not stand any more."""
    found = Survey(_insist_on_standing(connection, entry_id))
    _look_at_rows(connection, found, entry_id, list(touched_by(connection, entry_id)))
    _look_at_runs(connection, found, entry_id)
    _look_at_removed(connection, found, entry_id)
    return settle(connection, found)


def take_back(connection: Connection, notes: Notes, entry_id: int, progress: Progress) -> Survey:
    """Do what a survey says; gives it back as it was carried out."""
    found = survey(connection, entry_id)
    notes.takes_back_id = entry_id
    return carry_out(connection, notes, found, progress, TAKING_BACK)


def insist_on_import(connection: Connection, entry_id: int) -> None:
    """Raise Refusal for an entry that no file came in with."""
    if not connection.scalar(select(HistoryEntry.imported_from).where(HistoryEntry.id == entry_id)):
        raise Refusal("There is no import {number} in this book.", number=str(entry_id))


def _insist_on_standing(connection: Connection, entry_id: int) -> str:
    entry = connection.execute(
        select(HistoryEntry.imported_from, HistoryEntry.state, HistoryEntry.undoable).where(
            HistoryEntry.id == entry_id
        )
    ).one_or_none()
    if entry is None:
        raise Refusal("This is not in the history any more.")
    file = str(entry.imported_from)
    if entry.state is not EntryState.DONE or standing_takers(connection).of(entry_id) is not None:
        raise Refusal(
            "The import of “{file}” was taken back already." if file else "This was taken back already.",
            file=file,
        )
    if not entry.undoable:
        raise Refusal(
            "This can't be taken back: something that it changed was forgotten for good, "
            "or it comes from an older version of csdesk."
        )
    return file


def _look_at_rows(connection: Connection, found: Survey, entry: int, rows: list[Touched]) -> None:
    by_table: dict[str, list[Touched]] = {}
    for row in rows:
        by_table.setdefault(row.table, []).append(row)
    for name, some in by_table.items():
        now = read_images(connection, record_tables()[name], [one.row_id for one in some])
        later = _later(connection, entry, name, Runs((one.row_id, one.row_id) for one in some))
        added = [
            one.row_id
            for one in some
            if _look_at_row(found, one, now.get(one.row_id), later.get(one.row_id, CHANGED))
        ]
        found.going[name] = Runs((row_id, row_id) for row_id in added)


def _look_at_row(found: Survey, one: Touched, now: Image | None, why: Phrase) -> bool:
    """Whether a row was added and goes. A deleted one comes back; of a changed one all columns go back, or none."""
    if one.after is None:
        if now is None and one.before is not None:
            found.coming[one.table, one.row_id] = one.before
        return False
    if now is None:
        return False
    if one.before is None:
        goes = same_content(now, one.after)
        if not goes:
            found.staying.append(Staying(one.table, one.row_id, why))
        return goes
    values = {
        name: value
        for name, value in one.before.items()
        if name != "version" and value != one.after.get(name)
    }
    if all(now.get(name) == one.after.get(name) for name in values):
        found.changing[one.table, one.row_id] = Change(one.table, one.row_id, values)
    else:
        found.staying.append(Staying(one.table, one.row_id, why))
    return False


def _look_at_runs(connection: Connection, found: Survey, entry: int) -> None:
    """Rows that came in a run go, but for those that anything was done to since: there is no image of them."""
    runs: dict[str, list[tuple[int, int]]] = {}
    spans = select(HistorySpan.table_name, HistorySpan.first_id, HistorySpan.last_id)
    for name, first, last in connection.execute(
        spans.where(HistorySpan.entry_id == entry, ~HistorySpan.removed)
    ):
        runs.setdefault(name, []).append((first, last))
    for name, some in runs.items():
        going, later = Runs(some), _later(connection, entry, name, Runs(some))
        standing = standing_ids(connection, record_tables()[name], later.keys())
        for row_id, why in later.items():
            going.drop(row_id)
            if row_id in standing:
                found.staying.append(Staying(name, row_id, why))
        found.going[name] = Runs((*found.going.get(name, ()), *going))


def _look_at_removed(connection: Connection, found: Survey, entry: int) -> None:
    """Rows that went in a run come back, those that are not there again already."""
    for name, images in removed_images(connection, HistorySpan.entry_id == entry):
        standing = standing_ids(connection, record_tables()[name], {image["id"] for image in images})
        for image in images:
            if image["id"] not in standing:
                found.coming[name, image["id"]] = image


def removed_images(connection: Connection, where: ColumnElement[bool]) -> Iterator[tuple[str, list[Image]]]:
    """The rows that went in runs, by table, as they were."""
    spans = select(HistorySpan.table_name, HistorySpan.packed).where(
        HistorySpan.removed, HistorySpan.packed.is_not(None), where
    )
    for name, packed in connection.execute(spans):
        assert packed is not None
        yield name, json.loads(zlib.decompress(packed))


def _later(connection: Connection, entry_id: int, table: str, runs: Runs) -> dict[int, Phrase]:
    """The rows that entries after this one touched, and what the last of them was called."""
    found: dict[int, Phrase] = {}
    for condition in runs.conditions(HistoryRow.row_id):
        rows = connection.execute(
            select(HistoryRow.row_id, HistoryEntry.title, HistoryEntry.at)
            .join(HistoryEntry, HistoryEntry.id == HistoryRow.entry_id)
            .where(
                HistoryRow.table_name == table,
                condition,
                HistoryEntry.id > entry_id,
                HistoryEntry.state == EntryState.DONE,
            )
            .order_by(HistoryEntry.id)
        )
        for row_id, title, at in rows:
            found[row_id] = changed_since(title, at)
    return found
