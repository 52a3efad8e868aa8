"""A bootstrap that gives the same interval, bit for bit, on every system.

Only the raw 64-bit stream of PCG64 is used, which numpy keeps for a seed across versions and platforms (its
`integers` may change); indices come from it by integer arithmetic alone. Sums are made by adding one number after
the other, in a fixed order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

RESAMPLES = 1000
MOST_KEPT = 260
SEED_BEFORE, SEED_AFTER = 1968, 1979
LEFT_OUT_AT_EACH_END = RESAMPLES * 5 // 100


@dataclass(frozen=True, slots=True)
class Interval:
    """A 90 % interval, its ends included."""

    low: float
    high: float


def difference_interval(before: Sequence[float], after: Sequence[float]) -> Interval:
    """The 90 % interval of mean(after) - mean(before) over 1,000 resamples of each side.

    The differences are sorted and fifty are left out at each end. Both sides need a value at least.
    Source: Efron (1979), Bootstrap methods (percentile interval); method.md, section 3, Before and after.
    """
    differences = np.sort(_means(after, SEED_AFTER) - _means(before, SEED_BEFORE))
    return Interval(
        float(differences[LEFT_OUT_AT_EACH_END]), float(differences[RESAMPLES - 1 - LEFT_OUT_AT_EACH_END])
    )


def _means(values: Sequence[float], seed: int) -> npt.NDArray[np.float64]:
    """The mean of each resample: as many draws with replacement as there are values."""
    array = np.array(values, dtype=np.float64)
    total = np.zeros(RESAMPLES)
    for drawn in _kept_draws(len(values), seed) if len(values) <= MOST_KEPT else _draws(len(values), seed):
        total += array[drawn]
    return total / len(values)


def _draws(count: int, seed: int) -> Iterator[npt.NDArray[np.uint32]]:
    """Which values are drawn: an array a draw, with the drawn value's index in each resample.

    The upper half of each raw number, scaled down to the count.
    """
    stream = np.random.PCG64(seed)
    for _ in range(count):
        raw = stream.random_raw(RESAMPLES)
        yield ((raw >> np.uint64(32)) * np.uint64(count) >> np.uint64(32)).astype(np.uint32)


@lru_cache(maxsize=32)
def _kept_draws(count: int, seed: int) -> npt.NDArray[np.uint32]:
    return np.stack(tuple(_draws(count, seed)))
