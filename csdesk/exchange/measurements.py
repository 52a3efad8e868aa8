"""Measurements from a table: what every row comes to, or why it can't be used; rows go by and are not kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from csdesk.exchange.amending import NO_AMENDMENTS, Amendments
from csdesk.exchange.cells import DayReader, NumberReader
from csdesk.exchange.complaint import Complaint
from csdesk.exchange.kept_rows import Kept, Plain
from csdesk.exchange.laying_out import Laid, Layout
from csdesk.exchange.mapping import AS_THE_COLUMNS_SHOW, Columns, SumUp, Ways
from csdesk.exchange.table import Table
from csdesk.jobs import Progress
from csdesk.words import Phrase, phrase

NO_ACCOUNT = phrase("there is no account.")
NO_METRIC = phrase("there is no metric.")
NOT_OVER_ZERO = phrase("a ratio needs a denominator of more than zero.")
MOST_REMEMBERED = 20_000
ROWS_A_STEP = 5_000
SORTING = phrase("Putting figures to their metrics")
ONE_ROW = (1.0,)


class Row(NamedTuple):
    """One measurement as the file has it: account and metric by their words there, one number or a ratio's two."""

    line: int
    account: str
    metric: str
    day: date
    numbers: tuple[float, ...]
    in_percent: bool = False
    """Whether a number has a percent sign, so that it fits a metric in % alone."""


