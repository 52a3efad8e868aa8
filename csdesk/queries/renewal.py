"""When an account's contracts run out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, Exists, case, exists, func, select
from sqlalchemy.orm import Session

from csdesk.db.plain import plain
from csdesk.db.tables import Contract, ContractEvent
from csdesk.domain.contract import ContractEventKind


def renewals(session: Session, today: date, account_id: int | None = None) -> Mapping[int, date]:
    """The next day on which a contract ends that nothing follows yet, by account; when all have ended, the last day.

    A contract that was lost is not renewed. While one runs without a last day, not all have ended.
    """
    contract, successor = plain(Contract).c, plain(Contract).alias().c
    followed = exists().where(successor.predecessor_id == contract.id)
    ahead = func.min(case((contract.ends >= today, contract.ends)))
    behind = case((func.count() == func.count(contract.ends), func.max(contract.ends)))
    day = func.coalesce(ahead, behind, type_=contract.ends.type)
    statement = (
        select(contract.account_id, day)
        .where(~followed, ~_lost(contract.id))
        .group_by(contract.account_id)
        .having(day.is_not(None))
    )
    if account_id is not None:
        statement = statement.where(contract.account_id == account_id)
    return dict(session.execute(statement).all())


def runs_on(session: Session, account_id: int) -> bool:
    """Whether a contract of the account has no last day, and was not lost."""
    contract = plain(Contract).c
    own = contract.account_id == account_id, contract.ends.is_(None), ~_lost(contract.id)
    return session.scalar(select(exists().where(*own))) or False


def _lost(contract: ColumnElement[int]) -> Exists:
    event = plain(ContractEvent).c
    return exists().where(event.contract_id == contract, event.kind == ContractEventKind.LOST)
