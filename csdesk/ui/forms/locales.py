"""The languages with their number formats, each in its own words, as a choice."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from csdesk.settings import LOCALES


def locale_choices(value: str, words: str) -> list[tuple[str, str]]:
    """Every locale to choose from; before them the one that stands for none, with its words."""
    return [(value, words), *((code, _own_words(code)) for code in LOCALES)]


def _own_words(code: str) -> str:
    locale = QLocale(code)
    return f"{locale.nativeLanguageName()} ({locale.nativeTerritoryName()})"
