"""What a workbook can hold of a text: spreadsheet programs refuse a whole file for one control character."""

from __future__ import annotations

import re
import unicodedata

LONGEST_TEXT = 32_000
ELLIPSIS = "…"
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"
_BLANKS = {"Cc", "Zl", "Zp"}
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def clean(text: str) -> str:
    """`text` as a cell can hold it: line breaks are kept, what no file can hold is replaced.

    `_x0041_` would be read as a letter's number, so a word joiner, which nobody sees, takes it apart.
    """
    if text.isprintable() and "_x" not in text:
        return shortened(text, LONGEST_TEXT)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(_printable(character) for character in lines)
    return shortened(_ESCAPE.sub("_\N{WORD JOINER}", kept), LONGEST_TEXT)


def clean_line(text: str) -> str:
    """`text` on one line, for headings, descriptions, properties, names and footers."""
    return " ".join(clean(text).split())


def shortened(text: str, length: int) -> str:
    """`text` with at most `length` characters, an ellipsis in place of what is cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + ELLIPSIS


def _printable(character: str) -> str:
    if " " <= character <= "~" or character == "\n":
        return character
    if ord(character) & 0xFFFE == 0xFFFE:
        return _UNREADABLE
    category = unicodedata.category(character)
    if category == "Cs":
        return _UNREADABLE
    return " " if category in _BLANKS else character
