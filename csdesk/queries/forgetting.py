"""What forgetting a person or an account would erase from the book, and whom only its history still knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.forgetting import forecast
from csdesk.db.forgetting_subject import traces_of
from csdesk.db.tables import Account
from csdesk.domain.forgetting import Forecast, Kind, Whom


@dataclass(frozen=True, slots=True)
class DeletedRow:
    """A deleted account, or a deleted person with the account's name, and when it was last touched (UTC)."""

    whom: Whom
    name: str
    account: str
    at: datetime


def forecast_of(session: Session, whom: Whom) -> Forecast:
    """Count it; nothing is changed. Raises Refusal where not even the history knows the record."""
    return forecast(session.connection(), whom)


def deleted_records(session: Session) -> tuple[DeletedRow, ...]:
    """The deleted accounts and people that the history still knows, the last one first."""
    connection = session.connection()
    names = {row.id: row.name for row in connection.execute(select(Account.id, Account.name))}
    accounts, people = (traces_of(connection, kind) for kind in (Kind.ACCOUNT, Kind.CONTACT))
    names |= {trace.subject.whom.id: trace.subject.name for trace in accounts}
    rows = [
        DeletedRow(
            trace.subject.whom,
            trace.subject.name,
            names.get(trace.subject.account, "") if trace.subject.whom.kind is Kind.CONTACT else "",
            trace.at,
        )
        for trace in (*accounts, *people)
    ]
    return tuple(sorted(rows, key=lambda row: row.at, reverse=True))
