"""Periods as people say them: last week, week 46, KW 46, Q3, Oct 2025; in English and German."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from csdesk.domain.periods import Cadence, following
from csdesk.domain.typed import Manner, cut_day

Said = tuple["Cadence | None", date]
"""A day of the period, with its cadence where the words say one."""

WEEK = re.compile(r"(?:calendar week|week|wk|w|kw|woche) ?(?P<number>\d{1,2})(?:[ /]+(?P<year>\d{4}))?")
QUARTER = re.compile(r"q ?(?P<number>[1-4])(?:[ /]+(?P<year>\d{4}))?")
MONTH = re.compile(r"[^\W\d_]{3,12}\.?(?: \d{4})?")
RELATIVE = {
    Cadence.WEEKLY: (("this week", "diese woche"), ("last week", "letzte woche")),
    Cadence.MONTHLY: (("this month", "diesen monat"), ("last month", "letzten monat")),
    Cadence.QUARTERLY: (("this quarter", "dieses quartal"), ("last quarter", "letztes quartal")),
}
BEFORE = frozenset("in for of im für vom von the".split())
LONGEST = 4  # words: "for the last quarter"


def cut_period(text: str, manner: Manner) -> Iterator[tuple[str, Said | None]]:
    """A text without the period that it ends in or begins with, as it may be understood; last the text as it is."""
    words = text.split()
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        for said, rest in ((words[-length:], words[:-length]), (words[:length], words[length:])):
            period = read_period(" ".join(said), manner)
            if period is not None:
                yield " ".join(rest).rstrip(" ,:"), period
    rest_text, day = cut_day(text, manner.back)
    if day is not None and rest_text:
        yield rest_text, (None, day)
    yield text, None


def read_period(text: str, manner: Manner) -> Said | None:
    """The period that a text means, the last such one where no year is said; None when it means none."""
    words = text.strip(" ,:").casefold().split()
    while len(words) > 1 and words[0] in BEFORE:
        words = words[1:]
    said, today = " ".join(words), manner.today
    for cadence, (this, last) in RELATIVE.items():
        if said in this or said in last:
            return cadence, following(cadence, today, 0 if said in this else -1)
    week, quarter = WEEK.fullmatch(said), QUARTER.fullmatch(said)
    if week is not None:
        return _of_year(
            Cadence.WEEKLY, week, today, lambda year, number: date.fromisocalendar(year, number, 1)
        )
    if quarter is not None:
        return _of_year(Cadence.QUARTERLY, quarter, today, lambda year, number: date(year, number * 3 - 2, 1))
    first = manner.back(f"1 {said}") if MONTH.fullmatch(said) else None
    return (Cadence.MONTHLY, first) if first is not None and first.day == 1 else None


def _of_year(
    cadence: Cadence, found: re.Match[str], today: date, begins: Callable[[int, int], date]
) -> Said | None:
    """The period of a number in the year that is said, else the last one that has begun."""
    number = int(found["number"])
    years = (int(found["year"]),) if found["year"] else (today.year, today.year - 1)
    for year in years:
        try:
            first = begins(year, number)
        except ValueError:
            continue
        if found["year"] or first <= today:
            return cadence, first
    return None
