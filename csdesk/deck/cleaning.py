"""Names of sheets and texts of footers that every spreadsheet program takes."""

from __future__ import annotations

import re
from collections.abc import Collection

from csdesk.charts.sheet_text import clean_line, shortened

LONGEST_SHEET_NAME = 31
LONGEST_FOOT = 180
"""A footer may have 255 characters, its codes and doubled ampersands counted."""

_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LIKE_FORMULAS = ("=", "+", "-", "@", "'")


def needs_quote(text: str) -> bool:
    """Whether somebody who edits the cell would turn the text into a formula."""
    return text.startswith(_LIKE_FORMULAS)


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """A legal name for a sheet that no other has: at most 31 characters, without signs that names can't have."""
    bare = _FORBIDDEN_IN_NAMES.sub(" ", clean_line(wanted)).strip(" '") or "Sheet"
    if bare.casefold() == "history":
        bare = f"{bare} 1"
    used = {name.casefold() for name in taken}
    name, count = bare[:LONGEST_SHEET_NAME].rstrip(" '"), 1
    while name.casefold() in used:
        count += 1
        ending = f" {count}"
        name = bare[: LONGEST_SHEET_NAME - len(ending)].rstrip(" '") + ending
    return name


def foot_line(text: str) -> str:
    """A text as the line at a page's foot."""
    return shortened(clean_line(text), LONGEST_FOOT)


def foot_text(text: str) -> str:
    """That line as a workbook's footer can hold it: `&` begins a code there, so it is doubled."""
    return foot_line(text).replace("&", "&&")
