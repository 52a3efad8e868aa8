"""What a book holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csdesk.db.tables import Account, Contact, Goal, Measurement, Metric, Plan


@dataclass(frozen=True, slots=True)
class BookSummary:
    """How many records of each kind there are."""

    accounts: int
    contacts: int
    plans: int
    goals: int
    metrics: int
    measurements: int


def book_summary(session: Session) -> BookSummary:
    """How much there is in the book; an empty one shows how to begin."""
    counts = (
        select(func.count(table.id)).scalar_subquery()
        for table in (Account, Contact, Plan, Goal, Metric, Measurement)
    )
    return BookSummary(*session.execute(select(*counts)).one())
