"""Taking earlier things back from the history: one of them, or all after a certain one; and deleted things put back.

Each is one entry of the history that names what it took back, and can itself be undone.
"""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.changes import Changes
from csdesk.commands.taking_back import GoBack, PutBack, TakeBack
from csdesk.desk import Desk
from csdesk.jobs import Progress
from csdesk.queries.history import entry_title
from csdesk.queries.taking_back import TakeBackRow, said_survey
from csdesk.queries.trash import called_in_trash

BACKED_UP_FROM = 50
"""Going back over so many changes, the book is backed up before."""


@dataclass(frozen=True, slots=True)
class Reversed:
    """What went back and what stays, and what that changed in the book."""

    row: TakeBackRow
    changes: Changes


def take_back(desk: Desk, entry: int, progress: Progress | None = None) -> Reversed:
    """Take one entry back. Raises Refusal for what was taken back already or knows what was forgotten."""
    done = desk.do(TakeBack(entry, desk.ask(entry_title, entry)), progress)
    return Reversed(desk.ask(said_survey, done.result), done.changes)


def go_back(desk: Desk, entry: int, entries: int = 0, progress: Progress | None = None) -> Reversed:
    """Take everything after an entry back, which are so many. Raises Refusal where nothing was done since."""
    if entries >= BACKED_UP_FROM:
        desk.back_up_if_changed()
    done = desk.do(GoBack(entry, desk.ask(entry_title, entry)), progress)
    return Reversed(desk.ask(said_survey, done.result), done.changes)


def put_back(desk: Desk, entry: int, table: str, row_id: int, progress: Progress | None = None) -> Reversed:
    """Put a deleted record back, whole. Raises Refusal where something stands in its way."""
    what = desk.ask(called_in_trash, entry, table, row_id)
    done = desk.do(PutBack(entry, table, row_id, what), progress)
    return Reversed(desk.ask(said_survey, done.result), done.changes)
