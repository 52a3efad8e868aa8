"""Working days: Monday to Friday, since no calendar of holidays is kept."""

from __future__ import annotations

from datetime import date, timedelta

SATURDAY = 5


def working_day(day: date) -> bool:
    """Whether people work on this day."""
    return day.weekday() < SATURDAY


def working_days_until(start: date, end: date) -> int:
    """How many working days lie after `start` up to and with `end`; negative when `end` lies before."""
    if end < start:
        return -working_days_until(end, start)
    weeks, rest = divmod((end - start).days, 7)
    return weeks * 5 + sum(working_day(start + timedelta(days=ahead)) for ahead in range(1, rest + 1))


def working_days_before(day: date, count: int) -> date:
    """The day that lies `count` working days before `day`."""
    found = day
    while count > 0:
        found -= timedelta(days=1)
        count -= working_day(found)
    return found
