"""Which account a line is about: "@acme …", "Acme: …", its name anywhere, or one of its people alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from csdesk.domain.folding import fold
from csdesk.domain.typed import unaddressed

AT = re.compile(r"(?:^|\s)@(?P<said>\S.*)$|(?:^|\s)@$")
LONGEST_NAME = 8  # words
FEW = 5
"""Accounts that one first word may stand for."""

LEAST_LETTERS = 4
"""Of a first word that stands for an account's whole name, and of a last name that stands for a person's."""


@dataclass(frozen=True, slots=True)
class NamedAccount:
    """An account that may be meant."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Meant:
    """The accounts that a line may be about, the likeliest first, and its text without "@…" or "Acme:".

    `figure` is the text with every naming left out, by which a metric is looked for. `sought` is what stands behind
    an "@", empty where nothing does yet; None without one.
    """

    accounts: tuple[NamedAccount, ...]
    text: str
    figure: str
    sought: str | None = None


class AccountNames:
    """All accounts of a book by their names, and by their people, made ready to be looked for at every key."""

    def __init__(self, accounts: Iterable[NamedAccount], people: Iterable[tuple[int, str]] = ()) -> None:
        self._accounts = {one.id: one for one in accounts}
        self._folded = {one.id: fold(" ".join(one.name.split())) for one in self._accounts.values()}
        self._by_name = {name.rstrip("."): self._accounts[one] for one, name in self._folded.items()}
        self._by_first: dict[str, list[NamedAccount]] = defaultdict(list)
        for one in self._accounts.values():
            first = re.match(r"\w+", self._folded[one.id])
            if first is not None:
                self._by_first[first.group()].append(one)
        self._by_person: dict[str, set[int]] = defaultdict(set)
        for account, name in people:
            bare = fold(unaddressed(name))
            for said in {fold(" ".join(name.split())), bare, *bare.split()[:1], *_last_name(bare)}:
                self._by_person[said].add(account)

    def meant(self, line: str, here: NamedAccount | None) -> Meant:
        """The accounts that `line` may be about; `here` is the one that is open, meant where no other is named."""
        text = " ".join(line.split())
        at = AT.search(text)
        if at is not None:
            return self._after_at(text, at)
        head, colon, rest = text.partition(":")
        headed = self._called(head) if colon else ()
        if headed:
            return Meant(headed, rest.strip(), rest.strip())
        named, without = self._within(text)
        if not named and here is None:
            named = self._through_people(text)
        if here is not None and here not in named:
            named = (*named, here)
        return Meant(named, text, without)

    def beginning(self, said: str) -> tuple[NamedAccount, ...]:
        """The accounts of whose names a word begins so, those that begin so themselves first, then by name."""
        wanted = fold(" ".join(said.split()))
        found = [
            (not name.startswith(wanted), name, account)
            for account, name in self._folded.items()
            if name.startswith(wanted) or f" {wanted}" in name
        ]
        exact = [account for _, name, account in found if name == wanted]
        return tuple(self._accounts[account] for account in exact or (one[2] for one in sorted(found)))

    def _after_at(self, text: str, at: re.Match[str]) -> Meant:
        said = (at["said"] or "").split()
        before = text[: at.start()].strip()
        for length in range(min(LONGEST_NAME, len(said)), 0, -1):
            name = " ".join(said[:length]).rstrip(",:;")
            found = self.beginning(name)
            if found:
                rest = " ".join((before, *said[length:])).strip(" ,:")
                return Meant(found, rest, rest, name)
        rest = " ".join((before, *said[1:])).strip(" ,:")
        return Meant((), rest, rest, said[0] if said else "")

    def _called(self, said: str) -> tuple[NamedAccount, ...]:
        """The accounts that are called so, whole or by the first word alone."""
        wanted = fold(" ".join(said.split()))
        whole = self._by_name.get(wanted.rstrip("."))
        there = self._by_first.get(wanted, ()) if len(wanted) >= LEAST_LETTERS else ()
        return (whole,) if whole is not None else tuple(there[:FEW])

    def _within(self, text: str) -> tuple[tuple[NamedAccount, ...], str]:
        """Accounts named in a text, and the text without that name: the whole name, or a first word with a capital."""
        words = [(found.start(), found.end()) for found in re.finditer(r"\w+", text)]
        for at, (start, end) in enumerate(words):
            for _, last in reversed(words[at : at + LONGEST_NAME]):
                whole = self._by_name.get(fold(text[start:last]))
                if whole is not None:
                    return (whole,), _without(text, start, last)
            there = self._by_first.get(fold(text[start:end]), ())
            if 0 < len(there) <= FEW and text[start].isupper() and end - start >= LEAST_LETTERS:
                return tuple(there), _without(text, start, end)
        return (), text

    def _through_people(self, text: str) -> tuple[NamedAccount, ...]:
        words = fold(text).split()
        for length in (3, 2, 1):
            for start in range(len(words) - length + 1):
                said = " ".join(words[start : start + length]).strip(",.;:?!")
                if said in self._by_person:
                    found = (self._accounts[one] for one in self._by_person[said])
                    return tuple(sorted(found, key=lambda one: one.name.casefold()))
        return ()


def _last_name(name: str) -> list[str]:
    return [word for word in name.split()[1:][-1:] if len(word) >= LEAST_LETTERS]


def _without(text: str, start: int, end: int) -> str:
    return " ".join((text[:start] + text[end:]).split())