class MeasurementReader:
    """Goes through a table's figures once they are seen to be written in one way.

    `read` counts the rows that were meant, `passed_over` those that were not. Without a number a row is refused,
    but where rows are summed up it has nothing to add and is passed over.
    """

    def __init__(
        self,
        table: Table,
        columns: Columns,
        ways: Ways = AS_THE_COLUMNS_SHOW,
        *,
        sum_up: SumUp | None = None,
        amendments: Amendments = NO_AMENDMENTS,
        progress: Progress | None = None,
    ) -> None:
        """Look at all rows. Raises Refusal where a column is missing, no row is meant, or nothing tells how dates or
        numbers are written; Cancelled after a stop.
        """
        self._columns = columns
        self._sum_up = sum_up
        self._progress = progress or Progress()
        self._doing = phrase("Reading “{file}”", file=table.name)
        self._layout = Layout(table, columns, amendments, counted=sum_up is SumUp.COUNT)
        self._titles = columns.numbers(counted=sum_up is SumUp.COUNT)
        self._days = DayReader(ways.order)
        self._numbers = NumberReader(ways.decimal, percent=True)
        self._known_days: dict[str, date | Phrase] = {}
        self._known_numbers: dict[str, float | Phrase] = {}
        self.read = self._without_number = 0
        self._kept = Kept()
        self._look()

    @property
    def passed_over(self) -> int:
        """How many rows were not meant, or had nothing to add."""
        return self._layout.passed_over + self._without_number

    def answer(self, sum_up: SumUp | None, progress: Progress) -> None:
        """Go through the rows once more for another way of summing up; counting needs another reading."""
        self._sum_up, self._progress = sum_up, progress

    def rows(self) -> Iterator[Row | list[Complaint]]:
        """Every figure that is meant, or what is wrong with it; a row of a wide table gives several."""
        self._without_number = 0
        kept = self._kept.is_whole and self._numbers.reads_plain
        for place, one in enumerate(self._kept.figures() if kept else self._again()):
            if kept and place % ROWS_A_STEP == 0:
                self._progress.step(place, self._kept.count, SORTING)
            if isinstance(one, Complaint):
                yield [one]
                continue
            figure = self._figure(one)
            if figure is not None:
                yield figure

    def _again(self) -> Iterator[Laid | Complaint]:
        """Go through the file once more, where what was kept of it is not enough."""
        self._kept = Kept()
        for found in self._layout.figures(self._progress, self._doing):
            if isinstance(found, Complaint):
                yield found
            else:
                yield from found

    def _look(self) -> None:
        see_day, see_number, see_plain = self._days.see, self._numbers.see, self._numbers.see_plain
        wide, date_title = bool(self._columns.periods), self._columns.date or ""
        seen_days: set[str] = set()
        for found in self._layout.figures(self._progress, self._doing):
            self.read += 1
            if isinstance(found, Complaint):
                self._kept.put_complaint(found)
                continue
            for laid in found:
                if laid.day not in seen_days:
                    seen_days.add(laid.day)
                    see_day(laid.day, laid.line, laid.column if wide else date_title)
                plain = True
                for title, text in zip(self._titles, laid.numbers, strict=False):
                    if not see_plain(text, laid.line, laid.column or title):
                        plain = False
                        see_number(text, laid.line, laid.column or title)
                self._kept.put(laid, plain=plain)
        if not self.read:
            raise self._layout.nothing_meant()
        self._days.insist()
        self._numbers.insist()

    def _figure(self, laid: Laid | Plain) -> Row | list[Complaint] | None:
        day = self._known_days.get(laid.day)
        if day is None:
            day = self._known_days[laid.day] = self._days.day(laid.day)
        named = laid.account and (self._columns.metric is None or laid.metric)
        plain = isinstance(laid, Plain) and named and self._sum_up is not SumUp.COUNT
        if (
            plain
            and isinstance(laid, Plain)
            and isinstance(day, date)
            and all(one > 0 for one in laid.numbers[1:])
        ):
            return Row(laid.line, laid.account, laid.metric, day, laid.numbers)
        if self._sum_up is SumUp.COUNT:
            numbers: tuple[float | Phrase, ...] = ONE_ROW
        elif isinstance(laid, Plain):
            numbers = laid.numbers
        elif self._sum_up is not None and not all(laid.numbers):
            self._without_number += 1
            return None
        else:
            numbers = tuple([self._number(text) for text in laid.numbers])
        values = [one for one in numbers if isinstance(one, float)]
        if (
            named
            and isinstance(day, date)
            and len(values) == len(numbers)
            and all(one > 0 for one in values[1:])
        ):
            signed = any(isinstance(one, str) and one.endswith("%") for one in laid.numbers)
            return Row(laid.line, laid.account, laid.metric, day, tuple(values), signed)
        return list(self._complaints(laid, day, numbers))

    def _number(self, text: str) -> float | Phrase:
        found = self._known_numbers.get(text)
        if found is None:
            number = self._numbers.number(text)
            found = number if isinstance(number, Phrase) else float(number)
            if len(self._known_numbers) < MOST_REMEMBERED:
                self._known_numbers[text] = found
        return found

    def _column(self, column: str, place: int) -> str:
        """Where a figure's first or second number stands."""
        if not column:
            return self._titles[place]
        return self._layout.beside.get(column, column) if place else column

    def _complaints(
        self, laid: Laid | Plain, day: date | Phrase, numbers: tuple[float | Phrase, ...]
    ) -> Iterator[Complaint]:
        columns = self._columns
        if not laid.account:
            yield Complaint(laid.line, columns.owner, "", NO_ACCOUNT)
        if columns.metric is not None and not laid.metric:
            yield Complaint(laid.line, columns.metric, "", NO_METRIC)
        if isinstance(day, Phrase):
            yield Complaint(laid.line, laid.column if columns.periods else columns.date or "", laid.day, day)
        texts: tuple[str | float, ...] = laid.numbers
        for place, (text, found) in enumerate(zip(texts, numbers, strict=False)):
            column = self._column(laid.column, place)
            if isinstance(found, Phrase):
                yield Complaint(laid.line, column, _written(text), found)
            elif place == 1 and found <= 0:
                yield Complaint(laid.line, column, _written(text), NOT_OVER_ZERO)


def _written(number: str | float) -> str:
    """A number as the file has it, or as it would."""
    return number if isinstance(number, str) else format(number, ".15g")
