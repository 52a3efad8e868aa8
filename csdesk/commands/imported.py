"""What comes in from a file: accounts and metrics that are new, and figures, all as one entry of the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from csdesk.commands import metric
from csdesk.commands.edits import cleaned
from csdesk.commands.figure_run import FigureRun
from csdesk.commands.imported_accounts import NewAccount, add_accounts
from csdesk.commands.recording import Recorded
from csdesk.commands.recording_runs import RunOf, RunRecorder
from csdesk.db.tables import Account, Metric
from csdesk.db.work import Work
from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Better, Kind, Summary, refuse_unfit_summary
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase


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
class Incoming:
    """The figures of one metric (an id, or a new one)."""

    metric: int | NewMetric
    figures: FigureRun


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
        accounts = add_accounts(work, (one.account for one in new if isinstance(one.account, NewAccount)))
        metrics = _add_metrics(work, new, accounts)
        for metric_id in self.share:
            work.get(Metric, metric_id).shared = True
        runs = [
            RunOf(one.metric, one.figures, is_new=False)
            if isinstance(one.metric, int)
            else RunOf(metrics[one.metric], one.figures, is_new=True)
            for one in self.incoming
        ]
        return RunRecorder(work, self.evidence, self.file).record(runs)


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
