"""A whole review, from the book to the file, beside openpyxl writing as many cells and charts and nothing else."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from itertools import count
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.chart import LineChart, Reference

from csdesk.deck.content import Author, review_of
from csdesk.deck.workbook import workbook_of
from csdesk.desk import Desk
from csdesk.domain.review import ReviewKind
from csdesk.flows.prepare_review import ReviewRequest, prepare_review
from csdesk.flows.sample.stories import HARBOUR
from csdesk.flows.sample_book import write_sample_book
from csdesk.formats import Formats
from csdesk.jobs import Progress
from csdesk.queries.account_by_name import account_by_name
from csdesk.queries.shared import review_facts
from tests.benchmarks.books import TODAY
from tests.benchmarks.ratio import Ratio, interleaved, milliseconds

RUNS = 9
PERIOD = (date(2026, 7, 1), date(2026, 9, 30))
AUTHOR = Author("Ann", "", "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands in a sheet: each cell's place and value (None: only its looks), and the series of each chart."""

    name: str
    cells: tuple[tuple[int, int, object], ...]
    charts: tuple[int, ...]


def measure() -> Iterator[Ratio]:
    """The sample book's first account, warm."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "Sample book.csdesk"
        write_sample_book(book, TODAY)
        desk = Desk.open(book, write=False, today=lambda: TODAY)
        account = desk.ask(account_by_name, HARBOUR.name).id
        numbers = count()

        def ours() -> Path:
            path = Path(folder) / f"{next(numbers)}.xlsx"
            request = ReviewRequest(account, ReviewKind.EXECUTIVE, *PERIOD, path, AUTHOR)
            return prepare_review(desk, request, Progress()).path

        sheets = _sheets(ours())
        facts = desk.ask(review_facts, account, *PERIOD, TODAY)
        formats = Formats("en_GB")

        def workbook() -> bytes:
            review = review_of(facts, ReviewKind.EXECUTIVE, AUTHOR, formats)
            return workbook_of(review, formats, datetime(2026, 11, 22, tzinfo=UTC), Progress())

        works = (workbook, ours, lambda: _plain(sheets))
        written, whole, plain = interleaved(RUNS, *(partial(milliseconds, work) for work in works))
        desk.close()
    yield Ratio("deck", 1.6, written, plain, "ms")
    yield Ratio("deck-searched-and-kept", 3.0, whole, plain, "ms")


def _sheets(path: Path) -> list[Sheet]:
    """What stands in a workbook."""
    return [
        Sheet(
            sheet.title,
            tuple(
                (cell.row, cell.column, cell.value)
                for row in sheet.iter_rows()
                for cell in row
                if cell.has_style
            ),
            tuple(len(chart.series) for chart in sheet._charts),
        )
        for sheet in load_workbook(path)
    ]


def _plain(sheets: list[Sheet]) -> None:
    book = Workbook()
    for name in (sheet.name for sheet in sheets):
        book.create_sheet(name)
    for plan in sheets:
        sheet = book[plan.name]
        for row, column, value in plan.cells:
            cell = sheet.cell(row, column, value)
            if value is None:
                cell.number_format = "0.0"
        for series in plan.charts:
            chart = LineChart()
            chart.add_data(Reference(sheet, min_col=2, max_col=1 + series, min_row=1, max_row=60))
            sheet.add_chart(chart, "A10")
    book.save(io.BytesIO())
