"""Whose figures they are: a file's words for accounts and metrics, matched with what the book has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from csdesk.commands.imported import NewAccount
from csdesk.domain.fields import clean_line, clean_name
from csdesk.domain.metric import PERCENT, Kind
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.exchange.measurements import Row
from csdesk.flows.import_request import ImportRequest
from csdesk.queries.matching import KnownAccount, KnownMetric
from csdesk.words import Phrase, Value, phrase

UNKNOWN = phrase("the book has no account with this external id or name.")


@dataclass(eq=False, slots=True)
class Target:
    """A metric that figures come in for, known or to be made, and its rows by the first day of their period."""

    account: int | NewAccount
    name: str
    known: KnownMetric | None
    cadence: Cadence
    rows: dict[date, list[Row]] = field(default_factory=dict)

    @property
    def takes_percent(self) -> bool:
        """Whether a plain number is meant in % of a ratio that is kept as a fraction."""
        return self.known is not None and self.known.kind is Kind.RATIO and self.known.unit.strip() == PERCENT


class Matching:
    """Finds accounts by external id, then by name, and their metrics by name, capitals or not."""

    def __init__(
        self, accounts: Iterable[KnownAccount], metrics: Iterable[KnownMetric], request: ImportRequest
    ) -> None:
        self._request = request
        known = list(accounts)
        self._accounts: dict[str, int | NewAccount | Phrase] = {key(one.name): one.id for one in known}
        self._accounts |= {key(one.external_id): one.id for one in known if one.external_id}
        self._names = {one.id: one.name for one in known}
        self._metrics = {(one.account_id, key(one.name)): one for one in metrics}
        self._targets: dict[tuple[int | NewAccount, str], Target] = {}

    @property
    def targets(self) -> Iterable[Target]:
        """The metrics that were found or are to be made, in the order in which the file named them."""
        return self._targets.values()

    def account(self, text: str) -> int | NewAccount | Phrase:
        """The account that a text means, or why there is none."""
        wanted = key(text)
        if wanted not in self._accounts:
            self._accounts[wanted] = self._new_account(text)
        return self._accounts[wanted]

    def target(self, account: int | NewAccount, metric: str) -> Target | Phrase:
        """The account's metric that a text means, or why there can be none.

        Raises Refusal where the metric is there and unlike what was asked for.
        """
        place = account, key(metric)
        if place in self._targets:
            return self._targets[place]
        known = self._metrics.get((account, key(metric))) if isinstance(account, int) else None
        if known is not None:
            self._insist(known)
            found = Target(account, known.name, known, known.cadence)
        else:
            try:
                name = clean_name(metric)
            except Refusal as refused:
                return refused.said
            request = self._request
            found = Target(account, name, None, request.cadence or request.usual_cadence)
        self._targets[place] = found
        return found

    def _new_account(self, text: str) -> NewAccount | Phrase:
        if not self._request.create_accounts:
            return UNKNOWN
        try:
            name = clean_name(text)
        except Refusal as refused:
            return refused.said
        return NewAccount(name, clean_line(text))

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


def key(text: str) -> str:
    """What two writings of one name have in common."""
    return " ".join(text.split()).casefold()
