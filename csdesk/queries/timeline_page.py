"""The Timeline section in one question: what has a day, and everything that happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from csdesk.domain.happened import Happened
from csdesk.queries.happened import happened
from csdesk.queries.timeline import Timeline, timeline


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """An account's timeline as records, and as one list, the latest first."""

    timeline: Timeline
    happened: tuple[Happened, ...]


def timeline_page(session: Session, account_id: int, today: date) -> TimelinePage:
    """Both as of today."""
    found = timeline(session, account_id, today)
    return TimelinePage(found, happened(session, account_id, today, found))
