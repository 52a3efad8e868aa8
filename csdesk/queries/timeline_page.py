"""The Timeline section in one question: what has a day, everything that happened, and what can be chosen there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from csdesk.domain.happened import Happened
from csdesk.domain.typed import Known
from csdesk.queries.happened import happened
from csdesk.queries.known_people import known_people
from csdesk.queries.metrics import MetricRow, list_metrics
from csdesk.queries.people import ContactName, contact_names
from csdesk.queries.timeline import Timeline, timeline


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """An account's timeline as records, and as one list, the latest first; its people and metrics to choose from.

    `known` are those who may be meant where somebody is named in what is typed.
    """

    timeline: Timeline
    happened: tuple[Happened, ...]
    contacts: tuple[ContactName, ...]
    metrics: tuple[MetricRow, ...]
    known: tuple[Known, ...]


def timeline_page(session: Session, account_id: int, today: date) -> TimelinePage:
    """All of it as of today."""
    found = timeline(session, account_id, today)
    return TimelinePage(
        timeline=found,
        happened=happened(session, account_id, today, found),
        contacts=contact_names(session, account_id),
        metrics=list_metrics(session, account_id),
        known=known_people(session, account_id),
    )
