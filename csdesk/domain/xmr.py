"""Signal or noise: an XmR chart's mean, limits and rules, as in NHS England's Making Data Count.

Consecutive points are consecutive measured points: a gap in the calendar does not end a run.
Source of every number here: method.md, section 3, Signal or noise.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from csdesk.domain.worded import Worded
from csdesk.words import phrase

FEWEST_POINTS = 12
SCREENED_FROM = 3.267
LIMIT_FACTOR = 2.66
NEAR_SHARE = 2 / 3
RUN = 7
SLACK = 1e-14
"""Relative room in comparisons for the rounding of the last binary digits, so that equal values lie on their mean."""


class Cause(Worded):
    """Why a point is special, by the first rule that holds; or that it is not."""

    OUTSIDE = "outside", phrase("Outside the usual range")
    TREND = "trend", phrase("Part of seven in a row that all rise or all fall")
    TWO_OF_THREE = "two-of-three", phrase("One of two in three close to the edge of the usual range")
    SHIFT = "shift", phrase("Part of seven in a row on one side of the average")
    COMMON = "common", phrase("Within the usual variation")


@dataclass(frozen=True, slots=True)
class Limits:
    """A stretch's mean, its limits and the mean moving range they come from. Limits are never clamped."""

    mean: float
    lower: float
    upper: float
    mean_range: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A point's cause, and which way it is special: 1 upwards, -1 downwards, 0 when it is not."""

    cause: Cause
    way: int


USUAL = Reading(Cause.COMMON, 0)
"""A point that is not special, as nearly all are."""


def limits_of(values: Sequence[float]) -> Limits:
    """Mean ± 2.66 × the mean moving range, after screening once.

    Moving ranges not below 3.267 times their mean are left out and the mean is taken again; none is when all
    are zero. Needs two values at least; it is for the caller to ask for twelve.
    """
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    mean, mean_range = (_mean(values), _mean(ranges)) if any(ranges) else (values[0], 0.0)
    kept = [one for one in ranges if one < SCREENED_FROM * mean_range]
    if kept:
        mean_range = _mean(kept)
    reach = LIMIT_FACTOR * mean_range
    return Limits(mean, mean - reach, mean + reach, mean_range)


def read_points(values: Sequence[float], limits: Limits) -> tuple[Reading, ...]:
    """Each point's cause and way, by the first rule that holds: outside, trend, two of three, shift."""
    slack = SLACK * max(abs(value) for value in values)
    sides = [_sign(value - limits.mean, slack) for value in values]
    reach = limits.upper - limits.mean
    outside = [abs(value - limits.mean) > reach + slack for value in values]
    near = [
        not beyond and abs(value - limits.mean) > NEAR_SHARE * reach + slack
        for value, beyond in zip(values, outside, strict=True)
    ]
    marks = zip(sides, outside, _trends(values), _two_of_three(sides, near), _shifts(sides), strict=True)
    return tuple(_first_rule(*marked) if any(marked[1:]) else USUAL for marked in marks)


def _first_rule(side: int, outside: bool, trend: int, pair: bool, shift: bool) -> Reading:
    if outside:
        return Reading(Cause.OUTSIDE, side)
    if trend:
        return Reading(Cause.TREND, trend)
    if pair:
        return Reading(Cause.TWO_OF_THREE, side)
    return Reading(Cause.SHIFT, side) if shift else USUAL


def _trends(values: Sequence[float]) -> list[int]:
    """1 or -1 for each point of seven or more in a row that rise or fall; a turning point keeps the way it came."""
    marks = [0] * len(values)
    steps = [_sign(later - earlier, 0.0) for earlier, later in pairwise(values)]
    for way, start, count in _runs(steps):
        if way and count + 1 >= RUN:
            for i in range(start, start + count + 1):
                marks[i] = marks[i] or way
    return marks


def _shifts(sides: Sequence[int]) -> list[bool]:
    marks = [False] * len(sides)
    for side, start, count in _runs(sides):
        if side and count >= RUN:
            marks[start : start + count] = [True] * count
    return marks


def _two_of_three(sides: Sequence[int], near: Sequence[bool]) -> list[bool]:
    marks = [False] * len(sides)
    for i in range(len(sides) - 2):
        if near[i] + near[i + 1] + near[i + 2] >= 2 and sides[i] == sides[i + 1] == sides[i + 2] != 0:
            for j in range(i, i + 3):
                marks[j] = marks[j] or near[j]
    return marks


def _runs(signs: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Runs of equal signs as sign, where it starts and how long it is."""
    start = 0
    for sign, group in groupby(signs):
        count = sum(1 for _ in group)
        yield sign, start, count
        start += count


def _sign(difference: float, slack: float) -> int:
    return (difference > slack) - (difference < -slack)


def _mean(values: Sequence[float]) -> float:
    """The mean, exact up to its last rounding on every system."""
    return math.fsum(values) / len(values)
