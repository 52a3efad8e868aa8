"""A workbook that came back: the sheet with the codes of a request is found, whatever became of its name and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from csdesk.domain.asking import CODE
from csdesk.errors import Refusal
from csdesk.exchange.row import Cell, as_text
from csdesk.exchange.workbook import Sheet, is_workbook, read_sheet

MOST_SHEETS = 20
MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row by its number on the sheet, with its cells."""

    line: int
    cells: Sequence[Cell]

    def text(self, place: int) -> str:
        """A cell as trimmed text on one line; empty where the row ends before it."""
        return " ".join(as_text(self.cells[place]).split()) if place < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class CodedSheet:
    """A sheet on which codes of requests stand: its rows, and the code of each row that has one."""

    name: str
    rows: tuple[SheetRow, ...]
    codes: dict[int, str]

    @property
    def requests(self) -> frozenset[str]:
        """The requests whose codes stand on it."""
        return frozenset(code.partition("-")[0] for code in self.codes.values())


def coded_sheets(path: Path) -> tuple[CodedSheet, ...]:
    """The sheets with codes on them. Raises Refusal for what is no workbook, or has none."""
    if not is_workbook(path):
        raise Refusal("“{name}” is not a workbook; choose the file that came back.", name=path.name)
    found = tuple(sheet for sheet in map(_coded, _sheets(path)) if sheet.codes)
    if not found:
        raise Refusal(
            "“{name}” has no row that csdesk asked about: the codes at the left, like K7Q2-03, are not there. It is "
            "another file, or the sheet was taken out; nothing was taken in.",
            name=path.name,
        )
    return found


def _sheets(path: Path) -> Iterator[Sheet]:
    first = read_sheet(path)
    yield first
    for name in first.names[:MOST_SHEETS]:
        if name != first.name:
            try:
                yield read_sheet(path, name)
            except Refusal:
                continue  # an empty sheet has nothing to say


def _coded(sheet: Sheet) -> CodedSheet:
    rows = tuple(
        SheetRow(raw.line, raw.cells) for raw, _ in zip(sheet.raws(), range(MOST_ROWS), strict=False)
    )
    codes = {row.line: code for row in rows if (code := _code_of(row)) is not None}
    return CodedSheet(sheet.name, rows, codes)


def _code_of(row: SheetRow) -> str | None:
    """The first code in a row."""
    for place in range(len(row.cells)):
        text = row.text(place).upper()
        if CODE.fullmatch(text):
            return text
    return None
