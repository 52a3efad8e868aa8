"""Work on the interface's thread that nobody waits for, a little in each turn of its event loop: keys come between."""

from __future__ import annotations

import time
from collections import deque
from functools import cache
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

SLICE = 0.012
"""Seconds after which a turn begins nothing more."""


class Waiting(Protocol):
    """Something that has more to do."""

    def go_on(self) -> bool:
        """Do a little of it; whether there is still more."""


class Turns(QObject):
    """One after the other is done to its end; what was destroyed meanwhile is left out.

    What is added begins at once, as long as what was added in the same turn has left some of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Waiting] = deque()
        self._end = 0.0
        self._works = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        """Whether something is left to do."""
        return bool(self._waiting)

    def add(self, work: Waiting) -> None:
        """Do something in this turn and in later ones."""
        if work not in self._waiting:
            self._waiting.append(work)
        if not self._timer.isActive():
            self._take_turn()
        elif time.perf_counter() < self._end:
            self._go_on()

    def _next(self) -> None:
        if self._waiting:
            self._take_turn()

    def _take_turn(self) -> None:
        """The turn is over when the timer fires, also where nothing is left to do by then."""
        self._end = time.perf_counter() + SLICE
        self._timer.start()
        self._go_on()

    def _go_on(self) -> None:
        if self._works:
            return
        self._works = True
        try:
            while self._waiting:
                work = self._waiting.popleft()
                if isValid(work) and work.go_on():
                    self._waiting.appendleft(work)
                if time.perf_counter() >= self._end:
                    break
        finally:
            self._works = False


@cache
def turns() -> Turns:
    """Those of the interface's thread."""
    return Turns()
