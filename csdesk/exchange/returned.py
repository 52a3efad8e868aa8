"""A workbook that came back: its sheets, and where the codes of a request stand on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from csdesk.domain.asking import CODE
from csdesk.errors import Refusal
from csdesk.exchange.row import Cell, as_text
from csdesk.exchange.workbook import Sheet, is_workbook, read_sheets

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
class ReturnedSheet:
    """A sheet's rows, and the code of each row that has one of a request's."""

    name: str
    rows: tuple[SheetRow, ...]
    codes: dict[int, str]

    @property
    def requests(self) -> frozenset[str]:
        """The requests whose codes stand on it."""
        return frozenset(code.partition("-")[0] for code in self.codes.values())


def returned_sheets(path: Path) -> tuple[ReturnedSheet, ...]:
    """The sheets of a workbook that came back. Raises Refusal for what is none."""
    if not is_workbook(path):
        raise Refusal("“{name}” is not a workbook; choose the file that came back.", name=path.name)
    return tuple(_returned(sheet) for sheet in read_sheets(path))


def _returned(sheet: Sheet) -> ReturnedSheet:
    rows = tuple(
        SheetRow(raw.line, raw.cells) for raw, _ in zip(sheet.raws(), range(MOST_ROWS), strict=False)
    )
    codes = {row.line: code for row in rows if (code := _code_of(row)) is not None}
    return ReturnedSheet(sheet.name, rows, codes)


def _code_of(row: SheetRow) -> str | None:
    """The first code in a row."""
    for place in range(len(row.cells)):
        text = row.text(place).upper()
        if CODE.fullmatch(text):
            return text
    return None
