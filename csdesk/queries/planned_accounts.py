"""The accounts that have a success plan to review, shared or not."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Account, Plan
from csdesk.domain.plan import PlanStatus
from csdesk.queries.account_names import AccountName


def planned_accounts(session: Session) -> tuple[AccountName, ...]:
    """Every account with a plan that was not cancelled, by name."""
    planned = select(Plan.account_id).where(Plan.status != PlanStatus.CANCELLED)
    rows = session.execute(
        select(Account.id, Account.name).where(Account.id.in_(planned)).order_by(Account.name)
    )
    return tuple(AccountName(*row) for row in rows)
