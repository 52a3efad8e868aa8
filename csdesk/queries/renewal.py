"""When an account's contracts run out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import Session, aliased

from csdesk.db.tables import Contract, ContractEvent
from csdesk.domain.contract import ContractEventKind


def renewals(session: Session, today: date, account_id: int | None = None) -> Mapping[int, date]:
    """The next day on which a contract ends that nothing follows yet, by account; when all have ended, the last day.

    A contract that was lost is not renewed.
    """
    successor = aliased(Contract)
    followed = exists().where(successor.predecessor_id == Contract.id)
    lost = exists().where(
        ContractEvent.contract_id == Contract.id, ContractEvent.kind == ContractEventKind.LOST
    )
    ahead = case((Contract.ends >= today, Contract.ends))
    day = func.coalesce(func.min(ahead), func.max(Contract.ends), type_=Contract.ends.type)
    statement = (
        select(Contract.account_id, day)
        .where(Contract.ends.is_not(None), ~followed, ~lost)
        .group_by(Contract.account_id)
    )
    if account_id is not None:
        statement = statement.where(Contract.account_id == account_id)
    return dict(session.execute(statement).all())
