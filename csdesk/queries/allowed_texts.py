"""What may stand in an account's files although it is searched for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import AllowedText


@dataclass(frozen=True, slots=True)
class AllowedRow:
    """A text that may pass, why, and since when."""

    id: int
    text: str
    reason: str
    allowed_on: date


def allowed_texts(session: Session, account_id: int) -> tuple[AllowedRow, ...]:
    """The texts that were allowed for an account, the newest first."""
    statement = (
        select(AllowedText).where(AllowedText.account_id == account_id).order_by(AllowedText.id.desc())
    )
    return tuple(
        AllowedRow(one.id, one.text, one.reason, one.allowed_on) for one in session.scalars(statement)
    )
