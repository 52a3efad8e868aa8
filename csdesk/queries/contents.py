"""What a book holds, for telling one state of it from another."""

from __future__ import annotations

from datetime import UTC

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csdesk.db.backups import history_state
from csdesk.db.tables import Account, HistoryEntry, Measurement
from csdesk.domain.backup import Contents


def book_contents(session: Session) -> Contents:
    """Accounts, measurements and the last change. It names only columns that every version of a book has."""
    accounts = dict(iter(session.execute(select(Account.uuid, Account.name))))
    measurements = session.scalar(select(func.count(Measurement.id))) or 0
    last = session.scalar(select(func.max(HistoryEntry.at)))
    at = None if last is None else last.replace(tzinfo=UTC)
    return Contents(accounts, measurements, at, history_state(session.connection()))
