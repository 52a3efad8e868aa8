"""A look at a file before it is imported: its columns, its first rows, and guesses at what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise
from pathlib import Path
from statistics import median

from csdesk.desk import Desk
from csdesk.domain.periods import Cadence
from csdesk.exchange.choices import ReadingChoices
from csdesk.exchange.days import DayOrder, read_day
from csdesk.exchange.numbers import DecimalMark, read_percentage
from csdesk.exchange.reading import read_file
from csdesk.exchange.row import Row
from csdesk.exchange.table import Table
from csdesk.flows.matching import key
from csdesk.jobs import Progress
from csdesk.queries.matching import KnownAccount, known_accounts

ROWS_LOOKED_AT = 500
ROWS_SHOWN = 8
VALUES_OFFERED = 30
MOST_OF_THEM = 0.9
WEEKLY_UP_TO, MONTHLY_UP_TO = 10, 45
"""The usual distance of dates, in days, up to which figures look weekly or monthly."""

ACCOUNT_WORDS = (
    "account",
    "customer",
    "client",
    "company",
    "organisation",
    "organization",
    "org",
    "kunde",
    "konto",
)
DATE_WORDS = ("date", "day", "period", "month", "week", "quarter", "datum", "tag", "monat", "woche")
METRIC_WORDS = ("metric", "measure", "kpi", "indicator", "kennzahl")
VALUE_WORDS = ("value", "result", "figure", "score", "wert", "amount")


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column of the file: its first values, and whether most of them are dates or numbers.

    `values` holds all of its values where they are few enough to choose one from.
    """

    name: str
    dates: bool
    numbers: bool
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """Which columns the account, the date, the metric and the value probably are in, and how often it is measured."""

    account: str | None
    date: str | None
    metric: str | None
    value: str | None
    cadence: Cadence


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a dialog needs to let somebody say what a file holds."""

    file: Path
    encoding: str
    columns: tuple[ColumnSeen, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: Guess

    def column(self, name: str) -> ColumnSeen:
        """The column of that name. Raises StopIteration for none."""
        return next(column for column in self.columns if column.name == name)


def preview_import(
    desk: Desk, file: Path, encoding: str | None = None, progress: Progress | None = None
) -> ImportPreview:
    """Look at the head and the first rows of a file. Raises Refusal where it can't be read as a table."""
    (progress or Progress()).step(0, 1)
    table = read_file(file, ReadingChoices(encoding=encoding))
    records = list(islice(table.records(), ROWS_LOOKED_AT))
    places = [place for place, name in enumerate(table.columns) if name]
    columns = tuple(_seen(table.columns[place], _cells(records, place)) for place in places)
    rows = tuple(tuple(record.at(place) for place in places) for record in records[:ROWS_SHOWN])
    return ImportPreview(
        file, table.encoding, columns, rows, _guess(table, columns, records, desk.ask(known_accounts))
    )


def _cells(records: Sequence[Row], place: int) -> list[str]:
    return [text for record in records if (text := record.at(place))]


def _seen(name: str, cells: Sequence[str]) -> ColumnSeen:
    values = tuple(dict.fromkeys(cells))
    return ColumnSeen(
        name=name,
        dates=_mostly([_day(cell) is not None for cell in cells]),
        numbers=_mostly([_is_number(cell) for cell in cells]),
        values=values if len(values) <= VALUES_OFFERED else (),
    )


def _mostly(answers: Sequence[bool]) -> bool:
    return bool(answers) and sum(answers) >= MOST_OF_THEM * len(answers)


def _day(cell: str) -> date | None:
    return read_day(cell, DayOrder.DAY_FIRST) or read_day(cell, DayOrder.MONTH_FIRST)


def _is_number(cell: str) -> bool:
    return any(read_percentage(cell, mark) is not None for mark in DecimalMark)


def _guess(
    table: Table, columns: Sequence[ColumnSeen], records: Sequence[Row], accounts: Sequence[KnownAccount]
) -> Guess:
    dates = _best([one for one in columns if one.dates], DATE_WORDS)
    numbers = [one for one in columns if one.numbers and one is not dates]
    texts = [one for one in columns if one is not dates and not one.numbers]
    account = _with_known_accounts(table, records, accounts) or _name(_best(texts, ACCOUNT_WORDS))
    metric = next((one.name for one in texts if _named_like(one, METRIC_WORDS)), None)
    value = _best([one for one in numbers if one.name != account], VALUE_WORDS)
    days = [] if dates is None else [_day(cell) for cell in _cells(records, table.columns.index(dates.name))]
    return Guess(
        account=account if account != metric else None,
        date=_name(dates),
        metric=metric,
        value=_name(value),
        cadence=_cadence({day for day in days if day is not None}),
    )


def _with_known_accounts(
    table: Table, records: Sequence[Row], accounts: Sequence[KnownAccount]
) -> str | None:
    """The column in which most cells are names or external ids of accounts."""
    known = {key(text) for one in accounts for text in (one.name, one.external_id) if text}
    hits = Counter(
        name
        for place, name in enumerate(table.columns)
        for cell in _cells(records, place)
        if name and key(cell) in known
    )
    return hits.most_common(1)[0][0] if hits else None


def _best(columns: Sequence[ColumnSeen], likely: Sequence[str]) -> ColumnSeen | None:
    return next((one for one in columns if _named_like(one, likely)), columns[0] if columns else None)


def _named_like(column: ColumnSeen, likely: Sequence[str]) -> bool:
    return any(word in column.name.casefold() for word in likely)


def _name(column: ColumnSeen | None) -> str | None:
    return None if column is None else column.name


def _cadence(days: set[date]) -> Cadence:
    ordered = sorted(days)
    gaps = [(after - before).days for before, after in pairwise(ordered)]
    usual = median(gaps) if gaps else MONTHLY_UP_TO
    if usual <= WEEKLY_UP_TO:
        return Cadence.WEEKLY
    return Cadence.MONTHLY if usual <= MONTHLY_UP_TO else Cadence.QUARTERLY
