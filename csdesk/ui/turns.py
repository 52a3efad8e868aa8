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
    """One after the other is done to its end; what was destroyed meanwhile is left out."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Waiting] = deque()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._take_turn)

    def add(self, work: Waiting) -> None:
        """Do something in later turns."""
        if work not in self._waiting:
            self._waiting.append(work)
        self._timer.start()

    def _take_turn(self) -> None:
        end = time.perf_counter() + SLICE
        while self._waiting and time.perf_counter() < end:
            work = self._waiting.popleft()
            if isValid(work) and work.go_on():
                self._waiting.appendleft(work)
        if self._waiting:
            self._timer.start()


@cache
def turns() -> Turns:
    """Those of the interface's thread."""
    return Turns()
