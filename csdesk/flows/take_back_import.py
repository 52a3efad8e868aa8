"""Take an import back: the book is backed up before, and what stays is named with its reason."""

from __future__ import annotations

from csdesk.commands.taking_back import TakeBackImport
from csdesk.desk import Desk
from csdesk.jobs import Progress
from csdesk.queries.imports import TakeBackRow, said_survey


def take_back_import(desk: Desk, entry: int, progress: Progress | None = None) -> TakeBackRow:
    """Take it back as one entry of the history. Raises Refusal for what is no import or was taken back already."""
    desk.back_up_if_changed()
    done = desk.do(TakeBackImport(entry), progress)
    return desk.ask(said_survey, done.result)
