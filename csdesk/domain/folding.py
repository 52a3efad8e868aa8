"""Texts as they are compared when somebody types to find them: without case and accents."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """`text` without case, accents and other marks: "Café ÆRØ" and "cafe ærø" are the same afterwards."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def holds_all(key: str, parts: list[str]) -> bool:
    """Whether a folded key holds every one of the folded parts."""
    return all(part in key for part in parts)
