"""What somebody asks for who brings a file of measurements in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Better, Kind, Summary
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.exchange.amending import NO_AMENDMENTS, Amendments
from csdesk.exchange.choices import NOTHING_SAID, ReadingChoices
from csdesk.exchange.mapping import AS_THE_COLUMNS_SHOW, Columns, SumUp, Ways


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """The file, its columns, and what becomes of its rows.

    `metric_name` names the one metric where no column does. `unit`, `better` and `cadence` are those of metrics that
    are made; metrics that are there must agree with what is given, unless it is meant `for_new_only`. Without a
    cadence new ones get `usual_cadence`. `sum_up` makes one figure of several rows for one period; without it such
    rows can't be used.
    """

    file: Path
    columns: Columns
    metric_name: str | None = None
    unit: str | None = None
    better: Better | None = None
    cadence: Cadence | None = None
    usual_cadence: Cadence = Cadence.MONTHLY
    for_new_only: bool = False
    shared: bool = False
    create_accounts: bool = False
    evidence: Evidence = Evidence.MEASURED
    sum_up: SumUp | None = None
    skip_bad: bool = False
    reading: ReadingChoices = NOTHING_SAID
    ways: Ways = AS_THE_COLUMNS_SHOW
    amendments: Amendments = NO_AMENDMENTS

    @property
    def kind(self) -> Kind:
        """What sort of figure the rows hold."""
        return Kind.RATIO if self.columns.is_ratio else Kind.VALUE

    @property
    def summary(self) -> Summary:
        """How longer periods of a metric that is made are summed up."""
        if self.sum_up is not None:
            return self.sum_up.summary
        return Summary.RATIO if self.kind is Kind.RATIO else Summary.MEAN

    def insist(self) -> None:
        """Refuse a metric without a name, a confirmation by nobody, and a way of summing up that can't be."""
        if self.evidence is Evidence.CONFIRMED:
            raise Refusal(
                "Figures are confirmed by a named person of the customer's: import them as measured, then have "
                "them confirmed."
            )
        if not self.columns.name_metrics and not (self.metric_name or "").strip():
            raise Refusal("Say which metric the figures are of: by a column, or by its name.", field="metric")
        if self.kind is Kind.RATIO and self.sum_up in {SumUp.MEAN, SumUp.SUM}:
            raise Refusal(
                "Several ratios of one period become one by the ratio of their sums, or by the last."
            )
        if self.kind is Kind.VALUE and self.sum_up is SumUp.RATIO:
            raise Refusal("Several values of one period become one by their mean, their sum, or by the last.")
