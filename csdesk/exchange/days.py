"""Dates as programs of all countries write them into files, with or without a time of day.

03/04/2026 is a day of April in London and one of March in Boston: which one is meant is decided from the whole
column. Dates with points are written day first everywhere (CLDR knows no locale that does otherwise).
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from csdesk.exchange.months import month_names

LONGEST_DAY = 60


class DayOrder(StrEnum):
    """What stands first in a date like 03/04/2026."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


_TIME = re.compile(
    r"[T ,]\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*"
    r"(?:Z|UTC|GMT|[-+]\d{2}:?\d{2})?",
    re.ASCII,
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d{2})(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})[-/](\d{2})|(\d{1,2})[-/](\d{4})|(\d{2})\.((?:19|20)\d{2})", re.ASCII)
_WEEK = re.compile(r"(\d{4})-?W(\d{2})(?:-?([1-7]))?", re.ASCII)
_QUARTER = re.compile(r"(\d{4})[- ]?Q([1-4])|Q([1-4])[- ]?(\d{4})", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_DAY_NAME = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.|º)?[-\s/]*(?:de\s+)?([^\W\d]+)\.?(?:\s+de)?[-\s/,]*(\d{4})"
)
_NAME_DAY = re.compile(r"([^\W\d]+)\.?[-\s]*(\d{1,2})(?:st|nd|rd|th)?[-\s,]+(\d{4})")
_NAME_YEAR = re.compile(r"([^\W\d]+)\.?[-\s/]*(\d{4})")


def read_day(cell: str, order: DayOrder) -> date | None:
    """The day in a cell, or None where there is no such day. A month, week or quarter gives its first day."""
    if len(cell) > LONGEST_DAY:
        return None
    text = _TIME.sub("", cell.strip()) if ":" in cell else cell.strip()
    return _year_first(text) or _numeric(text, order) or _span(text) or _named(text)


def _year_first(text: str) -> date | None:
    found = _YEAR_FIRST.fullmatch(text)
    if found is None:
        return None
    year, _, month, day, *together = found.groups()
    return _real(year, month, day) if year else _real(*together)


def _numeric(text: str, order: DayOrder) -> date | None:
    found = _NUMERIC.fullmatch(text)
    if found is None:
        return None
    first, mark, second, year = found.groups()
    day_first = mark == "." or order is DayOrder.DAY_FIRST
    return _real(year, second, first) if day_first else _real(year, first, second)


def _span(text: str) -> date | None:
    if found := _MONTH.fullmatch(text):
        year, month = found[1] or found[4] or found[6], found[2] or found[3] or found[5]
        return _real(year, month, "1")
    if found := _WEEK.fullmatch(text):
        try:
            return date.fromisocalendar(int(found[1]), int(found[2]), int(found[3] or 1))
        except ValueError:
            return None
    if found := _QUARTER.fullmatch(text):
        quarter = int(found[2] or found[3])
        return _real(found[1] or found[4], str(quarter * 3 - 2), "1")
    return None


def _named(text: str) -> date | None:
    if found := _DAY_NAME.fullmatch(text):
        day, name, year = found.groups()
    elif found := _NAME_DAY.fullmatch(text):
        name, day, year = found.groups()
    elif found := _NAME_YEAR.fullmatch(text):
        (name, year), day = found.groups(), "1"
    else:
        return None
    month = month_names().get(name.rstrip(".").casefold())
    return None if month is None else _real(year, str(month), day)


def _real(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
