"""The accounts by name alone, for going to one of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Account


@dataclass(frozen=True, slots=True)
class AccountName:
    """An account's id and name."""

    id: int
    name: str


def account_names(session: Session) -> tuple[AccountName, ...]:
    """All accounts, in no order."""
    return tuple(AccountName(*row) for row in session.execute(select(Account.id, Account.name)))
