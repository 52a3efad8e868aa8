"""A table laid out as figures, one after the other, however it is shaped: a row each, a column a period or a metric."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from csdesk.errors import Refusal
from csdesk.exchange.amending import NO_AMENDMENTS, Amendments, amended
from csdesk.exchange.complaint import Complaint, shortened
from csdesk.exchange.mapping import Columns
from csdesk.exchange.period_titles import split_title
from csdesk.exchange.row import Row, is_blank
from csdesk.exchange.table import Table
from csdesk.exchange.titles import folded
from csdesk.jobs import Progress
from csdesk.words import Phrase, phrase

ROWS_A_STEP = 2_000
VALUES_SHOWN = 8
TOO_MANY_FIELDS = phrase(
    "the row has more fields than the head: a number with a comma or a text with a quote may be cut in two."
)


class Laid(NamedTuple):
    """One figure's texts: where it stands, whose it is, of what and when. `column` holds the (first) number."""

    line: int
    account: str
    metric: str
    day: str
    numbers: tuple[str, ...]
    column: str


class Layout:
    """The figures of a table's wanted rows; can be gone through more than once. Raises Refusal for a missing column.

    With `counted` rows need no number; an empty cell of a wide table is no figure at all. `passed_over` counts the
    rows that were not wanted. `beside` gives for the column of a ratio's numerator that of its denominator.
    """

    def __init__(
        self,
        table: Table,
        columns: Columns,
        amendments: Amendments = NO_AMENDMENTS,
        *,
        counted: bool = False,
    ) -> None:
        self._table = table
        self._columns = columns
        self._amendments = amendments
        self.passed_over = 0
        self._owner = table.place(columns.owner)
        self._day = None if columns.date is None or columns.periods else table.place(columns.date)
        self._metric = None if columns.metric is None or columns.metrics else table.place(columns.metric)
        self._titles = columns.numbers(counted=counted)
        self._numbers = [table.place(name) for name in self._titles]
        self._places = [self._owner, self._metric or 0, self._day or 0, *self._numbers]
        self.beside: dict[str, str] = {}
        self._ratios = (
            self._pairs() if columns.periods and columns.is_ratio and not columns.pairs_rows else ()
        )
        self._named = [split_title(title) or (title, "") for title in self._titles]
        self._where = [(table.place(name), text.strip()) for name, text in columns.where]
        if self._day is None and not columns.periods:
            raise Refusal("Say which column holds the date.", field="date")

    def figures(self, progress: Progress, doing: Phrase) -> Iterator[tuple[Laid, ...] | Complaint]:
        """Each wanted row's figures, or why it is no row; rows that are not wanted give none.

        Raises Cancelled after a stop.
        """
        self.passed_over = 0
        wide = self._wide_ratios if self._ratios else self._wide
        lay = wide if self._columns.periods or self._columns.metrics else self._long
        where, width = self._where, len(self._table.columns)
        for count, record in enumerate(amended(self._table, self._amendments), start=1):
            if count % ROWS_A_STEP == 1:
                progress.step(count, self._table.count, doing)
            if record is None or (where and any(record.at(place) != text for place, text in where)):
                self.passed_over += 1
            elif record.why is not None or len(record.cells) > width:
                why = what_is_wrong(record, width)
                yield lay(record) if why is None else Complaint(record.line, "", "", why)
            else:
                yield lay(record)

    def nothing_meant(self) -> Refusal:
        """Why none of the table's rows is read."""
        return nothing_meant(self._table, self._columns.where)

    def _long(self, record: Row) -> tuple[Laid, ...]:
        cells, width = record.cells, len(record.cells)
        texts = [
            (cell.strip() if type(cell := cells[place]) is str else record.at(place)) if place < width else ""
            for place in self._places
        ]
        metric = texts[1] if self._metric is not None else ""
        day = texts[2] if self._day is not None else ""
        return (Laid(record.line, texts[0], metric, day, tuple(texts[3:]), ""),)

    def _wide(self, record: Row) -> tuple[Laid, ...]:
        at, by_period = record.at, bool(self._columns.periods)
        account = at(self._owner)
        metric = "" if self._metric is None else at(self._metric)
        day = "" if self._day is None else at(self._day)
        return tuple(
            [
                Laid(record.line, account, metric or measure, of_day, (text,), title)
                if by_period
                else Laid(record.line, account, title, day, (text,), title)
                for title, (of_day, measure), place in zip(
                    self._titles, self._named, self._numbers, strict=True
                )
                if (text := at(place))
            ]
        )

    def _wide_ratios(self, record: Row) -> tuple[Laid, ...]:
        account = record.at(self._owner)
        metric = "" if self._metric is None else record.at(self._metric)
        return tuple(
            [
                Laid(record.line, account, metric, day, both, title)
                for day, title, over, under in self._ratios
                if any(both := (record.at(over), record.at(under)))
            ]
        )

    def _pairs(self) -> tuple[tuple[str, str, int, int], ...]:
        """For each period its day, the numerator's column, the places of both. Raises Refusal where there is none."""
        columns = self._columns
        found: dict[str, dict[str, str]] = {}
        for title in columns.periods:
            day, measure = split_title(title) or (title, "")
            found.setdefault(day, {})[folded(measure)] = title
        above, below = folded(columns.numerator or ""), folded(columns.denominator or "")
        self.beside = {both[above]: both[below] for both in found.values() if above in both and below in both}
        if not self.beside:
            raise Refusal(
                "No period of “{file}” has a column for “{numerator}” and one for “{denominator}”.",
                field="numerator",
                file=self._table.name,
                numerator=columns.numerator or "",
                denominator=columns.denominator or "",
            )
        return tuple(
            (day, both[above], self._table.place(both[above]), self._table.place(both[below]))
            for day, both in found.items()
            if above in both and below in both
        )


def what_is_wrong(record: Row, columns: int) -> Phrase | None:
    """Why a row as a whole can't be used: it was not read soundly, or has more fields than there are columns."""
    if record.why is not None or len(record.cells) <= columns:
        return record.why
    return TOO_MANY_FIELDS if any(not is_blank(cell) for cell in record.cells[columns:]) else None


def nothing_meant(table: Table, where: Sequence[tuple[str, str]]) -> Refusal:
    """Why none of a table's rows is read."""
    for name, text in where:
        place = table.place(name)
        values = dict.fromkeys(record.at(place) for record in table.records())
        if values and text.strip() not in values:
            return Refusal(
                "No row of “{file}” has “{text}” in the column “{column}”; there are: {values}.",
                file=table.name,
                text=shortened(text),
                column=name,
                values=", ".join(f"“{shortened(value)}”" for value in list(values)[:VALUES_SHOWN]),
            )
    if where:
        return Refusal("No row of “{file}” is as you ask for it.", file=table.name)
    return Refusal("“{file}” has a head and no rows below it.", file=table.name)
