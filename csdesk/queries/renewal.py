"""When an account's contracts run out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Exists, case, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from csdesk.db.tables import Contract, ContractEvent
from csdesk.domain.contract import ContractEventKind


def renewals(session: Session, today: date, account_id: int | None = None) -> Mapping[int, date]:
    """The next day on which a contract ends that nothing follows yet, by account; when all have ended, the last day.

    A contract that was lost is not renewed. While one runs without a last day, not all have ended.
    """
    successor = aliased(Contract)
    followed = exists().where(successor.predecessor_id == Contract.id)
    ahead = func.min(case((Contract.ends >= today, Contract.ends)))
    behind = case((func.count() == func.count(Contract.ends), func.max(Contract.ends)))
    day = func.coalesce(ahead, behind, type_=Contract.ends.type)
    statement = (
        select(Contract.account_id, day)
        .where(~followed, ~_lost(Contract.id))
        .group_by(Contract.account_id)
        .having(day.is_not(None))
    )
    if account_id is not None:
        statement = statement.where(Contract.account_id == account_id)
    return dict(session.execute(statement).all())


def runs_on(session: Session, account_id: int) -> bool:
    """Whether a contract of the account has no last day, and was not lost."""
    own = Contract.account_id == account_id, Contract.ends.is_(None), ~_lost(Contract.id)
    return session.scalar(select(exists().where(*own))) or False


def _lost(contract: InstrumentedAttribute[int]) -> Exists:
    return exists().where(ContractEvent.contract_id == contract, ContractEvent.kind == ContractEventKind.LOST)
