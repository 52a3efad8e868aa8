"""What was corrected by hand in a table before it is brought in: other texts for cells, and rows left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from csdesk.exchange.row import Row
from csdesk.exchange.table import Table


@dataclass(frozen=True, slots=True)
class Amendments:
    """Texts by line and column, and the lines that are left out."""

    cells: Mapping[tuple[int, str], str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()


NO_AMENDMENTS = Amendments()


def amended(table: Table, amendments: Amendments) -> Iterator[Row | None]:
    """The table's rows with what was corrected; None for one that is left out."""
    if not amendments.cells and not amendments.left_out:
        yield from table.records()
        return
    by_line: dict[int, dict[int, str]] = {}
    for (line, column), text in amendments.cells.items():
        if column in table.columns:
            by_line.setdefault(line, {})[table.columns.index(column)] = text
    for record in table.records():
        if record.line in amendments.left_out:
            yield None
        elif record.line in by_line:
            yield _with(record, by_line[record.line])
        else:
            yield record


def _with(record: Row, texts: Mapping[int, str]) -> Row:
    cells = [*record.cells, *[""] * (max(texts) + 1 - len(record.cells))]
    for place, text in texts.items():
        cells[place] = text
    return Row(record.line, tuple(cells))
