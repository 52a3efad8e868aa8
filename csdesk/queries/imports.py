"""The imports of a book: which files came in and when, and whether they can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db import phrases
from csdesk.db.tables import EntryState, HistoryEntry
from csdesk.db.takers import standing_takers
from csdesk.words import Phrase

IMPORTS = 200


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A file that came in (UTC): whether it can still be taken back, or was."""

    entry: int
    file: str
    at: datetime
    title: Phrase
    stands: bool


def list_imports(session: Session, limit: int = IMPORTS) -> tuple[ImportRow, ...]:
    """The imports, the latest first."""
    columns = select(
        HistoryEntry.id,
        HistoryEntry.imported_from,
        HistoryEntry.at,
        HistoryEntry.title,
        HistoryEntry.state,
    )
    takers = standing_takers(session.connection())
    imports = columns.where(HistoryEntry.imported_from != "").order_by(HistoryEntry.id.desc())
    return tuple(
        ImportRow(
            entry,
            file,
            at.replace(tzinfo=UTC),
            phrases.read(title),
            state is EntryState.DONE and takers.of(entry) is None,
        )
        for entry, file, at, title, state in session.execute(imports.limit(limit))
    )
