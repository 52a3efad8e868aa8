"""A promise of speed or size: what is measured, what it is held against, and how many times that it may be."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """The median of `ours` over the median of `theirs`, in `unit`; a fixed bar has it as its only `theirs`."""

    name: str
    limit: float
    ours: tuple[float, ...]
    theirs: tuple[float, ...]
    unit: str

    @property
    def value(self) -> float:
        """How many times as much ours takes."""
        return statistics.median(self.ours) / statistics.median(self.theirs)

    @property
    def met(self) -> bool:
        """Whether the promise holds."""
        return self.value <= self.limit

    def __str__(self) -> str:
        ours, theirs = statistics.median(self.ours), statistics.median(self.theirs)
        behind = f"{ours:.1f} {self.unit} against {theirs:.1f} {self.unit}, medians of {len(self.ours)}"
        return f"{self.name} {self.value:.2f} {self.limit:.2f}   ({behind}){'' if self.met else '   MISSED'}"


def interleaved(runs: int, *works: Callable[[], float]) -> tuple[tuple[float, ...], ...]:
    """What each work measures, turn by turn, so that a busy moment of the machine meets all of them."""
    rounds = [[work() for work in works] for _ in range(runs)]
    return tuple(zip(*rounds, strict=True))


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes, with no garbage of earlier ones left to collect."""
    gc.collect()
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
