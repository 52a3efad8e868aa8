"""Cadences and their periods. A period is known by its first day; weeks begin on Monday (ISO 8601)."""

from __future__ import annotations

from datetime import date, timedelta

from csdesk.domain.worded import Worded
from csdesk.words import Phrase, counted, phrase


class Cadence(Worded):
    """How often a metric is measured."""

    WEEKLY = "weekly", phrase("Weekly")
    MONTHLY = "monthly", phrase("Monthly")
    QUARTERLY = "quarterly", phrase("Quarterly")


LENGTH_IN_DAYS = {Cadence.WEEKLY: 7.0, Cadence.MONTHLY: 30.4, Cadence.QUARTERLY: 91.3}
"""The usual length of a period, by which a figure's age is judged (method.md, section 3, Course)."""

LONGEST = {Cadence.WEEKLY: 7, Cadence.MONTHLY: 31, Cadence.QUARTERLY: 92}
"""The days of the longest period."""

MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3}


def first_day(cadence: Cadence, day: date) -> date:
    """The first day of the period in which `day` lies."""
    if cadence is Cadence.WEEKLY:
        return day - timedelta(days=day.weekday())
    months = MONTHS[cadence]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def last_day(cadence: Cadence, day: date) -> date:
    """The last day of the period in which `day` lies."""
    return following(cadence, day) - timedelta(days=1)


def following(cadence: Cadence, day: date, count: int = 1) -> date:
    """The first day of the period `count` periods after the one in which `day` lies; negative goes back.

    Raises OverflowError or ValueError outside the years 1 to 9999.
    """
    first = first_day(cadence, day)
    if cadence is Cadence.WEEKLY:
        return first + timedelta(weeks=count)
    month = first.year * 12 + first.month - 1 + count * MONTHS[cadence]
    return date(month // 12, month % 12 + 1, 1)


def count_between(cadence: Cadence, earlier: date, later: date) -> int:
    """How many periods lie from the one of `earlier` to the one of `later`: 0 when both lie in the same."""
    if cadence is Cadence.WEEKLY:
        return (first_day(cadence, later) - first_day(cadence, earlier)).days // 7
    start, end = first_day(cadence, earlier), first_day(cadence, later)
    return ((end.year - start.year) * 12 + end.month - start.month) // MONTHS[cadence]


def adjacent(cadence: Cadence, earlier: date, later: date) -> bool:
    """Whether one period follows the other at once; both are given by their first days, which saves counting."""
    return 0 < (later - earlier).days <= LONGEST[cadence]


def counted_periods(cadence: Cadence, count: int) -> Phrase:
    """“1 week”, “12 weeks”."""
    if cadence is Cadence.WEEKLY:
        return counted("{count} week", "{count} weeks", count)
    if cadence is Cadence.MONTHLY:
        return counted("{count} month", "{count} months", count)
    return counted("{count} quarter", "{count} quarters", count)
