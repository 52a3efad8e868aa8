"""The texts of the wanted rows, column by column: a whole column is looked at before any cell of it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from csdesk.errors import Refusal
from csdesk.exchange.cells import Cells
from csdesk.exchange.complaint import Complaint, shortened
from csdesk.exchange.mapping import Columns
from csdesk.exchange.row import Row, is_blank
from csdesk.exchange.table import Table
from csdesk.jobs import Progress
from csdesk.words import Phrase, phrase

VALUES_SHOWN = 8
TOO_MANY_FIELDS = phrase(
    "the row has more fields than the head: a number with a comma or a text with a quote may be cut in two."
)


@dataclass(slots=True)
class Gathered:
    """The wanted rows: `metrics` is empty where rows don't name theirs, `numbers` has one list a column."""

    numbers: list[list[str]]
    lines: list[int] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)
    metrics: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    passed_over: int = 0

    def date_cells(self, columns: Columns) -> Cells:
        """The column of dates."""
        return Cells(columns.date, self.lines, self.dates)

    def number_cells(self, columns: Columns) -> list[Cells]:
        """The columns of numbers."""
        return [
            Cells(name, self.lines, texts) for name, texts in zip(columns.numbers, self.numbers, strict=True)
        ]


def gather(table: Table, columns: Columns, progress: Progress) -> Gathered:
    """The wanted rows' texts. Raises Refusal where a column is missing, a quote broken or no row is meant."""
    wanted = [(table.place(name), text.strip()) for name, text in columns.where]
    places = [table.place(name) for name in columns.numbers]
    account, day = table.place(columns.account), table.place(columns.date)
    metric = None if columns.metric is None else table.place(columns.metric)
    found, known = Gathered([[] for _ in places]), _Known()
    for record in _counted(table, progress):
        why = record.why or _too_many(record, len(table.columns))
        if why is not None:
            found.complaints.append(Complaint(record.line, "", "", why))
        elif any(record.at(place) != text for place, text in wanted):
            found.passed_over += 1
        else:
            found.lines.append(record.line)
            found.accounts.append(known[record.at(account)])
            found.dates.append(known[record.at(day)])
            if metric is not None:
                found.metrics.append(known[record.at(metric)])
            for texts, place in zip(found.numbers, places, strict=True):
                texts.append(record.at(place))
    if not found.lines and not found.complaints:
        raise _nothing_meant(table, columns)
    return found


class _Known(dict[str, str]):
    """Equal texts as one object: a long file repeats its accounts and dates."""

    def __missing__(self, text: str) -> str:
        self[text] = text
        return text


def _counted(table: Table, progress: Progress) -> Iterator[Row]:
    doing = phrase("Reading “{file}”", file=table.name)
    for count, record in enumerate(table.records(), start=1):
        progress.step(min(count, table.count), table.count, doing)
        yield record


def _too_many(record: Row, columns: int) -> Phrase | None:
    more = record.cells[columns:]
    return TOO_MANY_FIELDS if any(not is_blank(cell) for cell in more) else None


def _nothing_meant(table: Table, columns: Columns) -> Refusal:
    for name, text in columns.where:
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
    if columns.where:
        return Refusal("No row of “{file}” is as you ask for it.", file=table.name)
    return Refusal("“{file}” has a head and no rows below it.", file=table.name)
