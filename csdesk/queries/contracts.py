"""An account's contracts with what happened to them. Internal, all of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Contract, ContractEvent
from csdesk.domain.contract import ContractEventKind


@dataclass(frozen=True, slots=True)
class ContractEventRow:
    """What happened to a contract; the change of its annual value is in the contract's currency."""

    id: int
    day: date
    kind: ContractEventKind
    value_change: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A contract with its events by their days."""

    id: int
    external_id: str | None
    starts: date
    ends: date | None
    annual_value: Decimal | None
    currency: str | None
    predecessor_id: int | None
    events: tuple[ContractEventRow, ...]


def list_contracts(session: Session, account_id: int) -> tuple[ContractRow, ...]:
    """The contracts of an account, the first one first."""
    own = select(Contract.id).where(Contract.account_id == account_id)
    events: dict[int, list[ContractEventRow]] = defaultdict(list)
    for row in session.scalars(
        select(ContractEvent).where(ContractEvent.contract_id.in_(own)).order_by(ContractEvent.day)
    ):
        events[row.contract_id].append(
            ContractEventRow(row.id, row.day, row.kind, row.value_change, row.reason)
        )
    contracts = session.scalars(
        select(Contract).where(Contract.account_id == account_id).order_by(Contract.starts, Contract.id)
    )
    return tuple(
        ContractRow(
            id=row.id,
            external_id=row.external_id,
            starts=row.starts,
            ends=row.ends,
            annual_value=row.annual_value,
            currency=row.currency,
            predecessor_id=row.predecessor_id,
            events=tuple(events[row.id]),
        )
        for row in contracts
    )
