"""Measurements from a table: what every row comes to, or why it can't be used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from csdesk.exchange.cells import days_of, numbers_of
from csdesk.exchange.complaint import Complaint
from csdesk.exchange.gathering import Gathered, gather
from csdesk.exchange.mapping import Columns, Ways
from csdesk.exchange.table import Table
from csdesk.jobs import Progress
from csdesk.words import Phrase, phrase

NO_ACCOUNT = phrase("there is no account.")
NO_METRIC = phrase("there is no metric.")
NOT_OVER_ZERO = phrase("a ratio needs a denominator of more than zero.")
AS_THE_COLUMNS_SHOW = Ways()


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement as the file has it: account and metric by their words there, one number or a ratio's two."""

    line: int
    account: str
    metric: str
    day: date
    numbers: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file came to. `read` counts the rows that were meant; `passed_over` those that `where` left out."""

    rows: tuple[Row, ...]
    complaints: tuple[Complaint, ...]
    read: int
    passed_over: int


def read_measurements(
    table: Table, columns: Columns, ways: Ways = AS_THE_COLUMNS_SHOW, progress: Progress | None = None
) -> Reading:
    """Every row of the table as a measurement or as complaints.

    Raises Refusal where a column is not there, no row is meant, a quote is broken, or nothing tells in which of
    two ways numbers or dates are written; Cancelled after a stop.
    """
    gathered = gather(table, columns, progress or Progress())
    days = days_of(gathered.date_cells(columns), ways.order)
    numbers = numbers_of(gathered.number_cells(columns), ways.decimal, percent=ways.percent)
    rows: list[Row] = []
    complaints = list(gathered.complaints)
    for place in range(len(gathered.lines)):
        wrong = list(_complaints(gathered, columns, days, numbers, place))
        complaints.extend(wrong)
        if not wrong:
            rows.append(_row(gathered, days, numbers, place))
    return Reading(
        rows=tuple(rows),
        complaints=tuple(sorted(complaints, key=lambda complaint: complaint.line)),
        read=len(gathered.lines) + len(gathered.complaints),
        passed_over=gathered.passed_over,
    )


def _complaints(
    gathered: Gathered,
    columns: Columns,
    days: Mapping[str, date | Phrase],
    numbers: Mapping[str, Decimal | Phrase],
    place: int,
) -> Iterator[Complaint]:
    line = gathered.lines[place]
    if not gathered.accounts[place]:
        yield Complaint(line, columns.account, "", NO_ACCOUNT)
    if columns.metric is not None and not gathered.metrics[place]:
        yield Complaint(line, columns.metric, "", NO_METRIC)
    text = gathered.dates[place]
    if isinstance(why := days[text], Phrase):
        yield Complaint(line, columns.date, text, why)
    for name, texts in zip(columns.numbers, gathered.numbers, strict=True):
        text = texts[place]
        found = numbers[text]
        if isinstance(found, Phrase):
            yield Complaint(line, name, text, found)
        elif name == columns.denominator and found <= 0:
            yield Complaint(line, name, text, NOT_OVER_ZERO)


def _row(
    gathered: Gathered,
    days: Mapping[str, date | Phrase],
    numbers: Mapping[str, Decimal | Phrase],
    place: int,
) -> Row:
    day = days[gathered.dates[place]]
    found = [numbers[texts[place]] for texts in gathered.numbers]
    assert isinstance(day, date)
    return Row(
        line=gathered.lines[place],
        account=gathered.accounts[place],
        metric=gathered.metrics[place] if gathered.metrics else "",
        day=day,
        numbers=tuple(number for number in found if isinstance(number, Decimal)),
    )
