"""What must not stand in a file for a customer: other customers' names, and what is kept internal about this one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from sqlalchemy import Column, Enum, String, select
from sqlalchemy.orm import Session

from csdesk.db.owners import record_tables, with_account
from csdesk.db.tables import Account, AllowedText, Contact
from csdesk.db.tables.base import Amount, Parts

NO_WORDS = frozenset(
    (
        "uuid external_id currency expansion_currency worth_currency locale logo sha256 written_sha256 unit code "
        "rule subject differences facts certificate rows"
    ).split()
)
"""Columns of letters that nobody wrote as words: keys, codes, and what csdesk wrote down of a file."""

OURS = frozenset({"review_file"})
"""Tables whose words csdesk chose itself: what files of reviews are called is what reviews say."""


@dataclass(frozen=True, slots=True)
class KeepOut:
    """Everything to search a review of an account for before it goes out.

    `texts` are all that was written about the account: what is shared of them is taken out by whoever knows it.
    `allowed` may pass all the same.
    """

    accounts: tuple[str, ...]
    people: tuple[str, ...]
    identifiers: tuple[str, ...]
    texts: tuple[str, ...]
    amounts: tuple[Decimal, ...]
    allowed: tuple[str, ...]


def keep_out(session: Session, account_id: int) -> KeepOut:
    """Other accounts and their people, people of this one who aren't shared, and all its texts, keys and amounts."""
    people = select(Contact.name).where((Contact.account_id != account_id) | ~Contact.shared)
    allowed = select(AllowedText.text).where(AllowedText.account_id == account_id).order_by(AllowedText.id)
    return KeepOut(
        accounts=tuple(session.scalars(select(Account.name).where(Account.id != account_id))),
        people=tuple(session.scalars(people)),
        identifiers=tuple(_identifiers(session, account_id)),
        texts=tuple(dict.fromkeys(_texts(session, account_id))),
        amounts=tuple(dict.fromkeys(_amounts(session, account_id))),
        allowed=tuple(session.scalars(allowed)),
    )


def _texts(session: Session, account_id: int) -> Iterator[str]:
    """Every text in every record that lies under the account, whatever table and column it stands in."""
    for name, columns in _worded().items():
        joined, account = with_account(name)
        rows = session.execute(select(*columns).select_from(joined).where(account == account_id))
        yield from (text for row in rows for text in row if text and text.strip())


def _identifiers(session: Session, account_id: int) -> Iterator[str]:
    """The keys by which records are known elsewhere; of other accounts those that came from other programs."""
    for name, table in record_tables().items():
        if "external_id" in table.c:
            yield from session.scalars(select(table.c.external_id).where(table.c.external_id.is_not(None)))
        if "uuid" in table.c:
            joined, account = with_account(name)
            yield from session.scalars(select(table.c.uuid).select_from(joined).where(account == account_id))


def _amounts(session: Session, account_id: int) -> Iterator[Decimal]:
    """What contracts and expansions are about, whichever way the money goes."""
    for name, column in (
        ("contract", "annual_value"),
        ("contract_event", "value_change"),
        ("milestone", "expansion_value"),
    ):
        joined, account = with_account(name)
        amount = record_tables()[name].c[column]
        found = select(amount).select_from(joined).where(account == account_id, amount.is_not(None))
        yield from (abs(one) for one in session.scalars(found))


@cache
def _worded() -> dict[str, tuple[Column[str], ...]]:
    """The columns of every table that hold what somebody wrote."""
    found = {
        name: tuple(
            column
            for column in table.columns
            if isinstance(column.type, String)
            and not isinstance(column.type, Enum | Amount | Parts)
            and column.name not in NO_WORDS
        )
        for name, table in record_tables().items()
    }
    return {name: columns for name, columns in found.items() if columns and name not in OURS}
