"""How many faults of which kind are made, in pieces that processes share among themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from tests.faults.calls import Way, calls_of, strike_at_calls
from tests.faults.exports import EXPORTS, calls_of_export, fill_while_reviewing, strike_exports
from tests.faults.figures import Figures
from tests.faults.full import LIMITS, ROOMS, fill_disk, limit_files
from tests.faults.jobs import JOBS, Job
from tests.faults.kills import kill
from tests.faults.outside import malform
from tests.faults.pages import harm
from tests.faults.together import SECONDS, together
from tests.faults.walks import STEPS, walk_apart

KILLS, CUTS, HARMED, HARMED_ENCRYPTED, MALFORMED = 1_020, 72, 500, 100, 1_000
WALKS = 12
REVIEW_ROOMS = range(0, 64, 4)
PIECE = 25
"""Faults that a process makes before it looks for something else to do."""


@dataclass(frozen=True)
class Piece:
    """Some faults of one kind: how many, how they are made, and when: from 0 on first, from 1 on after all of those."""

    faults: int
    make: Callable[[float, int], Figures]
    """Given the moment until which there is time, and a seed."""
    when: float


def kills() -> Iterator[list[Piece]]:
    """Kills at random moments, and at every call that changes a file."""
    for job in JOBS:
        yield _shared(partial(kill, job), range(round(KILLS * job.share)))
        yield _struck(job, Way.KILL)


def cuts() -> Iterator[list[Piece]]:
    """Power cuts."""
    if not sys.platform.startswith("linux"):
        yield [Piece(0, lambda _, __: Figures("power cuts", skipped="they take root on Linux"), 0)]
        return
    from tests.faults.cuts import cut

    for job in JOBS:
        yield _shared(partial(cut, job), range(CUTS // len(JOBS)))


def full() -> Iterator[list[Piece]]:
    """Disks that fill up: a small one, one that is full at a call, and files that may not grow."""
    for job in JOBS:
        yield _shared(partial(fill_disk, job), ROOMS)
        yield _shared(partial(limit_files, job), LIMITS)
        yield _struck(job, Way.FULL)


def pages() -> Iterator[list[Piece]]:
    """Harmed books."""
    yield _shared(partial(harm, False), range(HARMED))
    yield _shared(partial(harm, True), range(HARMED_ENCRYPTED))


def at_once() -> Iterator[list[Piece]]:
    """Several programs at once; how often they meet is theirs to find."""
    yield [Piece(0, lambda _, __: together(SECONDS), 0)]


def outside() -> Iterator[list[Piece]]:
    """Malformed files."""
    yield _shared(malform, range(MALFORMED))


def exports() -> Iterator[list[Piece]]:
    """Exports and reviews on a full disk."""
    for export in EXPORTS:
        yield _shared(partial(strike_exports, export), calls_of_export(export))
    yield _shared(fill_while_reviewing, REVIEW_ROOMS)


def walks() -> Iterator[list[Piece]]:
    """Walks through the window by lot."""
    yield [Piece(STEPS, walk_apart, 0) for _ in range(WALKS)]


def _struck(job: Job, way: Way) -> list[Piece]:
    numbers = calls_of(job.make, job.work, job.round, way)
    return _shared(partial(strike_at_calls, job, way), numbers, order=1)


def _shared(
    make: Callable[[Sequence[int], float, int], Figures], numbers: Sequence[int], order: int = 0
) -> list[Piece]:
    pieces = [numbers[first : first + PIECE] for first in range(0, len(numbers), PIECE)]
    return [
        Piece(len(some), partial(make, some), order + place / len(pieces))
        for place, some in enumerate(pieces)
    ]


PARTS: dict[str, Callable[[], Iterator[list[Piece]]]] = {
    "kills": kills,
    "cuts": cuts,
    "full": full,
    "pages": pages,
    "together": at_once,
    "outside": outside,
    "exports": exports,
    "walks": walks,
}
