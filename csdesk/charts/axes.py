"""Where axes begin, end and carry lines: values at round steps, honest about zero; days at months and years."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from csdesk.charts.spec import Axis
from csdesk.words import Quantity, phrase

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
LINES = 6
HEADROOM = 0.08
FLAT = 0.1
"""A measure whose whole span is a smaller share of its size is shown without zero, and the chart says so."""

WHOLE = 100.0
SMALLEST = 1e-9


def value_axis(values: Iterable[float], unit: str, in_percent: bool = False) -> Axis:
    """The axis on which all of `values` find room; it holds zero, or its note says that it does not.

    A share in percent that never passes 100 is not given room beyond it. Raises ValueError without values.
    """
    held = sorted(values)
    if not held:
        raise ValueError("an axis needs a value")
    low, high = held[0], held[-1]
    size = max(abs(low), abs(high))
    crosses = low <= 0 <= high
    if crosses or high - low >= FLAT * size or high == low:
        return _axis_from_zero(min(low, 0.0), max(high, 0.0), in_percent)
    return _axis_without_zero(low, high, unit, in_percent)


def _axis_from_zero(low: float, high: float, in_percent: bool) -> Axis:
    if high - low < SMALLEST:
        low, high = -1.0 if low < 0 else 0.0, 1.0
    step = round_step((high - low) / LINES)
    bottom = low and _below(low - HEADROOM * (high - low), step)
    top = high and _roomy(high, HEADROOM * (high - low), in_percent)
    return Axis(bottom, top, step, decimals_of(step))


def _axis_without_zero(low: float, high: float, unit: str, in_percent: bool) -> Axis:
    room = max(high - low, 1e-12)
    step = round_step(room * (1 + 2 * HEADROOM) / LINES)
    bottom = _below(low - HEADROOM * room, step)
    top = _roomy(high, HEADROOM * room, in_percent)
    decimals = decimals_of(step)
    if low > 0:
        note = phrase("The scale begins at {value}, not at zero.", value=Quantity(bottom, unit, decimals))
    else:
        note = phrase("The scale ends at {value}, not at zero.", value=Quantity(top, unit, decimals))
    return Axis(bottom, top, step, decimals, note)


def _below(value: float, step: float) -> float:
    return round(math.floor(value / step + 1e-9) * step, 12)


def _roomy(high: float, room: float, in_percent: bool) -> float:
    return WHOLE if in_percent and high <= WHOLE < high + room else high + room


def round_step(rough: float) -> float:
    """The next round step from `rough` up: 1, 2, 2.5 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in STEPS if step * power >= rough * (1 - 1e-9))


def decimals_of(step: float) -> int:
    """How many decimals a multiple of a round step needs."""
    return next((n for n in range(12) if math.isclose(round(step, n), step, rel_tol=1e-9)), 12)


class TickStyle(StrEnum):
    """How much of a date a label on the time axis says."""

    DAY = "day"
    MONTH = "month"
    MONTH_AND_YEAR = "month and year"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class TimeTick:
    """A day at which the time axis carries a label."""

    day: date
    style: TickStyle


MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
WEEK_STEPS = (1, 2)


def time_ticks(start: date, end: date, most: int) -> tuple[TimeTick, ...]:
    """At most about `most` ticks from `start` to `end`: Mondays of a short time, else firsts of months.

    A January says its year; where none is in sight the first tick does.
    """
    for weeks in WEEK_STEPS:
        if (end - start).days // (7 * weeks) + 1 <= min(most, 8):
            return _mondays(start, end, weeks)
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    step = next((n for n in MONTH_STEPS if months / n <= max(most, 2)), MONTH_STEPS[-1])
    return _firsts(start, end, step)


def _mondays(start: date, end: date, weeks: int) -> tuple[TimeTick, ...]:
    first = start + timedelta(days=-start.weekday() % 7)
    days = range(0, (end - first).days + 1, 7 * weeks)
    return tuple(TimeTick(first + timedelta(days=n), TickStyle.DAY) for n in days)


def _firsts(start: date, end: date, step: int) -> tuple[TimeTick, ...]:
    first = start.year * 12 + start.month - 1 + (start.day > 1)
    first += -first % step
    found = [date(n // 12, n % 12 + 1, 1) for n in range(first, end.year * 12 + end.month, step)]
    if not any(day.month == 1 for day in found):
        return tuple(
            TimeTick(day, TickStyle.MONTH if n else TickStyle.MONTH_AND_YEAR) for n, day in enumerate(found)
        )
    return tuple(TimeTick(day, TickStyle.YEAR if day.month == 1 else TickStyle.MONTH) for day in found)
