"""Take an import back: the book is backed up before, and what stays is named with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.changes import Changes
from csdesk.commands.taking_back import TakeBackImport
from csdesk.desk import Desk
from csdesk.jobs import Progress
from csdesk.queries.taking_back import TakeBackRow, said_survey


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back and what stays, and what that changed in the book."""

    row: TakeBackRow
    changes: Changes


def take_back_import(desk: Desk, entry: int, progress: Progress | None = None) -> TakenBack:
    """Take it back as one entry of the history. Raises Refusal for what is no import or was taken back already."""
    desk.back_up_if_changed()
    done = desk.do(TakeBackImport(entry), progress)
    return TakenBack(desk.ask(said_survey, done.result), done.changes)
