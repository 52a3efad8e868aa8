"""What must not stand in a file for a customer: other customers' names, and what is kept internal about this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from csdesk.db.tables import Account, Change, Contact, Contract, ContractEvent, Metric, Milestone, Plan
from csdesk.words import Money


@dataclass(frozen=True, slots=True)
class KeepOut:
    """Names of others and of people that aren't shared, texts of records that aren't, and money of contracts."""

    names: tuple[str, ...]
    texts: tuple[str, ...]
    amounts: tuple[Money, ...]


def keep_out(session: Session, account_id: int) -> KeepOut:
    """Everything to search a review of this account for before it goes out."""
    others = select(Account.name).where(Account.id != account_id)
    people = select(Contact.name).where(Contact.account_id == account_id, ~Contact.shared)
    return KeepOut(
        names=(*session.scalars(others), *session.scalars(people)),
        texts=tuple(dict.fromkeys(text for text in _texts(session, account_id) if text.strip())),
        amounts=tuple(dict.fromkeys(_amounts(session, account_id))),
    )


def _texts(session: Session, account_id: int) -> Iterator[str]:
    """What was written about the account and isn't shared, or never can be."""
    own: tuple[InstrumentedAttribute[str], ...] = (
        Account.segment,
        Account.required_outcome,
        Account.appropriate_experience,
        Account.reason_to_buy,
    )
    for row in session.execute(select(*own).where(Account.id == account_id)):
        yield from row
    plans = select(Plan.id).where(Plan.account_id == account_id)
    contracts = select(Contract.id).where(Contract.account_id == account_id)
    statements = (
        select(Contact.stance).where(Contact.account_id == account_id),
        select(Plan.purpose).where(Plan.account_id == account_id, ~Plan.shared),
        select(Plan.title).where(Plan.account_id == account_id, ~Plan.shared),
        select(Metric.name).where(Metric.account_id == account_id, ~Metric.shared),
        select(Change.text).where(Change.account_id == account_id, ~Change.shared),
        select(Milestone.phrase).where(Milestone.plan_id.in_(plans), ~Milestone.shared),
        select(Milestone.reached_when).where(Milestone.plan_id.in_(plans), ~Milestone.shared),
        select(Milestone.expansion).where(Milestone.plan_id.in_(plans)),
        select(ContractEvent.reason).where(ContractEvent.contract_id.in_(contracts)),
    )
    for statement in statements:
        yield from session.scalars(statement)


def _amounts(session: Session, account_id: int) -> Iterator[Money]:
    contracts = select(Contract.annual_value, Contract.currency).where(Contract.account_id == account_id)
    events = (
        select(ContractEvent.value_change, Contract.currency)
        .join(Contract, Contract.id == ContractEvent.contract_id)
        .where(Contract.account_id == account_id)
    )
    plans = select(Plan.id).where(Plan.account_id == account_id)
    expansions = select(Milestone.expansion_value, Milestone.expansion_currency).where(
        Milestone.plan_id.in_(plans)
    )
    for statement in (contracts, events, expansions):
        for amount, currency in session.execute(statement):
            if amount is not None and currency is not None:
                yield Money(abs(Decimal(amount)), currency)
