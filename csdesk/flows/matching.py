"""Whose figures they are: a file's words for accounts and metrics, matched with what the book has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csdesk.commands.imported_accounts import NewAccount
from csdesk.domain.fields import clean_name
from csdesk.domain.folding import key_of
from csdesk.domain.metric import Kind
from csdesk.errors import Refusal
from csdesk.flows.finding_accounts import AccountFinder, Domains
from csdesk.flows.import_request import ImportRequest
from csdesk.flows.target import Target
from csdesk.queries.matching import KnownAccount, KnownMetric
from csdesk.words import Phrase, Value, phrase

NO_CONTRACTS: Mapping[str, int] = {}
NO_CONTRACT = phrase("the book has no contract with this external id.")


class Matching:
    """Finds accounts by external id, name, or the domain of an address, or by their contracts; metrics by name.

    Capitals count nowhere.
    """

    def __init__(
        self,
        accounts: Iterable[KnownAccount],
        metrics: Iterable[KnownMetric],
        request: ImportRequest,
        contracts: Mapping[str, int] = NO_CONTRACTS,
        domains: Domains | None = None,
    ) -> None:
        self._request = request
        known = list(accounts)
        self._accounts = AccountFinder(known, create=request.create_accounts, domains=domains)
        self._contracts = {key_of(text): owner for text, owner in contracts.items()}
        self._names = {one.id: one.name for one in known}
        self._metrics = {(one.account_id, key_of(one.name)): one for one in metrics}
        self._targets: dict[tuple[int | NewAccount, str], Target] = {}

    @property
    def targets(self) -> Iterable[Target]:
        """The metrics that were found or are to be made, in the order in which the file named them."""
        return self._targets.values()

    @property
    def guessed(self) -> tuple[tuple[str, str], ...]:
        """The domains of addresses by which accounts were only guessed, each with its account's name."""
        return self._accounts.guessed

    def account(self, text: str) -> int | NewAccount | Phrase:
        """The account that a text means, or why there is none."""
        if self._request.columns.account is not None:
            return self._accounts.find_or_guess(text)
        return self._contracts.get(key_of(text), NO_CONTRACT)

    def target(self, account: int | NewAccount, metric: str) -> Target | Phrase:
        """The account's metric that a text means, or why there can be none.

        Raises Refusal where the metric is there and unlike what was asked for.
        """
        place, ratio = (account, key_of(metric)), self._request.kind is Kind.RATIO
        if place in self._targets:
            return self._targets[place]
        known = self._metrics.get((account, key_of(metric))) if isinstance(account, int) else None
        if known is not None:
            self._insist(known)
            found = Target(account, known.name, known, known.cadence, is_ratio=ratio)
        else:
            try:
                name = clean_name(metric)
            except Refusal as refused:
                return refused.said
            request = self._request
            found = Target(account, name, None, request.cadence or request.usual_cadence, is_ratio=ratio)
        self._targets[place] = found
        return found

    def _insist(self, known: KnownMetric) -> None:
        request = self._request
        if request.kind is Kind.RATIO and known.kind is not Kind.RATIO:
            raise self._unlike(known, phrase("it holds plain values, so figures of two columns don't fit it"))
        if request.for_new_only:
            return
        if request.cadence not in {None, known.cadence}:
            raise self._unlike(known, phrase("its cadence is: {cadence}", cadence=known.cadence.label))
        if request.unit is not None and request.unit.strip() != known.unit.strip():
            raise self._unlike(known, phrase("its unit is “{unit}”", unit=known.unit))
        if request.better not in {None, known.better}:
            raise self._unlike(known, phrase("its direction is: {better}", better=known.better.label))

    def _unlike(self, known: KnownMetric, why: Value) -> Refusal:
        return Refusal(
            "Nothing was imported: “{metric}” of {account} is in the book already, and {why}. "
            "Leave that out, or give the figures another metric.",
            metric=known.name,
            account=self._names[known.account_id],
            why=why,
        )
