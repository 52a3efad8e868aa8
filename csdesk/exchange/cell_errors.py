"""The errors that formulas of a sheet came to: the fast reader leaves their cells empty, so they are looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import IO

from csdesk.exchange.sheet_parts import UNREADABLE, column_of, found_in, opened_sheet

MOST_ERRORS = 10_000
LONGEST_CELL = 2_000
ERROR = re.compile(
    rb"<c\s+r=\"([A-Z]{1,3})(\d{1,7})\"[^>]*\bt=\"e\"[^>]*>(?:(?!</c>).)*?<v>(#[^<]{1,20})</v>", re.DOTALL
)


def errors_of(path: str, place: int) -> dict[tuple[int, int], str]:
    """The errors on the sheet at a place of an XLSX workbook, by row (from 1) and column (from 0); else none."""
    try:
        with opened_sheet(path, place) as found:
            return {} if found is None else dict(islice(_errors(found[1]), MOST_ERRORS))
    except UNREADABLE:
        return {}


def _errors(sheet: IO[bytes]) -> Iterator[tuple[tuple[int, int], str]]:
    for found in found_in(sheet, ERROR, LONGEST_CELL):
        yield (int(found[2]), column_of(found[1])), found[3].decode("ascii", "replace")
