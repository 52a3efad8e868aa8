"""What comes in from a file: accounts and metrics that are new, and figures, all as one entry of the history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from csdesk.commands import account, metric
from csdesk.commands.edits import cleaned
from csdesk.commands.figures import Figure
from csdesk.commands.recording import Recorded, record
from csdesk.db.tables import Account, Metric
from csdesk.db.work import Work
from csdesk.domain.account import AccountStatus
from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Better, Kind, Summary, refuse_unfit_summary
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account that the book doesn't have yet, by its name and its source's id."""

    name: str
    external_id: str | None


@dataclass(frozen=True, slots=True)
class NewMetric:
    """A metric that its account (an id, or a new one) doesn't have yet."""

    account: int | NewAccount
    name: str
    unit: str
    decimals: int
    better: Better
    cadence: Cadence
    kind: Kind
    summed_by: Summary
    shared: bool


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """One period's figure, as in `Figure` but without its metric."""

    period: date
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """The figures of one metric (an id, or a new one)."""

    metric: int | NewMetric
    figures: tuple[PeriodFigure, ...]


@dataclass(frozen=True, slots=True)
class ImportMeasurements:
    """Bring in figures with the accounts and metrics that they need; metrics in `share` are shared from now on."""

    file: str
    incoming: tuple[Incoming, ...]
    evidence: Evidence = Evidence.MEASURED
    share: tuple[int, ...] = ()

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return phrase("Import “{file}”", file=self.file)

    def run(self, work: Work) -> Recorded:
        """Refuses what the book turns out to have meanwhile, and any figure that its metric can't have."""
        work.imported_from(self.file)
        new = [one.metric for one in self.incoming if isinstance(one.metric, NewMetric)]
        accounts = _add_accounts(work, (one.account for one in new if isinstance(one.account, NewAccount)))
        metrics = _add_metrics(work, new, accounts)
        for metric_id in self.share:
            work.get(Metric, metric_id).shared = True
        return record(work, self._figures(metrics), with_source=False)

    def _figures(self, metrics: Mapping[NewMetric, int]) -> list[Figure]:
        return [
            Figure(
                metric_id=one.metric if isinstance(one.metric, int) else metrics[one.metric],
                period=figure.period,
                value=figure.value,
                numerator=figure.numerator,
                denominator=figure.denominator,
                evidence=self.evidence,
                source=self.file,
            )
            for one in self.incoming
            for figure in one.figures
        ]


def _add_accounts(work: Work, accounts: Iterable[NewAccount]) -> dict[NewAccount, int]:
    new = list(dict.fromkeys(accounts))
    rows: list[dict[str, Any]] = [
        {
            **cleaned({"name": one.name, "external_id": one.external_id}, account.RULES),
            "status": AccountStatus.ACTIVE,
        }
        for one in new
    ]
    _refuse_known_accounts(work, rows)
    return dict(zip(new, work.insert_many(Account, rows), strict=True))


def _refuse_known_accounts(work: Work, rows: Sequence[Mapping[str, Any]]) -> None:
    if not rows:
        return
    for field in (Account.name, Account.external_id):
        known = {text.casefold() for (text,) in work.values(select(field).where(field.is_not(None)))}
        for row in rows:
            text = row[field.key]
            if text is None:
                continue
            if text.casefold() in known:
                raise Refusal("There is an account “{name}” by now; import the file again.", name=text)
            known.add(text.casefold())


def _add_metrics(
    work: Work, new: Sequence[NewMetric], accounts: Mapping[NewAccount, int]
) -> dict[NewMetric, int]:
    rows = [_metric_row(one, accounts) for one in new]
    _refuse_known_metrics(work, rows)
    return dict(zip(new, work.insert_many(Metric, rows), strict=True))


def _metric_row(new: NewMetric, accounts: Mapping[NewAccount, int]) -> dict[str, Any]:
    refuse_unfit_summary(new.kind, new.summed_by)
    return {
        "account_id": new.account if isinstance(new.account, int) else accounts[new.account],
        **cleaned({"name": new.name, "unit": new.unit, "decimals": new.decimals}, metric.RULES),
        "better": new.better,
        "cadence": new.cadence,
        "kind": new.kind,
        "summed_by": new.summed_by,
        "shared": new.shared,
    }


def _refuse_known_metrics(work: Work, rows: Sequence[Mapping[str, Any]]) -> None:
    if not rows:
        return
    owners = {row["account_id"] for row in rows}
    there = set(work.values(select(Account.id)))
    if any((owner,) not in there for owner in owners):
        raise Refusal("An account was deleted in the meantime; nothing was imported.")
    pairs = work.values(select(Metric.account_id, Metric.name))
    known = {(owner, name.casefold()) for owner, name in pairs if owner in owners}
    for row in rows:
        place = row["account_id"], row["name"].casefold()
        if place in known:
            raise Refusal("There is a metric “{name}” by now; import the file again.", name=row["name"])
        known.add(place)
