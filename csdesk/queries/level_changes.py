"""Which level a person of the customer's stood at before it was changed, as the history of edits knows it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Contact, EntryState, HistoryEntry, HistoryRow
from csdesk.domain.contact import Level

LevelUntil = tuple[date, Level]
"""The day on which a level was changed, and the level until then."""


def level_changes(session: Session, account_id: int) -> Mapping[int, tuple[LevelUntil, ...]]:
    """By contact of an account, the changes of the level that stand, the first one first.

    That a level was not known says nothing of the time before.
    """
    own = select(Contact.id).where(Contact.account_id == account_id)
    rows = session.execute(
        select(HistoryEntry.at, HistoryRow.row_id, HistoryRow.before, HistoryRow.after)
        .join(HistoryEntry, HistoryEntry.id == HistoryRow.entry_id)
        .where(
            HistoryRow.table_name == Contact.__tablename__,
            HistoryRow.row_id.in_(own),
            HistoryRow.before.is_not(None),
            HistoryRow.after.is_not(None),
            HistoryEntry.state == EntryState.DONE,
        )
        .order_by(HistoryRow.id)
    )
    found: dict[int, list[LevelUntil]] = defaultdict(list)
    for at, contact, before, after in rows:
        until, since = (json.loads(image or "{}").get("level") for image in (before, after))
        if until is not None and until != since:
            found[contact].append((at.replace(tzinfo=UTC).astimezone().date(), Level(until)))
    return {contact: tuple(changes) for contact, changes in found.items()}
