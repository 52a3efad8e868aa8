"""What runs in the process that reads a workbook. Light, since it is loaded anew each time; it knows nothing of books.

It sends the sheet's rows as packed lines of JSON: the row's number and its cells.
"""

from __future__ import annotations

import json
import os
import re
import sys
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import Enum
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from csdesk.exchange.cell_errors import errors_of
from csdesk.exchange.cell_percents import Percents

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_MEMORY = 360 * 2**20
ROWS_IN_A_BLOCK = 500
MOST_NOTED = 1_000
MOST_SHEETS = 40
MOST_FIELDS = 16_384
LONGEST_CELL = 1_000_000
UNFIT = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


class Answer(Enum):
    """What a message begins with."""

    ROWS = b"rows"
    SHEET = b"sheet"
    DONE = b"done"
    REFUSED = b"refused"


def answer(pipe: Connection, path: str, sheet: str | None, every: bool = False) -> None:
    """Send the sheet of a workbook, or every one, or why it can't be read.

    The parent ends this process when it takes too much.
    """
    _be_quiet()
    _take_little_memory()
    from python_calamine import CalamineError, PasswordError, load_workbook

    try:
        with load_workbook(path) as workbook:
            if every:
                _send_every(pipe, workbook, path)
            else:
                _send(pipe, workbook, path, sheet)
    except PasswordError:
        _refuse(pipe, "locked")
    except MemoryError:
        _refuse(pipe, "too much")
    except (CalamineError, OSError, ValueError, TypeError, OverflowError):
        _refuse(pipe, "unreadable")


def _send(pipe: Connection, workbook: CalamineWorkbook, path: str, wanted: str | None) -> None:
    names = workbook.sheet_names
    if wanted is not None and wanted not in names:
        _refuse(pipe, "no such sheet", sheet=wanted[:100], sheets=names)
        return
    sheet = workbook.get_sheet_by_name(wanted) if wanted is not None else _likely(workbook)
    if sheet is None or sheet.start is None:
        _refuse(pipe, "empty")
        return
    _send_sheet(pipe, sheet, path, names)
    pipe.send_bytes(Answer.DONE.value + b"\n{}")


def _send_every(pipe: Connection, workbook: CalamineWorkbook, path: str) -> None:
    """The sheets with something on them, in their order, those that are hidden too."""
    from python_calamine import SheetTypeEnum

    sheets = [one.name for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    for name in sheets[:MOST_SHEETS]:
        sheet = workbook.get_sheet_by_name(name)
        if sheet.start is not None:
            _send_sheet(pipe, sheet, path, workbook.sheet_names)
    pipe.send_bytes(Answer.DONE.value + b"\n{}")


def _send_sheet(pipe: Connection, sheet: CalamineSheet, path: str, names: list[str]) -> None:
    replaced: list[int] = []
    place = names.index(sheet.name)
    errors, percents = errors_of(path, place), Percents(path, place)
    block: list[str] = []
    for number, cells in _rows(sheet):
        packed = [_packed(cell, number, replaced) for cell in cells[:MOST_FIELDS]]
        for at in percents.in_row(number):
            if at < len(packed) and type(cells[at]) in {int, float}:
                packed[at] = ["percent", repr(cells[at])]
        if errors:
            packed = [
                ["error", errors[number, at]] if (number, at) in errors else cell
                for at, cell in enumerate(packed)
            ]
        while packed and packed[-1] in ("", None):
            packed.pop()
        block.append(json.dumps([number, packed], ensure_ascii=False, separators=(",", ":")))
        if len(block) == ROWS_IN_A_BLOCK:
            _send_rows(pipe, block)
            block = []
    if block:
        _send_rows(pipe, block)
    about = {"name": sheet.name, "names": names, "merged": _merged(sheet), "replaced": replaced[:MOST_NOTED]}
    pipe.send_bytes(Answer.SHEET.value + b"\n" + json.dumps(about).encode())


def _likely(workbook: CalamineWorkbook) -> CalamineSheet | None:
    """The first sheet with several rows, those that are hidden last."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [one for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    sheets.sort(key=lambda one: one.visible != SheetVisibleEnum.Visible)
    first = None
    for one in sheets:
        sheet = workbook.get_sheet_by_name(one.name)
        if sheet.start is not None:
            if sheet.height > 1:
                return sheet
            first = first or sheet
    return first


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[Any]]]:
    """The rows with their numbers on the sheet, from its first column."""
    assert sheet.start is not None
    top, left = sheet.start
    before = [""] * left
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > top:
            yield number, before + cells if before else cells


def _packed(cell: Any, row: int, replaced: list[int]) -> Any:
    if isinstance(cell, str):
        return _cleaned(cell, row, replaced)
    if isinstance(cell, datetime):
        return ["instant", cell.isoformat()]
    if isinstance(cell, date):
        return ["day", cell.isoformat()]
    if isinstance(cell, time):
        return ["time", cell.isoformat()]
    if isinstance(cell, timedelta):
        return ["seconds", str(cell.total_seconds())]
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return int(cell)
    if isinstance(cell, float) and not abs(cell) < float("inf"):
        return ["error", "#NUM!"]
    return cell


def _cleaned(text: str, row: int, replaced: list[int]) -> str:
    if len(text) > LONGEST_CELL:
        raise MemoryError
    clean = UNFIT.sub(UNREADABLE, text.replace("_x000D_", ""))
    if clean != text and len(replaced) < MOST_NOTED:
        replaced.append(row)
    return clean


def _merged(sheet: CalamineSheet) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return (sheet.merged_cell_ranges or [])[:MOST_NOTED]


def _send_rows(pipe: Connection, lines: list[str]) -> None:
    packed = zlib.compress("\n".join(lines).encode("utf-8", "replace"), 1)
    pipe.send_bytes(Answer.ROWS.value + b"\n" + packed)


def _refuse(pipe: Connection, why: str, **values: object) -> None:
    pipe.send_bytes(Answer.REFUSED.value + b"\n" + json.dumps({"why": why, **values}).encode())


def _be_quiet() -> None:
    """What a reader's library says when it gives up is no message to anyone."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)


def _take_little_memory() -> None:
    """Let the system itself refuse memory beyond the limit, where it can."""
    if sys.platform == "win32":
        return
    import resource

    most = MOST_MEMORY + 60 * 2**20
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
