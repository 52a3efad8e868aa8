"""Long work: how it reports where it is and how it is stopped. No threads here: whoever runs it brings them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from csdesk.errors import Cancelled
from csdesk.words import Phrase

REPORTS_A_SECOND = 10


@dataclass(frozen=True, slots=True)
class Step:
    """Where a job is: `done` of `total` (0 when unknown) and what it is doing."""

    done: int
    total: int
    doing: Phrase | None


class Progress:
    """Handed to long work, which calls `step` as often as it likes.

    `step` reports at most ten times a second and raises `Cancelled` once `stop` was called.
    """

    def __init__(
        self, report: Callable[[Step], None] | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._report = report
        self._clock = clock
        self._next = float("-inf")
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Ask the work to end at its next step; may be called from any thread."""
        self._stopped.set()

    def step(self, done: int, total: int, doing: Phrase | None = None) -> None:
        """Say how far the work is. Raises Cancelled after a stop."""
        if self._stopped.is_set():
            raise Cancelled
        now = self._clock()
        if self._report is not None and now >= self._next:
            self._next = now + 1 / REPORTS_A_SECOND
            self._report(Step(done, total, doing))
