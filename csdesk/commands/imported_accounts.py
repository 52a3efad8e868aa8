"""Accounts that come in because something of theirs does: known by their name and their source's id alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from csdesk.commands import account
from csdesk.commands.edits import cleaned
from csdesk.db.tables import Account
from csdesk.db.work import Work
from csdesk.domain.account import AccountStatus
from csdesk.errors import Refusal


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account that the book doesn't have yet, by its name and its source's id."""

    name: str
    external_id: str | None


def add_accounts(work: Work, accounts: Iterable[NewAccount]) -> dict[NewAccount, int]:
    """Add accounts; gives their ids. Refuses one that the book turns out to have meanwhile."""
    new = list(dict.fromkeys(accounts))
    rows: list[dict[str, Any]] = [
        {
            **cleaned({"name": one.name, "external_id": one.external_id}, account.RULES),
            "status": AccountStatus.ACTIVE,
        }
        for one in new
    ]
    refuse_known_accounts(work, rows)
    return dict(zip(new, work.insert_many(Account, rows), strict=True))


def refuse_known_accounts(work: Work, rows: Sequence[Mapping[str, Any]]) -> None:
    """Refuse new accounts whose name or external id an account has, or two of them have."""
    if not rows:
        return
    for field in (Account.name, Account.external_id):
        known = {text.casefold() for (text,) in work.values(select(field).where(field.is_not(None)))}
        for row in rows:
            text = row.get(field.key)
            if text is None:
                continue
            if text.casefold() in known:
                raise Refusal("There is an account “{name}” by now; import the file again.", name=text)
            known.add(text.casefold())
