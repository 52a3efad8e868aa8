"""What can be chosen for the line that is being typed: readings for the accounts that may be meant, or accounts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from csdesk.domain.capture import Around, Reading, readings
from csdesk.domain.typed import Manner
from csdesk.domain.typed_account import AccountNames, Meant, NamedAccount

MOST = 7
MOST_ACCOUNTS = 5


@dataclass(frozen=True, slots=True)
class ReadAs:
    """One way to understand the line, of one account."""

    account: int
    name: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class About:
    """The line is about this account, which is then written into it: `text` is the line with its name."""

    account: NamedAccount
    text: str


Choice = ReadAs | About


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen, the likeliest first; `wanted` are the accounts that must be known better to say more."""

    meant: Meant
    choices: tuple[Choice, ...]
    wanted: tuple[int, ...] = ()

    @property
    def lacks_account(self) -> bool:
        """Whether nobody knows yet which account the line is about."""
        return not self.meant.accounts


def choices(
    line: str,
    names: AccountNames,
    here: NamedAccount | None,
    *,
    known: Mapping[int, Around],
    manner: Manner,
    offered: Callable[[], Collection[NamedAccount]],
) -> Choices:
    """What a line may mean. `here` is the open account, `offered` those to choose from where none can be guessed."""
    meant = names.meant(line, here)
    if not meant.accounts:
        found = names.beginning(meant.sought) if meant.sought else tuple(offered())
        return Choices(
            meant, tuple(_named(line, one) for one in found[:MOST_ACCOUNTS]) if line.strip() else ()
        )
    accounts = meant.accounts[:MOST_ACCOUNTS]
    if not meant.text:
        return Choices(meant, tuple(_named(line, one) for one in accounts if not _is_whole(meant, one)))
    wanted = tuple(one.id for one in accounts if one.id not in known)
    ways = [
        [ReadAs(one.id, one.name, way) for way in readings(meant.text, known[one.id], manner, meant.figure)]
        for one in accounts
        if one.id in known
    ]
    return Choices(meant, tuple(islice(_likeliest_first(ways), MOST)), wanted)


def _likeliest_first(ways: list[list[ReadAs]]) -> Iterator[ReadAs]:
    """The likeliest reading of each account, then their next ones."""
    return (way for way in chain.from_iterable(zip_longest(*ways)) if way is not None)


def _named(line: str, account: NamedAccount) -> About:
    before, at, _ = line.partition("@")
    return About(account, f"{(before if at else line).strip()} @{account.name} ".lstrip())


def _is_whole(meant: Meant, account: NamedAccount) -> bool:
    return meant.sought is None or meant.sought.casefold() == account.name.casefold()
