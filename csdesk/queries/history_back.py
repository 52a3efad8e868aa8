"""What going back to just after an entry of the history would take back, and what would stay."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db import phrases
from csdesk.db.going_back import survey_back
from csdesk.db.tables import EntryState, HistoryEntry
from csdesk.queries.history import entry_title
from csdesk.queries.taking_back import TakeBackRow, said_survey
from csdesk.words import Phrase

NAMED = 200
"""At most so many changes are named that would be taken back, the latest first."""


@dataclass(frozen=True, slots=True)
class GoBackRow:
    """Going back to an entry: how many later ones that takes back, the names of the latest, and what goes and stays."""

    entry: int
    title: Phrase
    entries: int
    named: tuple[Phrase, ...]
    row: TakeBackRow


def what_going_back_does(session: Session, entry: int) -> GoBackRow:
    """Look at it; nothing is changed. Raises Refusal where nothing was done since."""
    found = survey_back(session.connection(), entry)
    later = select(HistoryEntry.title).where(HistoryEntry.id > entry, HistoryEntry.state == EntryState.DONE)
    titles = session.scalars(later.order_by(HistoryEntry.id.desc()).limit(NAMED))
    return GoBackRow(
        entry,
        entry_title(session, entry),
        found.entries,
        tuple(phrases.read(title) for title in titles),
        said_survey(session, found),
    )
