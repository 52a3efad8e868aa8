"""A file's rows, put to the metrics they belong to: one figure a period, or a complaint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from csdesk.commands.imported import Incoming, NewMetric
from csdesk.domain.metric import Better, Kind
from csdesk.domain.periods import Cadence, first_day
from csdesk.exchange.complaint import Complaint
from csdesk.exchange.measurements import MeasurementReader, Row
from csdesk.exchange.pairing import Pairing
from csdesk.flows.finding_accounts import CREATE, can_be_made, near_of
from csdesk.flows.import_request import ImportRequest
from csdesk.flows.matching import Matching
from csdesk.flows.target import Target
from csdesk.jobs import Progress
from csdesk.words import Phrase, phrase

DECIMALS_OF_A_NEW_RATIO = 1
TARGETS_A_STEP = 500
MOST_COMPLAINTS = 20_000
"""More are counted and not named."""
NOT_IN_PERCENT = phrase(
    "this is in %, and what is measured is not. Say that its unit is %, or take the sign away."
)
TO_COME = phrase("this is still to come, so nothing can be measured then yet.")


@dataclass(slots=True)
class Sorted:
    """The figures metric by metric, and the rows that can't be used."""

    incoming: list[Incoming] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    bad_lines: set[int] = field(default_factory=set)

    def complain(self, complaint: Complaint) -> None:
        """Note what is wrong with a row."""
        self.bad_lines.add(complaint.line)
        if len(self.complaints) < MOST_COMPLAINTS:
            self.complaints.append(complaint)


class Sorting:
    """Goes through a reader's rows once. Raises Refusal where a metric is there and unlike what was asked for."""

    def __init__(self, request: ImportRequest, matching: Matching, today: date) -> None:
        self._request = request
        self._matching = matching
        self._today = today
        self._pairing = Pairing(request.columns) if request.columns.pairs_rows else None
        self._targets: dict[tuple[str, str], Target | Complaint] = {}
        self._periods: dict[tuple[Cadence, date], int] = {}

    def sort_out(self, reader: MeasurementReader, progress: Progress) -> Sorted:
        """Put every row to its metric and period. Raises Cancelled after a stop."""
        found = Sorted()
        for row in self._rows(reader):
            if isinstance(row, list):
                for complaint in row:
                    found.complain(complaint)
                continue
            wrong = self._put(row)
            if wrong is not None:
                found.complain(wrong)
        targets = list(self._matching.targets)
        for place, target in enumerate(targets):
            if place % TARGETS_A_STEP == 0:
                progress.step(place, len(targets))
            if self._request.sum_up is None:
                for complaint in self._twice(target):
                    found.complain(complaint)
            run = target.run(self._request.sum_up)
            if len(run):
                found.incoming.append(Incoming(self._metric(target), run))
        return found

    @property
    def passed_over(self) -> int:
        """How many rows are of metrics that are no part of the ratio that was asked for."""
        return 0 if self._pairing is None else self._pairing.passed_over

    def _rows(self, reader: MeasurementReader) -> Iterator[Row | list[Complaint]]:
        return reader.rows() if self._pairing is None else self._pairing.pairs(reader.rows())

    def _put(self, row: Row) -> Complaint | None:
        place = row.account, row.metric
        target = self._targets.get(place)
        if target is None:
            target = self._targets[place] = self._target(row)
        if isinstance(target, Complaint):
            return replace(target, line=row.line)
        when = target.cadence, row.day
        period = self._periods.get(when)
        if period is None:
            first = first_day(*when)
            period = self._periods[when] = 0 if first > self._today else first.toordinal()
        if not period:
            return Complaint(row.line, self._request.columns.date or "", row.day.isoformat(), TO_COME)
        if row.in_percent and not target.takes_sign(self._request.unit):
            column = self._request.columns.value or ""
            return Complaint(row.line, column, f"{row.numbers[0]:.15g}%", NOT_IN_PERCENT)
        target.put(period, row.day.toordinal(), row.line, row.numbers)
        return None

    def _target(self, row: Row) -> Target | Complaint:
        columns = self._request.columns
        account = self._matching.account(row.account)
        if isinstance(account, Phrase):
            mends = CREATE if can_be_made(account) and not self._request.create_accounts else ""
            return Complaint(row.line, columns.owner, row.account, account, mends, near_of(account))
        target = self._matching.target(account, row.metric or self._request.metric_name or "")
        if isinstance(target, Phrase):
            return Complaint(row.line, columns.metric or "", row.metric, target)
        return target

    def _twice(self, target: Target) -> Iterator[Complaint]:
        """Several rows for one period: all of them are complained of and none is used."""
        for rows in target.twice():
            for (line, day), (other, _) in zip(rows, [rows[1], *rows], strict=False):
                why = phrase(
                    "line {other} has the same account, metric and period. Say how to sum them up, or leave one out.",
                    other=str(other),
                )
                column = self._request.columns.date or ""
                yield Complaint(line, column, date.fromordinal(day).isoformat(), why, "sum_up")

    def _metric(self, target: Target) -> int | NewMetric:
        if target.known is not None:
            return target.known.id
        request = self._request
        return NewMetric(
            account=target.account,
            name=target.name,
            unit=(request.unit or "").strip(),
            decimals=DECIMALS_OF_A_NEW_RATIO if request.kind is Kind.RATIO else target.decimals,
            better=request.better or Better.UP,
            cadence=target.cadence,
            kind=request.kind,
            summed_by=request.summary,
            shared=request.shared,
        )
