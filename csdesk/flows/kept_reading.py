"""What was read of a file, kept while its import is being answered, so that another answer needs no other reading."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from csdesk.exchange.choices import NOTHING_SAID, ReadingChoices
from csdesk.exchange.mapping import SumUp
from csdesk.exchange.measurements import MeasurementReader
from csdesk.exchange.reading import read_file
from csdesk.exchange.splitting import Raw
from csdesk.exchange.table import Content, Table
from csdesk.flows.import_request import ImportRequest
from csdesk.jobs import Progress

MOST_CELLS = 400_000
"""So many cells of a table are kept as they are, in some forty megabytes; the rows of a larger one are cut anew."""
LOOK_EVERY = 0.1  # seconds between two looks whether whoever waits was stopped


@dataclass(frozen=True, slots=True)
class AtHand:
    """The rows of a table of ordinary size, read once."""

    rows: tuple[Raw, ...]

    def raws(self) -> Iterator[Raw]:
        """Every row, as it stands in the file."""
        return iter(self.rows)


class KeptReading:
    """The last table that was read and the last figures of it. A file that changed meanwhile is read anew."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._table: tuple[object, Table] | None = None
        self._figures: tuple[object, MeasurementReader] | None = None

    @contextmanager
    def alone(self, progress: Progress) -> Iterator[None]:
        """Have it alone, once an earlier answer's work has ended. Raises Cancelled after a stop."""
        while not self._lock.acquire(timeout=LOOK_EVERY):
            progress.step(0, 0)
        try:
            yield
        finally:
            self._lock.release()

    def table(
        self, file: Path, choices: ReadingChoices = NOTHING_SAID, progress: Progress | None = None
    ) -> Table:
        """The table in a file. Raises what `read_file` does."""
        wanted = _state(file), choices
        if self._table is None or self._table[0] != wanted:
            self._table = self._figures = None
            self._table = wanted, _at_hand(read_file(file, choices, progress))
        return self._table[1]

    def figures(self, request: ImportRequest, progress: Progress) -> MeasurementReader:
        """The figures that a file holds, as a request wants them read. Raises what reading them does."""
        table = self.table(request.file, request.reading, progress)
        counted = request.sum_up is SumUp.COUNT
        wanted = table, request.columns, request.ways, counted, request.amendments
        if self._figures is None or self._figures[0] != wanted:
            self._figures = None
            reader = MeasurementReader(
                table,
                request.columns,
                request.ways,
                sum_up=request.sum_up,
                amendments=request.amendments,
                progress=progress,
            )
            self._figures = wanted, reader
        self._figures[1].answer(request.sum_up, progress)
        return self._figures[1]

    def make_room(self) -> None:
        """Let go of a large file, whose figures are about to be written: both at once would take too much memory."""
        if self._table is not None and not isinstance(self._table[1].content, AtHand):
            self._table = self._figures = None


def _state(file: Path) -> object:
    """What tells whether a file is still the one that was read; None for one that can't be looked at."""
    try:
        about = file.stat()
    except (OSError, ValueError):
        return None
    return file, about.st_mtime_ns, about.st_size


def _at_hand(table: Table) -> Table:
    if table.count * max(len(table.columns), 1) > MOST_CELLS:
        return table
    content: Content = AtHand(tuple(islice(table.content.raws(), table.last)))
    return replace(table, content=content)
