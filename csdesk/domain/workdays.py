"""Working days: Monday to Friday unless others are said; no calendar of holidays is kept.

Which days are worked on is a fact of whoever uses csdesk, as their language is. It is said once, when settings are
read or chosen, and holds for the whole program.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

MONDAY_TO_FRIDAY = frozenset({1, 2, 3, 4, 5})
_week = set(MONDAY_TO_FRIDAY)


def work_on(weekdays: Iterable[int]) -> None:
    """From now on these are worked on, Monday being 1; of a week without any, Monday to Friday."""
    chosen = set(weekdays)
    _week.clear()
    _week.update(chosen or MONDAY_TO_FRIDAY)


def working_week() -> frozenset[int]:
    """The weekdays that are worked on, Monday being 1."""
    return frozenset(_week)


def working_day(day: date) -> bool:
    """Whether people work on this day."""
    return day.isoweekday() in _week


def working_days_until(start: date, end: date) -> int:
    """How many working days lie after `start` up to and with `end`; negative when `end` lies before."""
    if end < start:
        return -working_days_until(end, start)
    weeks, rest = divmod((end - start).days, 7)
    return weeks * len(_week) + sum(
        working_day(start + timedelta(days=ahead)) for ahead in range(1, rest + 1)
    )


def working_days_before(day: date, count: int) -> date:
    """The day that lies `count` working days before `day`."""
    found = day
    while count > 0:
        found -= timedelta(days=1)
        count -= working_day(found)
    return found
