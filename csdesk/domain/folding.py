"""Texts as they are compared when somebody types to find them, and as they are ordered: without case and accents."""

from __future__ import annotations

import re
import unicodedata

NUMBER = re.compile(r"\d+")
LONGEST_NUMBER = 12


def fold(text: str) -> str:
    """`text` without case, accents and other marks: "Café ÆRØ" and "cafe ærø" are the same afterwards."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def key_of(text: str) -> str:
    """What two writings of one name have in common: its words, whatever their case and the spaces between them."""
    return " ".join(text.split()).casefold()


def in_order(text: str) -> str:
    """`text` as lists are ordered by it: folded, and with its numbers as numbers, so that 2 comes before 11."""
    return NUMBER.sub(lambda found: found.group().zfill(LONGEST_NUMBER), fold(text))


def holds_all(key: str, parts: list[str]) -> bool:
    """Whether a folded key holds every one of the folded parts."""
    return all(part in key for part in parts)
