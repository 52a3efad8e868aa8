"""Days on a horizontal axis: where each stands, and where the years, quarters or months begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.ui.scale import px

ROOM_FOR_NAME = 64  # pixels that a tick with its name needs
SHORTEST = 180  # days; a narrower span of time is widened to it
ROOM_FOR_LAST = 8  # this part of the axis stays free at its end, for the name of what comes last
MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120)
DAYS_A_MONTH = 30.4


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Days from `first` to `last` on `width` pixels that begin at `left`."""

    first: date
    last: date
    left: float
    width: float

    def x(self, day: date) -> float:
        """Where a day stands; days outside stand at the ends."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return self.left + min(1.0, max(0.0, share)) * self.width

    @property
    def months(self) -> int:
        """How many months apart the ticks are, so that their names don't meet."""
        length = max(1.0, (self.last - self.first).days / DAYS_A_MONTH)
        fits = (step for step in MONTH_STEPS if self.width * step / length >= px(ROOM_FOR_NAME))
        return next(fits, MONTH_STEPS[-1])

    def ticks(self) -> Iterator[date]:
        """The first days of the months, quarters or years on the axis."""
        step = self.months
        month = _months_of(self.first)
        month += -month % step
        while (day := _first_of(month)) <= self.last:
            if day >= self.first:
                yield day
            month += step


def scale_over(all_days: list[date], left: float, width: float) -> TimeScale:
    """A scale that holds all days with some room at both ends. Raises ValueError without any."""
    first, last = min(all_days), max(all_days)
    lacking = max(0, SHORTEST - (last - first).days)
    days = (last - first).days + lacking
    before, after = (timedelta(days=max(10, days // part)) for part in (40, ROOM_FOR_LAST))
    half = timedelta(days=lacking // 2)
    return TimeScale(first - half - before, last + half + after, left, width)


def _months_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
