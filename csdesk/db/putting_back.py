"""Putting one deleted record back as the history knows it, whole: with what lay under it and what referred to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from csdesk.db.carrying_out import carry_out
from csdesk.db.history import Touched, touched_by
from csdesk.db.images import Image, read_images
from csdesk.db.owners import must_refer, owner_columns, record_tables, references_to
from csdesk.db.recorder import Notes
from csdesk.db.survey import LACKS, Change, Survey, in_the_way, settle
from csdesk.db.tables import EntryState, HistoryEntry
from csdesk.errors import Refusal
from csdesk.jobs import Progress
from csdesk.words import phrase

PUTTING_BACK = phrase("Putting it back")
NAMING = ("name", "phrase", "text", "question", "title", "external_id")
"""The columns by which a record is called, the first that says something."""


def survey_of(connection: Connection, entry_id: int, table: str, row_id: int) -> Survey:
    """What putting a record back would do. Raises Refusal where something stands in its way, and names it."""
    touched = list(touched_by(connection, entry_id))
    root = next((one for one in touched if (one.table, one.row_id) == (table, row_id)), None)
    if root is None or root.before is None or root.after is not None or not _stands(connection, entry_id):
        raise Refusal("This is not in the history any more; nothing was put back.")
    if read_images(connection, record_tables()[table], [row_id]):
        raise Refusal("This was put back already.")
    found = Survey()
    for one in _hanging_on(root, touched):
        assert one.before is not None
        found.coming[one.table, one.row_id] = one.before
    _give_references_back(connection, found, touched)
    _refuse_what_is_in_the_way(connection, found, root.before, table)
    settle(connection, found)
    _insist_on_owner(found, table, row_id)
    return found


def put_back(connection: Connection, notes: Notes, entry_id: int, table: str, row_id: int) -> Survey:
    """Do it, whole or not at all. Raises Refusal, with nothing changed."""
    found = survey_of(connection, entry_id, table, row_id)
    carry_out(connection, notes, found, Progress(), PUTTING_BACK)
    _insist_on_owner(found, table, row_id)
    return found


def hanging_under(root: tuple[str, int], rows: Mapping[tuple[str, int], Image]) -> set[tuple[str, int]]:
    """The rows, of those that went together, that lie under one of them or can't be without it; itself included."""
    below: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for key, image in rows.items():
        for column, target in must_refer(key[0]):
            below.setdefault((target, image[column]), []).append(key)
    found, waiting = {root}, [root]
    while waiting:
        fresh = [one for one in below.get(waiting.pop(), ()) if one not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return found


def called(image: Image) -> str:
    """What a record is called by itself, or "" where it has no name."""
    return next((str(image[column]) for column in NAMING if image.get(column)), "")


def _stands(connection: Connection, entry_id: int) -> bool:
    state = select(HistoryEntry.id).where(
        HistoryEntry.id == entry_id, HistoryEntry.state == EntryState.DONE, HistoryEntry.undoable
    )
    return connection.scalar(state) is not None


def _hanging_on(root: Touched, touched: list[Touched]) -> Iterator[Touched]:
    gone = {(one.table, one.row_id): one for one in touched if one.after is None and one.before is not None}
    images = {key: one.before for key, one in gone.items() if one.before is not None}
    for key in sorted(hanging_under((root.table, root.row_id), images)):
        yield gone[key]


def _give_references_back(connection: Connection, found: Survey, touched: list[Touched]) -> None:
    """What referred to it and was emptied by the deletion refers to it again, where it is still empty."""
    targets: dict[str, set[int]] = {}
    for table, row_id in found.coming:
        targets.setdefault(table, set()).add(row_id)
    emptied = [one for one in touched if one.before is not None and one.after is not None]
    for one in emptied:
        assert one.before is not None and one.after is not None
        values = {
            reference.column: one.before[reference.column]
            for target, ids in targets.items()
            for reference in references_to(target)
            if reference.table.name == one.table
            and one.before.get(reference.column) in ids
            and one.after.get(reference.column) is None
        }
        now = read_images(connection, record_tables()[one.table], [one.row_id]).get(one.row_id)
        values = {name: value for name, value in values.items() if now is not None and now.get(name) is None}
        if values:
            found.changing[one.table, one.row_id] = Change(one.table, one.row_id, values)


def _refuse_what_is_in_the_way(connection: Connection, found: Survey, image: Image, name: str) -> None:
    table = record_tables()[name]
    other = in_the_way(connection, found, table, image)
    if other is not None:
        there = called(read_images(connection, table, [other])[other])
        raise Refusal(
            "“{name}” stands in its way: it has the same name or external id by now. "
            "Give it another one first; nothing was put back.",
            name=there or called(image),
        )


def _insist_on_owner(found: Survey, table: str, row_id: int) -> None:
    if (table, row_id) in found.coming:
        return
    if table in owner_columns() and any(one.why == LACKS for one in found.staying):
        raise Refusal(
            "What it belonged to was deleted too. Put that back first; nothing was put back.",
        )
    raise Refusal("Another record stands in its way by now; nothing was put back.")
