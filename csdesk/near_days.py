"""Days as people say them: tomorrow, Friday, 12 Dec; in the locale's language, in English and in German."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from functools import cache

from csdesk.errors import Refusal
from csdesk.formats import Formats
from csdesk.words import words

WEEK = 7
FRIDAY = 4
NAMED = {"yesterday": -1, "today": 0, "tomorrow": 1, "next week": WEEK}
ALSO = {
    "last week": -WEEK,
    "day before yesterday": -2,
    "day after tomorrow": 2,
    "gestern": -1,
    "vorgestern": -2,
    "heute": 0,
    "morgen": 1,
    "übermorgen": 2,
    "nächste woche": WEEK,
    "letzte woche": -WEEK,
}
ENDS = {
    "week": ("end of week", "end of the week", "end of this week", "ende der woche"),
    "month": ("end of month", "end of the month", "end of this month", "month end", "monatsende"),
    "year": ("end of year", "end of the year", "end of this year", "year end", "jahresende"),
}
FEW = ("one", "two", "three", "four", "five", "six", "seven")
WENIGE = ("einem", "zwei", "drei", "vier", "fünf", "sechs", "sieben")
COUNTS = {word: count for names in (FEW, WENIGE) for count, word in enumerate(names, start=1)}
COUNTS |= {"a": 1, "einer": 1}
UNITS = {
    "day": 1,
    "days": 1,
    "week": WEEK,
    "weeks": WEEK,
    "tag": 1,
    "tagen": 1,
    "woche": WEEK,
    "wochen": WEEK,
}
COUNTED = re.compile(r"(?:(?P<before>in|vor) )?(?P<count>\w+) (?P<unit>\w+?)(?: (?P<after>ago))?")
THIS = r"(?:this|next|coming|nächste[nrs]?|kommende[nr]?|diese[nr]?)"
LAST = r"(?:last|past|letzte[nr]?|vergangene[nr]?)"
WHICH = re.compile(rf"(?:the )?(?:(?P<ahead>{THIS})|(?P<back>{LAST})) (?P<day>\w+)")


class Looking(Enum):
    """Where a day without a year lies: what is promised lies ahead, what happened lies behind."""

    AHEAD = 1
    BACK = -1


def near_day(text: str, formats: Formats, today: date, looking: Looking = Looking.AHEAD) -> date | None:
    """The day that `text` means, seen from today; None when it means none.

    A whole date, today and its neighbours, a weekday (Friday is the next one, or the last one), or a day and a month
    (12 Dec is the next one, or the last one), "in two weeks" and "3 days ago", "end of month". Numbers alone are read
    as the locale writes a day.
    """
    bare = " ".join(text.split()).rstrip(".").casefold()
    if not bare:
        return None
    named = _named(formats.language)
    if bare.removeprefix("the ") in named:
        return _shifted(today, named[bare.removeprefix("the ")])
    found = _weekday_named(bare, formats, today, looking) or _counted(bare, today) or _end(bare, today)
    if found is not None or not any(character.isdigit() for character in bare):
        return found
    return _read_anyhow(text, formats, today, looking)


@cache
def _named(language: str) -> dict[str, int]:
    """Days by their names: how many days from today."""
    return {words(name, language).casefold(): days for name, days in NAMED.items()} | NAMED | ALSO


def _weekday_named(bare: str, formats: Formats, today: date, looking: Looking) -> date | None:
    which = WHICH.fullmatch(bare)
    if which is not None:
        looking = Looking.AHEAD if which["ahead"] else Looking.BACK
    weekday = _weekday(which["day"] if which is not None else bare, formats)
    return None if weekday is None else _nearest_weekday(weekday, today, looking)


def _weekday(bare: str, formats: Formats) -> int | None:
    ways = (formats, *_others(formats.language))
    return next((way.weekdays[bare] for way in ways if bare in way.weekdays), None)


def _nearest_weekday(weekday: int, today: date, looking: Looking) -> date | None:
    """Never today: who means today says so."""
    ahead = (weekday - today.weekday()) % WEEK or WEEK
    days = ahead if looking is Looking.AHEAD else ahead - (2 * WEEK if ahead == WEEK else WEEK)
    return _shifted(today, days)


def _counted(bare: str, today: date) -> date | None:
    """In three days, vor zwei Wochen."""
    found = COUNTED.fullmatch(bare)
    if found is None or not (found["before"] or found["after"]) or found["unit"] not in UNITS:
        return None
    said = found["count"]
    count = int(said) if said.isascii() and said.isdecimal() and len(said) <= 3 else COUNTS.get(said)
    behind = found["before"] == "vor" or found["after"] is not None
    return None if count is None else _shifted(today, (-1 if behind else 1) * count * UNITS[found["unit"]])


def _end(bare: str, today: date) -> date | None:
    end = next((end for end, names in ENDS.items() if bare in names), None)
    if end == "week":
        return _shifted(today, (FRIDAY - today.weekday()) % WEEK)
    if end == "month":
        return date(today.year + today.month // 12, today.month % 12 + 1, 1) - timedelta(days=1)
    return date(today.year, 12, 31) if end == "year" else None


def _shifted(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _read_anyhow(text: str, formats: Formats, today: date, looking: Looking) -> date | None:
    """As the locale writes it; a month that is named is understood in English and German, too."""
    for way in _ways(text, formats):
        found = _read(text, way) or _in_a_near_year(text, way, today, looking)
        if found is not None:
            return found
    return None


def _ways(text: str, formats: Formats) -> Iterator[Formats]:
    yield formats
    if any(character.isalpha() for character in text):
        yield from _others(formats.language)


@cache
def _others(language: str) -> tuple[Formats, ...]:
    return tuple(Formats(locale) for locale in ("en_GB", "de_DE") if not locale.startswith(language))


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
