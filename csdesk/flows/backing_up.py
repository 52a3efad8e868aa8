"""Backing the open book up: now, or after it was opened, once it was seen to be sound."""

from __future__ import annotations

from csdesk.desk import Desk
from csdesk.domain.backup import Backup
from csdesk.domain.checked import AfterOpening
from csdesk.flows.placing import news_of_copies, news_of_place
from csdesk.jobs import Progress


def back_up(desk: Desk, progress: Progress) -> Backup:
    """Back the book up now. Raises Refusal where that can't be done, Cancelled after a stop."""
    return desk.back_up(progress)


def after_opening(desk: Desk, progress: Progress) -> AfterOpening:
    """Look whether the book's file is sound, and back it up where that is due; a damaged one is written no more.

    Of a sound one conflicted copies are named, or else, one time, what can go wrong where it lies.

    Raises Refusal where the backup can't be made, Cancelled after a stop.
    """
    if not desk.is_sound():
        return AfterOpening(is_sound=False, backup=None)
    backup = None if desk.is_only_read else desk.back_up_if_due(progress)
    copies = news_of_copies(desk.path)
    risk = None if copies else news_of_place(desk.path)
    return AfterOpening(is_sound=True, backup=backup, risk=risk, copies=copies)
