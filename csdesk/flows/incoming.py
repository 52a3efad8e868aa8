"""A file's rows, put to the metrics they belong to: one figure a period, or a complaint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from csdesk.commands.imported import Incoming, NewMetric, PeriodFigure
from csdesk.domain.metric import Better, Kind, Summary, shifted
from csdesk.domain.periods import first_day
from csdesk.exchange.complaint import Complaint
from csdesk.exchange.measurements import Row
from csdesk.exchange.numbers import decimals_of
from csdesk.flows.import_request import ImportRequest
from csdesk.flows.matching import UNKNOWN, Matching, Target
from csdesk.jobs import Progress
from csdesk.words import Phrase, phrase

MOST_DECIMALS_OF_A_NEW_METRIC = 2
DECIMALS_OF_A_NEW_RATIO = 1
ROWS_A_STEP = 1_000
TO_COME = phrase("this is still to come, so nothing can be measured then yet.")
SORTING = phrase("Sorting rows")


@dataclass(slots=True)
class Sorted:
    """The figures metric by metric, and the rows that can't be used."""

    incoming: list[Incoming] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)


def sort_out(
    rows: Sequence[Row], request: ImportRequest, matching: Matching, today: date, progress: Progress
) -> Sorted:
    """Put every row to its metric and period.

    Raises Refusal where a metric is there and unlike what was asked for, Cancelled after a stop.
    """
    found = Sorted()
    for done, row in enumerate(rows):
        if done % ROWS_A_STEP == 0:
            progress.step(done, len(rows), SORTING)
        complaint = _put(row, request, matching, today)
        if complaint is not None:
            found.complaints.append(complaint)
    for target in matching.targets:
        if request.sum_up is None:
            found.complaints.extend(_twice(target, request))
        figures = tuple(_figures(target, request))
        if figures:
            found.incoming.append(Incoming(_metric(target, request), figures))
    return found


def _put(row: Row, request: ImportRequest, matching: Matching, today: date) -> Complaint | None:
    columns = request.columns
    account = matching.account(row.account)
    if isinstance(account, Phrase):
        return Complaint(
            row.line, columns.account, row.account, account, "create_accounts" if account is UNKNOWN else ""
        )
    target = matching.target(account, row.metric or request.metric_name or "")
    if isinstance(target, Phrase):
        return Complaint(row.line, columns.metric or "", row.metric, target)
    period = first_day(target.cadence, row.day)
    if period > today:
        return Complaint(row.line, columns.date, row.day.isoformat(), TO_COME)
    target.rows.setdefault(period, []).append(row)
    return None


def _twice(target: Target, request: ImportRequest) -> Iterator[Complaint]:
    """Several rows for one period: all of them are complained of and none is used."""
    for period in [period for period, rows in target.rows.items() if len(rows) > 1]:
        rows = target.rows.pop(period)
        for row, other in zip(rows, [rows[1], *rows], strict=False):
            why = phrase(
                "line {other} has the same account, metric and period. Say how to sum them up, or leave one out.",
                other=str(other.line),
            )
            yield Complaint(row.line, request.columns.date, row.day.isoformat(), why, "sum_up")


def _figures(target: Target, request: ImportRequest) -> Iterator[PeriodFigure]:
    for period, rows in target.rows.items():
        numbers = rows[0].numbers if len(rows) == 1 else _together(rows, request.sum_up)
        if request.kind is Kind.RATIO:
            numerator, denominator = numbers
            yield PeriodFigure(period, None, float(numerator), float(denominator))
        else:
            (value,) = numbers
            yield PeriodFigure(period, shifted(value, -2) if target.takes_percent else float(value))


def _together(rows: Sequence[Row], way: Summary | None) -> tuple[Decimal, ...]:
    """One row's numbers of several; days before lines say which is the last."""
    if way is Summary.LAST:
        return max(rows, key=lambda row: (row.day, row.line)).numbers
    sums = tuple(sum(column, Decimal(0)) for column in zip(*(row.numbers for row in rows), strict=True))
    return tuple(total / len(rows) for total in sums) if way is Summary.MEAN else sums


def _metric(target: Target, request: ImportRequest) -> int | NewMetric:
    if target.known is not None:
        return target.known.id
    needed = max(
        decimals_of(number) for rows in target.rows.values() for row in rows for number in row.numbers
    )
    return NewMetric(
        account=target.account,
        name=target.name,
        unit=(request.unit or "").strip(),
        decimals=DECIMALS_OF_A_NEW_RATIO
        if request.kind is Kind.RATIO
        else min(needed, MOST_DECIMALS_OF_A_NEW_METRIC),
        better=request.better or Better.UP,
        cadence=target.cadence,
        kind=request.kind,
        summed_by=request.summary,
        shared=request.shared,
    )
