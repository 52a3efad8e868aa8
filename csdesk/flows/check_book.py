"""Check a book and its backups, and say in words what is wrong with them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from csdesk.db.backup import is_as_written
from csdesk.db.backups import backups_of
from csdesk.db.mark import mark_of, remember
from csdesk.desk import Desk
from csdesk.domain.backup import Backup
from csdesk.domain.checked import Checked
from csdesk.domain.spoken import moment
from csdesk.errors import Refusal
from csdesk.jobs import Progress
from csdesk.queries.soundness import findings
from csdesk.words import Phrase, phrase

CHECKED_EVERY = timedelta(days=7)


def check_book(desk: Desk, progress: Progress | None = None) -> Checked:
    """Look at all of a book and of its backups; nothing is changed. Raises Cancelled after a stop."""
    progress = progress or Progress()
    book = desk.ask(findings, progress)
    found, seen = _check_backups(desk.path, progress)
    if not book:
        remember(desk.path, checked=datetime.now(UTC).isoformat())
    return Checked(book, found, seen)


def check_if_due(desk: Desk, progress: Progress | None = None) -> Checked | None:
    """Look at all of a book that was not looked at for a week; None where it was. Raises Cancelled after a stop."""
    checked = mark_of(desk.path).checked_at
    now = datetime.now(UTC)
    if checked is not None and now - CHECKED_EVERY < checked <= now:
        return None
    return check_book(desk, progress)


def _check_backups(book: Path, progress: Progress) -> tuple[tuple[Phrase, ...], int]:
    try:
        backups = backups_of(book)
    except Refusal as refused:
        return (refused.said,), 0
    wrong: list[Phrase] = []
    for done, one in enumerate(backups):
        progress.step(done, len(backups), phrase("Checking the backups"))
        trouble = _trouble(one)
        if trouble is not None:
            wrong.append(trouble)
    return tuple(wrong), len(backups)


def _trouble(backup: Backup) -> Phrase | None:
    try:
        if is_as_written(backup.path):
            return None
    except OSError as error:
        return phrase(
            "The backup of {when} can't be read ({reason}).",
            when=moment(backup.at),
            reason=error.strerror or str(error),
        )
    return phrase("The backup of {when} is damaged: it is not as it was written.", when=moment(backup.at))
