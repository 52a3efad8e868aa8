"""Text as data in spreadsheets: what would be taken for a formula, marked so that the mark comes off again."""

from __future__ import annotations

MARK = "'"
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", MARK)


def marked(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe before a risky beginning."""
    return f"{MARK}{text}" if text.startswith(RISKY) else text


def unmarked(text: str) -> str:
    """The text that was marked."""
    return text[len(MARK) :] if text.startswith(MARK) else text
