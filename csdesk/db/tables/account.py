"""Accounts, their contracts and the people on the customer's side."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from csdesk.db.tables.base import (
    NAME_LENGTH,
    Amount,
    Base,
    Parts,
    Travelling,
    child_of,
    choice,
    link_to,
    rules,
)
from csdesk.domain.account import AccountStatus
from csdesk.domain.contact import Level, Part
from csdesk.domain.contract import ContractEventKind


class Account(Travelling):
    """A customer."""

    __tablename__ = "account"
    __table_args__ = rules(Index("uq_account_name", text("lower(name)"), unique=True))

    external_id: Mapped[str | None] = mapped_column(String(NAME_LENGTH), unique=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    status: Mapped[AccountStatus] = mapped_column(
        choice(AccountStatus, "status"), default=AccountStatus.ACTIVE
    )
    industry: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    country: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    segment: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    customer_since: Mapped[date | None]
    required_outcome: Mapped[str] = mapped_column(Text, default="")
    appropriate_experience: Mapped[str] = mapped_column(Text, default="")
    reason_to_buy: Mapped[str] = mapped_column(Text, default="")
    locale: Mapped[str] = mapped_column(String(20), default="", server_default="")
    """The language and the number format of what goes to the customer; "" is the user's own."""
    logo: Mapped[str] = mapped_column(String(64), default="", server_default="")
    """The SHA-256 of the customer's logo in `kept_file`, or ""."""
    speak_every: Mapped[int | None]
    """Days within which the sponsor is to be spoken to, where that was agreed."""


class Contract(Travelling):
    """What the customer signed, for how long and for how much a year. Never shared."""

    __tablename__ = "contract"
    __table_args__ = rules(
        CheckConstraint("ends IS NULL OR ends >= starts", name="ends_after_start"),
        CheckConstraint("(annual_value IS NULL) = (currency IS NULL)", name="value_has_currency"),
    )
    owner = "account_id"

    account_id: Mapped[int] = child_of("account")
    external_id: Mapped[str | None] = mapped_column(String(NAME_LENGTH), unique=True)
    starts: Mapped[date]
    ends: Mapped[date | None] = mapped_column(index=True)
    annual_value: Mapped[Decimal | None] = mapped_column(Amount)
    currency: Mapped[str | None] = mapped_column(String(3))
    predecessor_id: Mapped[int | None] = link_to("contract")


class ContractEvent(Base):
    """What happened to a contract, and by how much a year its value changed (in the contract's currency)."""

    __tablename__ = "contract_event"
    owner = "contract_id"

    contract_id: Mapped[int] = child_of("contract")
    day: Mapped[date]
    kind: Mapped[ContractEventKind] = mapped_column(choice(ContractEventKind, "kind"))
    value_change: Mapped[Decimal | None] = mapped_column(Amount)
    reason: Mapped[str] = mapped_column(Text, default="")


class Contact(Travelling):
    """A person on the customer's side. The stance is ours alone and never shared."""

    __tablename__ = "contact"
    owner = "account_id"

    account_id: Mapped[int] = child_of("account")
    external_id: Mapped[str | None] = mapped_column(String(NAME_LENGTH), unique=True)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    title: Mapped[str] = mapped_column(String(NAME_LENGTH), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    level: Mapped[Level | None] = mapped_column(choice(Level, "level"))
    parts: Mapped[frozenset[Part]] = mapped_column(Parts, default=frozenset)
    stance: Mapped[str] = mapped_column(Text, default="")
    left_on: Mapped[date | None]
    shared: Mapped[bool] = mapped_column(default=False)
