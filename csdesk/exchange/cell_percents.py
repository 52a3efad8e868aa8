"""The cells of a sheet that are shown in %: the fast reader gives 0.71 for them, where everybody sees 71 %."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import IO

from csdesk.exchange.ods_percents import ods_percents
from csdesk.exchange.sheet_parts import UNREADABLE, column_of, found_in, opened_sheet

LONGEST_TAG = 2_000
STYLES = "xl/styles.xml"
BUILT_IN = {b"9", b"10"}
"""0% and 0.00%, which every program knows by these numbers."""
FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>")
CELL_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
STYLE = re.compile(rb"<(?:\w+:)?xf\s[^>]*>")
ATTRIBUTE = re.compile(rb"\b(numFmtId|formatCode)=\"([^\"]*)\"")
QUOTED = re.compile(rb"&quot;.*?&quot;|\\.|\[[^\]]*\]")
"""What stands in a format as a text of its own, or as a colour or a condition."""
CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*>")
PLACE = re.compile(rb"\br=\"([A-Z]{1,3})(\d{1,7})\"")
STYLED = re.compile(rb"\bs=\"(\d+)\"")


class Percents:
    """Asked row by row, from the first to the last, which columns (from 0) are shown in %."""

    def __init__(self, path: str, place: int) -> None:
        self._cells = chain(_percents(path, place), ods_percents(path, place))
        self._next = next(self._cells, None)

    def in_row(self, row: int) -> set[int]:
        """The columns of a row (from 1) whose numbers are percentages."""
        found: set[int] = set()
        while self._next is not None and self._next[0] <= row:
            if self._next[0] == row:
                found.add(self._next[1])
            self._next = next(self._cells, None)
        return found


def _percents(path: str, place: int) -> Iterator[tuple[int, int]]:
    """The row and column of every such cell, in the sheet's order; none of a workbook that is no XLSX."""
    try:
        with opened_sheet(path, place) as found:
            if found is None or STYLES not in found[0].namelist():
                return
            styles = _styles(found[0].read(STYLES))
            if styles:
                yield from _cells(found[1], styles)
    except UNREADABLE:
        return


def _styles(content: bytes) -> set[bytes]:
    """The cell styles that show a number in %, by their numbers as cells name them."""
    codes = (dict(ATTRIBUTE.findall(tag)) for tag in FORMAT.findall(content))
    shown = BUILT_IN | {
        code[b"numFmtId"] for code in codes if b"%" in QUOTED.sub(b"", code.get(b"formatCode", b""))
    }
    cells = CELL_STYLES.search(content)
    tags = STYLE.findall(cells.group()) if cells else []
    formats = (dict(ATTRIBUTE.findall(tag)).get(b"numFmtId") for tag in tags)
    return {b"%d" % number for number, one in enumerate(formats) if one in shown}


def _cells(sheet: IO[bytes], styles: set[bytes]) -> Iterator[tuple[int, int]]:
    for tag in found_in(sheet, CELL, LONGEST_TAG):
        styled = STYLED.search(tag.group())
        if styled is not None and styled[1] in styles and (at := PLACE.search(tag.group())) is not None:
            yield int(at[2]), column_of(at[1])
