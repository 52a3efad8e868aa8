"""Salvage a damaged book: what can be had back beyond its newest sound backup, and doing it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from csdesk.db.restore import put_salvaged, what_can_be_saved
from csdesk.domain.backup import Backup
from csdesk.domain.salvaging import Salvaged
from csdesk.errors import Refusal
from csdesk.flows.restoring import chosen
from csdesk.jobs import Progress


def survey(book: Path, progress: Progress | None = None) -> Salvaged:
    """What salvaging would come to; nothing is changed. Raises Refusal where nothing can be written beside the book."""
    _insist_on_file(book)
    return what_can_be_saved(book, _newest(book), _now(), progress)


def salvage(book: Path, progress: Progress | None = None) -> Salvaged:
    """Put what can be had back in the book's place; the damaged file is kept beside. No program may have it open.

    Raises Refusal, the book as it was, where that can't be done.
    """
    _insist_on_file(book)
    return put_salvaged(book, _newest(book), _now(), progress)


def _insist_on_file(book: Path) -> None:
    if not book.is_file():
        raise Refusal("There is no book at “{path}”; restore a backup instead.", path=str(book))


def _newest(book: Path) -> Backup | None:
    try:
        return chosen(book, "newest")
    except Refusal:
        return None


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
