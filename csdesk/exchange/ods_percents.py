"""The percentages of an OpenDocument sheet, as it names them cell by cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import IO

from csdesk.exchange.sheet_parts import UNREADABLE, found_in

LONGEST_TAG = 20_000
CONTENT = "content.xml"
MOST_REPEATED = 20_000
"""Rows alike, and cells alike in one: empty ones fill a sheet up to its end."""

TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>")
REPEATED = re.compile(rb"\btable:number-(?:rows|columns)-repeated=\"(\d{1,9})\"")
PERCENTAGE = re.compile(rb"\boffice:value-type=\"percentage\"")


def ods_percents(path: str, place: int) -> Iterator[tuple[int, int]]:
    """The row (from 1) and column (from 0) of each percentage on the sheet at a place; none of any other workbook."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(CONTENT) as content:
            yield from _percentages(content, place)
    except UNREADABLE:
        return


def _percentages(content: IO[bytes], place: int) -> Iterator[tuple[int, int]]:
    sheet, row, rows, column = -1, 1, 0, 0
    found: list[int] = []
    for tag in found_in(content, TAG, LONGEST_TAG):
        name, attributes = tag[1], tag[2]
        repeated = _repeated(attributes)
        if name in {b"table", b"table-row"}:
            yield from _alike(row, rows, found)
            row, rows, column, found = row + rows, repeated, 0, []
        if name == b"table":
            sheet, row, rows = sheet + 1, 1, 0
            if sheet > place:
                return
        elif name != b"table-row" and sheet == place:
            if PERCENTAGE.search(attributes):
                found += range(column, column + min(repeated, MOST_REPEATED))
            column += repeated
    yield from _alike(row, rows, found)


def _alike(first: int, rows: int, columns: list[int]) -> Iterator[tuple[int, int]]:
    """The places of columns in each of some rows that are alike."""
    return ((first + more, at) for more in range(min(rows, MOST_REPEATED)) for at in columns)


def _repeated(attributes: bytes) -> int:
    found = REPEATED.search(attributes)
    return int(found[1]) if found is not None else 1
