"""Lists as workbooks and as CSV: text stays text, numbers and days are what they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from csdesk.charts.sheet_text import clean, clean_line
from csdesk.errors import Refusal
from csdesk.exchange.row import as_text
from csdesk.exchange.safe_text import RISKY, marked
from csdesk.exchange.source import cleaned

Value: TypeAlias = "str | int | float | bool | date | Decimal | None"
MOST_ROWS = 1_048_575
WIDEST, NARROWEST, LOOKED_AT = 60, 8, 200
AUTHOR = "csdesk"


@dataclass(frozen=True, slots=True)
class ListOut:
    """A list to write: its title, the names of its columns, and its rows."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]


def workbook_of(lists: Sequence[ListOut]) -> bytes:
    """A sheet a list, under a head that stays in sight and filters. Raises Refusal for more rows than a sheet has."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = AUTHOR
    names: list[str] = []
    for one in lists:
        name = _sheet_name(one.title, names)
        names.append(name)
        _write_sheet(book.create_sheet(name), one)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def csv_of(one: ListOut, *, for_excel: bool = True) -> bytes:
    """A list as CSV in UTF-8; `for_excel` with the mark by which Excel knows it, and no text like a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in ([*one.columns], *one.rows):
        writer.writerow([_text(value, for_excel=for_excel) for value in row])
    return text.getvalue().encode("utf-8-sig" if for_excel else "utf-8", "replace")


def _text(value: Value, *, for_excel: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        clean = cleaned(value)
        return marked(clean) if for_excel else clean
    return str(value) if isinstance(value, Decimal) else as_text(value)


def _write_sheet(sheet: Any, one: ListOut) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    rows = iter(one.rows)
    first = [row for _, row in zip(range(LOOKED_AT), rows, strict=False)]
    for place, column in enumerate(one.columns):
        longest = max([len(column), *(len(_shown(row[place])) for row in first)])
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(WIDEST, max(NARROWEST, longest + 2))
    sheet.freeze_panes = "A2"
    head = [_cell(sheet, clean_line(column)) for column in one.columns]
    for cell in head:
        cell.font = Font(bold=True)
    sheet.append(head)
    count = 0
    for count, row in enumerate(_all(first, rows), start=1):
        if count > MOST_ROWS:
            raise Refusal("A sheet can't hold more than {most} rows; export as CSV instead.", most=MOST_ROWS)
        sheet.append([_cell(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(one.columns)))}{count + 1}"


def _all(first: Sequence[Sequence[Value]], rest: Iterator[Sequence[Value]]) -> Iterator[Sequence[Value]]:
    yield from first
    yield from rest


def _cell(sheet: Any, value: Value) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)  # type: ignore[arg-type]
    text = clean(value)
    cell = WriteOnlyCell(sheet, text)
    if text:
        cell.data_type = "s"
    cell.quotePrefix = text.startswith(RISKY)
    return cell


def _shown(value: Value) -> str:
    return str(value).split("\n", 1)[0] if value is not None else ""


def _sheet_name(title: str, taken: Sequence[str]) -> str:
    bare = "".join(" " if sign in r"[]:*?/\'" else sign for sign in clean_line(title)).strip() or "List"
    name, count = bare[:31].strip(), 1
    while name.casefold() in {one.casefold() for one in taken} | {"history"}:
        count += 1
        name = f"{bare[:27].strip()} {count}"
    return name
