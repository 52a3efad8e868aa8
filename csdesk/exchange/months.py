"""The names of the months in the languages that csdesk speaks numbers and dates in."""

from __future__ import annotations

from functools import cache

from csdesk.settings import LOCALES


@cache
def month_names() -> dict[str, int]:
    """Month by its name or short name in small letters; names that mean different months are left out."""
    from babel import Locale  # not for whoever only asks what may be said about a file

    names: dict[str, int] = {}
    torn = set()
    for language in sorted({locale.partition("_")[0] for locale in LOCALES}):
        for context in Locale(language).months.values():
            for width in ("abbreviated", "wide"):
                for month, name in context.get(width, {}).items():
                    key = name.rstrip(".").casefold()
                    if names.setdefault(key, month) != month:
                        torn.add(key)
    return {name: month for name, month in names.items() if name not in torn and not name.isdecimal()}
