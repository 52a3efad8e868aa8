"""Days as people say them: tomorrow, Friday, 12 Dec."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum

from csdesk.errors import Refusal
from csdesk.formats import Formats
from csdesk.words import words

ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEK = 7
NAMED = {"yesterday": -1, "today": 0, "tomorrow": 1, "next week": WEEK}


class Looking(Enum):
    """Where a day without a year lies: what is promised lies ahead, what happened lies behind."""

    AHEAD = 1
    BACK = -1


def near_day(text: str, formats: Formats, today: date, looking: Looking = Looking.AHEAD) -> date | None:
    """The day that `text` means, seen from today; None when it means none.

    A whole date, today and its neighbours, a weekday (Friday is the next one, or the last one), or a day and a month
    (12 Dec is the next one, or the last one); in the locale's language and in English.
    """
    bare = " ".join(text.split()).rstrip(".").casefold()
    if not bare:
        return None
    named = {words(name, formats.language).casefold(): days for name, days in NAMED.items()} | NAMED
    if bare in named:
        return today + timedelta(days=named[bare])
    weekday = _weekday(bare, formats)
    if weekday is not None:
        return _nearest_weekday(weekday, today, looking)
    return _read(text, formats) or _in_a_near_year(text, formats, today, looking)


def _weekday(bare: str, formats: Formats) -> int | None:
    english = {name: number for number, name in enumerate(ENGLISH_WEEKDAYS)}
    return formats.weekdays.get(bare, english.get(bare))


def _nearest_weekday(weekday: int, today: date, looking: Looking) -> date:
    """Never today: who means today says so."""
    ahead = (weekday - today.weekday()) % WEEK or WEEK
    return today + timedelta(
        days=ahead if looking is Looking.AHEAD else ahead - (2 * WEEK if ahead == WEEK else WEEK)
    )


def _in_a_near_year(text: str, formats: Formats, today: date, looking: Looking) -> date | None:
    """A day and a month in the first year in which it lies ahead, or the last in which it lies behind."""
    for year in (today.year, today.year + looking.value):
        found = _read(_with_year(text, year), formats)
        if found is not None and (found - today).days * looking.value >= 0:
            return found
    return None


def _with_year(text: str, year: int) -> str:
    numbers = re.findall(r"\d+", text)
    bare = re.fullmatch(r"\s*\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]?\s*", text)
    return ".".join([*numbers, str(year)]) if bare else f"{text} {year}"


def _read(text: str, formats: Formats) -> date | None:
    try:
        return formats.read_day(text)
    except Refusal:
        return None
