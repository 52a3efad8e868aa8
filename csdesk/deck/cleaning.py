"""What a workbook can hold: every string goes through here before it is written.

Spreadsheet programs refuse whole files for one control character, a lone half of an emoji or a long sheet name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST_TEXT = 32_000
LONGEST_SHEET_NAME = 31
LONGEST_FOOT = 180
"""A footer may have 255 characters, its codes and doubled ampersands counted."""

ELLIPSIS = "…"
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "'")


def clean(text: str) -> str:
    """`text` as a cell can hold it: line breaks are kept, what no file can hold is replaced."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(_printable(character) for character in lines)
    return shortened(kept, LONGEST_TEXT)


def clean_line(text: str) -> str:
    """`text` on one line, for properties, headings, names and footers."""
    return " ".join(clean(text).split())


def in_cell(text: str) -> str:
    """Clean text as it is written into a cell, where `_x0041_` would be read as a letter's number."""
    return _ESCAPE.sub("_x005F_", clean(text))


def needs_quote(text: str) -> bool:
    """Whether somebody who edits the cell would turn the text into a formula."""
    return text.startswith(_LOOKS_LIKE_FORMULA)


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


def foot_text(text: str) -> str:
    """A text as a footer can hold it: `&` begins a code there, so it is doubled."""
    return shortened(clean_line(text), LONGEST_FOOT).replace("&", "&&")


def shortened(text: str, length: int) -> str:
    """`text` with at most `length` characters, an ellipsis in place of what is cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + ELLIPSIS


def _printable(character: str) -> str:
    if character == "\n":
        return character
    if ord(character) & 0xFFFE == 0xFFFE:
        return _UNREADABLE
    category = unicodedata.category(character)
    if category == "Cs":
        return _UNREADABLE
    return " " if category in {"Cc", "Zl", "Zp"} else character
