"""Days as people say them: tomorrow, Friday, 12 Dec; in the locale's language, in English and in German."""

from __future__ import annotations

import re
from calendar import monthrange
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
ENDING = r"(?:the )?end of (?:the |this )?|ende (?:des |der |dieses |dieser )?"
ENDS = {
    "next week": re.compile(r"(?:the )?end of next week|ende nächster woche|ende der nächsten woche"),
    "next month": re.compile(r"(?:the )?end of next month|ende (?:des )?nächsten monats"),
    "week": re.compile(rf"(?:{ENDING})(?:week|woche)"),
    "month": re.compile(rf"(?:{ENDING})(?:month|monats)|month end|monatsende"),
    "quarter": re.compile(rf"(?:{ENDING})(?:quarter|quartals)|quarter end|quartalsende"),
    "year": re.compile(rf"(?:{ENDING})(?:year|jahres)|year end|jahresende"),
}
IN_MONTH = re.compile(
    r"(?P<part>(?:the )?end of|mid|ende|mitte|anfang)[ -](?P<month>[^\W\d_]{3,12}\.?)(?: (?P<year>\d{4}))?"
)
WEEK_OF_YEAR = re.compile(r"(?:ende )?kw ?(?P<week>\d{1,2})(?:[ /]+(?P<year>\d{4}))?")
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
    (12 Dec is the next one, or the last one), "in two weeks" and "3 days ago", "end of month", "end of March", KW 50.
    Numbers alone are read as the locale writes a day.
    """
    bare = " ".join(text.split()).rstrip(".").casefold()
    if not bare:
        return None
    named = _named(formats.language)
    if bare.removeprefix("the ") in named:
        return _shifted(today, named[bare.removeprefix("the ")])
    found = _weekday_named(bare, formats, today, looking) or _counted(bare, today) or _end(bare, today)
    found = found or _in_month(bare, formats, today, looking) or _week_of_year(bare, today, looking)
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
    end = next((end for end, said in ENDS.items() if said.fullmatch(bare)), None)
    if end in {"week", "next week"}:
        return _shifted(today, (FRIDAY - today.weekday()) % WEEK + (WEEK if end == "next week" else 0))
    if end == "month":
        return _last_of_month(today)
    if end == "next month":
        return _last_of_month(_last_of_month(today) + timedelta(days=1))
    if end == "quarter":
        return _last_of_month(today.replace(day=1, month=(today.month - 1) // 3 * 3 + 3))
    return date(today.year, 12, 31) if end == "year" else None


def _last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _in_month(bare: str, formats: Formats, today: date, looking: Looking) -> date | None:
    """End of March, Mitte Dezember, Anfang 2027's January: the last day, the 15th, the first."""
    found = IN_MONTH.fullmatch(bare)
    if found is None:
        return None
    years = [int(found["year"])] if found["year"] else [today.year, today.year + looking.value]
    for first in (_first_of(found["month"], year, formats) for year in years):
        if first is None:
            continue
        day = _part_of(found["part"], first)
        if found["year"] or (day - today).days * looking.value >= 0:
            return day
    return None


def _first_of(month: str, year: int, formats: Formats) -> date | None:
    text = f"1 {month} {year}"
    first = next((day for day in (_read(text, way) for way in _ways(text, formats)) if day is not None), None)
    return first if first is not None and first.day == 1 else None


def _part_of(part: str, first: date) -> date:
    if part.startswith("mi"):
        return first.replace(day=15)
    return first if part == "anfang" else _last_of_month(first)


def _week_of_year(bare: str, today: date, looking: Looking) -> date | None:
    """KW 50: its Friday, in the year in which that lies ahead or behind."""
    found = WEEK_OF_YEAR.fullmatch(bare)
    if found is None:
        return None
    for year in [int(found["year"])] if found["year"] else [today.year, today.year + looking.value]:
        try:
            day = date.fromisocalendar(year, int(found["week"]), FRIDAY + 1)
        except ValueError:
            continue
        if found["year"] or (day - today).days * looking.value >= 0:
            return day
    return None


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
