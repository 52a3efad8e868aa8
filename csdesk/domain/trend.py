"""The Theil-Sen slope with Sen's 90 % interval: a line that a few odd points don't bend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

MOST_POINTS = 260
NORMAL_95 = 1.6448536269514722
"""The 95 % point of the normal distribution: 5 % are left out at each end of a 90 % interval."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A slope in units a day with its 90 % interval, and the point that all three lines go through.

    `middle_day` is the median of the days (proleptic ordinals), `middle_value` that of the values.
    """

    slope: float
    low: float
    high: float
    middle_day: float
    middle_value: float
    count: int

    def value_on(self, day: float) -> float:
        """The line's value on a day, by its ordinal."""
        return self.middle_value + self.slope * (day - self.middle_day)


def trend_of(days: Sequence[int], values: Sequence[float]) -> Trend:
    """The median of the slopes between all pairs of points, of at most the last 260.

    The line goes through the medians: intercept median(y) - slope × median(x). The interval is Sen's, with his
    correction for equal values. Days must be different; two points at least. Source: Theil (1950); Sen (1968),
    Estimates of the regression coefficient based on Kendall's tau, equation 2.6; method.md, section 3.
    """
    x = np.array(days[-MOST_POINTS:], dtype=np.float64)
    y = np.array(values[-MOST_POINTS:], dtype=np.float64)
    earlier, later = _pairs(len(x))
    slopes = (y[later] - y[earlier]) / (x[later] - x[earlier])
    slopes.sort()
    low, high = _interval_ranks(len(x), len(slopes), y)
    return Trend(
        slope=_middle(slopes),
        low=float(slopes[low]),
        high=float(slopes[high]),
        middle_day=_middle(np.sort(x)),
        middle_value=_middle(np.sort(y)),
        count=len(x),
    )


def _interval_ranks(points: int, slopes: int, y: npt.NDArray[np.float64]) -> tuple[int, int]:
    """Which of the sorted slopes are the ends of the interval."""
    ties = [int(count) for count in np.unique(y, return_counts=True)[1]]
    spread = points * (points - 1) * (2 * points + 5) - sum(k * (k - 1) * (2 * k + 5) for k in ties)
    reach = NORMAL_95 * math.sqrt(spread / 18)
    return max(round((slopes - reach) / 2) - 1, 0), min(round((slopes + reach) / 2), slopes - 1)


def _middle(ordered: npt.NDArray[np.float64]) -> float:
    half = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[half])
    return (float(ordered[half - 1]) + float(ordered[half])) / 2


@lru_cache(maxsize=16)
def _pairs(count: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    earlier, later = np.triu_indices(count, 1)
    return earlier, later
