"""Which account a file's words mean: by external id, then name, then the domain of its people's e-mail addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from csdesk.commands.imported_accounts import NewAccount
from csdesk.domain.fields import clean_line, clean_name
from csdesk.domain.folding import key_of
from csdesk.errors import Refusal
from csdesk.exchange.mail_domains import EVERYBODYS, bare_domain
from csdesk.flows.near_names import NearNames
from csdesk.queries.matching import KnownAccount
from csdesk.words import Phrase, counted, phrase

CREATE = "create_accounts"
"""What a complaint of an unknown account is mended by."""
UNKNOWN = phrase("the book has no account with this external id or name.")
NEARLY = phrase("{unknown} Nearly the same: “{near}”.")
NO_DOMAIN = phrase("no account has people with this e-mail domain.")
EVERYBODYS_DOMAIN = phrase("anybody may have an address at this domain, so it tells no account.")


@dataclass(frozen=True, slots=True)
class Domains:
    """Accounts by the e-mail domains of their contacts, where a domain means one account alone."""

    accounts: dict[str, int]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, int]]) -> Domains:
        """From domains with their accounts."""
        found: dict[str, set[int]] = {}
        for domain, account in pairs:
            found.setdefault(bare_domain(domain), set()).add(account)
        return cls(
            {
                domain: next(iter(accounts))
                for domain, accounts in found.items()
                if len(accounts) == 1 and domain and domain not in EVERYBODYS
            }
        )


class AccountFinder:
    """Finds accounts; with `create` one that is not there is made, else it is said which name is nearly the same."""

    def __init__(
        self, accounts: Iterable[KnownAccount], *, create: bool, domains: Domains | None = None
    ) -> None:
        known = list(accounts)
        self._create = create
        self._domains = domains.accounts if domains else {}
        self._names = {one.id: one.name for one in known}
        self._guessed: dict[str, int] = {}
        self._near = NearNames(one.name for one in known)
        self._found: dict[str, int | NewAccount | Phrase] = {key_of(one.name): one.id for one in known}
        self._found |= {key_of(one.external_id): one.id for one in known if one.external_id}

    def find(self, text: str) -> int | NewAccount | Phrase:
        """The account that a text means, or why there is none."""
        wanted = key_of(text)
        if wanted not in self._found:
            self._found[wanted] = self._new(text)
        return self._found[wanted]

    def find_or_guess(self, text: str) -> int | NewAccount | Phrase:
        """As `find`; what the book knows by no id or name may be an address, or the domain, of an account's people."""
        wanted = key_of(text)
        if wanted not in self._found:
            self._found[wanted] = self._guess(text)
        return self._found[wanted]

    @property
    def guessed(self) -> tuple[tuple[str, str], ...]:
        """The domains of addresses by which accounts were only guessed, each with its account's name."""
        return tuple((domain, self._names[account]) for domain, account in self._guessed.items())

    def guessed_by(self, text: str) -> str:
        """The domain by which the account was guessed that a text means; empty where it was found otherwise."""
        domain = bare_domain(text)
        return domain if domain in self._guessed else ""

    def by_domain(self, text: str) -> int | None:
        """The account whose people have an e-mail address of this domain, or None where that is not one alone."""
        return self._domains.get(bare_domain(text))

    def _guess(self, text: str) -> int | NewAccount | Phrase:
        domain, found = bare_domain(text), self.by_domain(text)
        if found is not None:
            self._guessed[domain] = found
            return found
        if "@" in text:
            return EVERYBODYS_DOMAIN if domain in EVERYBODYS else NO_DOMAIN
        return self._new(text)

    def _new(self, text: str) -> NewAccount | Phrase:
        if not self._create:
            near = self._near.to(text)
            if near is None:
                return UNKNOWN
            return phrase(NEARLY.template, unknown=UNKNOWN, near=near)
        try:
            name = clean_name(text)
        except Refusal as refused:
            return refused.said
        return NewAccount(name, clean_line(text))


def can_be_made(why: Phrase) -> bool:
    """Whether a complaint is of an account that could be made, as it is named."""
    return why.template in {UNKNOWN.template, NEARLY.template}


def guessed_said(count: int) -> Phrase:
    """That accounts were only guessed, so that somebody sees whether they are meant."""
    return counted(
        "One account is guessed, by the e-mail domain of its people; see that it is meant.",
        "{count} accounts are guessed, by the e-mail domains of their people; see that they are meant.",
        count,
    )


def guesses_said(guessed: Sequence[tuple[str, str]]) -> list[Phrase]:
    """The same with the domains and accounts, a line each; nothing where there are none."""
    if not guessed:
        return []
    lines = [phrase("{domain} → {account}", domain=domain, account=name) for domain, name in guessed]
    return [guessed_said(len(guessed)), *lines]


def near_of(why: Phrase) -> str:
    """The name that a complaint calls nearly the same; empty where it names none."""
    return str(dict(why.values)["near"]) if why.template == NEARLY.template else ""
