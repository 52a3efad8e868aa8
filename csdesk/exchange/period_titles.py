"""Titles of a wide file's columns: the period that a column is of, and what is measured where they say that too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from csdesk.exchange.days import DayOrder, read_day
from csdesk.exchange.titles import folded

_BETWEEN = re.compile(r"[\s_|:;,()\[\]]+")


@cache
def split_title(title: str) -> tuple[str, str] | None:
    """The day that a title names, as it is written there, and the rest of it; None where it names none.

    “Apr 2016” is of that month alone, “attendances (2016-04)” of attendances in it.
    """
    if _is_day(title):
        return title, ""
    words = [word for word in _BETWEEN.split(title) if word]
    for count in range(len(words) - 1, 0, -1):
        for day, rest in ((words[:count], words[count:]), (words[-count:], words[:-count])):
            if _is_day(" ".join(day)):
                return " ".join(day), " ".join(rest)
    return None


def measures_of(titles: Iterable[str]) -> tuple[str, ...]:
    """What titles that name a period name besides it, each once; none where they name periods alone."""
    found: dict[str, str] = {}
    for title in titles:
        named = split_title(title)
        if named is not None and named[1]:
            found.setdefault(folded(named[1]), named[1])
    return tuple(found.values())


def _is_day(text: str) -> bool:
    return read_day(text, DayOrder.DAY_FIRST) is not None or read_day(text, DayOrder.MONTH_FIRST) is not None
