"""What happened to the book or to one account, the latest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db import phrases
from csdesk.db.tables import EntryState, HistoryAccount, HistoryEntry
from csdesk.words import Phrase

ENTRIES = 200


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A kept command: when (UTC), what it is called, and whether it stands or was taken back."""

    id: int
    at: datetime
    title: Phrase
    stands: bool


def list_entries(
    session: Session, account_id: int | None = None, limit: int = ENTRIES
) -> tuple[EntryRow, ...]:
    """The last entries of the history, of one account or of the whole book; also of accounts that are gone."""
    statement = select(HistoryEntry.id, HistoryEntry.at, HistoryEntry.title, HistoryEntry.state)
    if account_id is not None:
        own = select(HistoryAccount.entry_id).where(HistoryAccount.account_id == account_id)
        statement = statement.where(HistoryEntry.id.in_(own))
    rows = session.execute(statement.order_by(HistoryEntry.id.desc()).limit(limit))
    return tuple(
        EntryRow(entry, at.replace(tzinfo=UTC), phrases.read(title), state is EntryState.DONE)
        for entry, at, title, state in rows
    )
