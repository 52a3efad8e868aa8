"""One account found by the name that somebody wrote."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from sqlalchemy.orm import Session

from csdesk.domain.folding import key_of
from csdesk.errors import Refusal
from csdesk.queries.account_names import AccountName, account_names

NEAR_NAMES = 3


def account_by_name(session: Session, name: str) -> AccountName:
    """The account called so, letter by letter or else whatever the case.

    Raises Refusal that names the nearest ones where there is none, or where several differ only in case.
    """
    accounts = account_names(session)
    for found in ([one for one in accounts if one.name == name], _alike(accounts, name)):
        if len(found) == 1:
            return found[0]
    near = get_close_matches(name.casefold(), [one.name.casefold() for one in accounts], NEAR_NAMES)
    names = [one.name for folded in near for one in accounts if one.name.casefold() == folded]
    if not names:
        raise Refusal("There is no account called “{name}”.", field="account", name=name)
    raise Refusal(
        "There is no account called “{name}”. Did you mean {near}?",
        field="account",
        name=name,
        near=", ".join(f"“{one}”" for one in dict.fromkeys(names)),
    )


def _alike(accounts: Sequence[AccountName], name: str) -> list[AccountName]:
    wanted = key_of(name)
    return [one for one in accounts if one.name.casefold() == wanted]
