"""A hundred thousand changes in the big book's history: the page that shows them, and each key of its filter."""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from sqlalchemy import Connection, insert, select

from csdesk.db import phrases
from csdesk.db.images import chunks, read_images
from csdesk.db.owners import record_tables
from csdesk.db.tables import EntryState, HistoryAccount, HistoryEntry, HistoryRow, Interaction
from csdesk.desk import Desk
from csdesk.ui.pages.history import HistoryPage
from csdesk.ui.places import Place
from csdesk.ui.window import Window
from csdesk.words import phrase
from tests.benchmarks.big import SHOWN_BAR, TYPED, rest
from tests.benchmarks.big_book import big_book
from tests.benchmarks.books import TODAY
from tests.benchmarks.ratio import Ratio, milliseconds
from tests.benchmarks.windows import go_to, opened, wait_for

FIRST = datetime(2020, 7, 1, 8)
BETWEEN = timedelta(minutes=33)
ROUNDS = 5
FILTER_BAR = 100.0


def measure() -> Iterator[Ratio]:
    """All of it in the window, once the texts were read, which begins when the keyboard comes into the filter."""
    with big_book() as book:
        _remember(book)
        with opened(book, Place("accounts")) as window:
            rest(window)
            page = go_to(window, Place("history"))
            assert isinstance(page, HistoryPage)
            wait_for(page.filled, page.make_stale)
            times = tuple(milliseconds(partial(_show, page)) for _ in range(ROUNDS))
            yield Ratio("history-shown", 1.0, times, (SHOWN_BAR,), "ms")
            yield _filter(window, page)


def _remember(book: Path) -> None:
    """Let every conversation have been written down by a command of its own."""
    desk = Desk.open(book, today=lambda: TODAY)
    writer = desk._book.writer
    assert writer is not None
    with writer.begin() as connection:
        for ids in chunks(connection.scalars(select(Interaction.id))):
            _write(connection, list(ids))
    desk.close()


def _write(connection: Connection, ids: list[int]) -> None:
    images = read_images(connection, record_tables()["interaction"], ids)
    entries, rows, accounts = [], [], []
    for number in ids:
        image, entry = images[number], number + 1
        title = phrase("{title}: {name}", title=phrase("Add interaction"), name=image["text"][:80])
        entries.append(
            {
                "id": entry,
                "at": FIRST + number * BETWEEN,
                "command": "AddInteraction",
                "title": phrases.written(title),
                "state": EntryState.DONE,
            }
        )
        after = json.dumps(image, ensure_ascii=False)
        rows.append({"entry_id": entry, "table_name": "interaction", "row_id": number, "after": after})
        accounts.append({"entry_id": entry, "account_id": image["account_id"]})
    connection.execute(insert(HistoryEntry), entries)
    connection.execute(insert(HistoryRow), rows)
    connection.execute(insert(HistoryAccount), accounts)


def _show(page: HistoryPage) -> None:
    wait_for(page.filled, page.make_stale)
    page.repaint()


def _filter(window: Window, page: HistoryPage) -> Ratio:
    """From each key to the painted list of what is left."""
    page.focus_filter()
    rest(window)
    times: list[float] = []
    for text in TYPED:
        for key in text:
            times.append(milliseconds(partial(_press, page, key)))
            rest(window)
        page.filter.clear()
        rest(window)
    worst = statistics.quantiles(times, n=20)[-1]
    return Ratio("history-key", 1.0, (worst,), (FILTER_BAR,), "ms, 95th percentile")


def _press(page: HistoryPage, key: str) -> None:
    wait_for(page.filled, lambda: QTest.keyClick(page.filter, key))
    page.table.repaint()
