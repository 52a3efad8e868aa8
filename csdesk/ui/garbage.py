"""Python's rubbish is collected on the interface thread alone: a Qt object has to die where it lives."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from csdesk.ui.hands import Hands
from csdesk.ui.jobs import Job

YOUNGEST, OLDEST = 0, 2
PAUSE = 2_000  # milliseconds between two looks
SOON = 100  # milliseconds until the next one where rows are on their way


class Collector(QObject):
    """Takes over from the collector that would run on whichever thread happens to allocate."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        # To ask for it at each look would mean to count all that is frozen, which holds up the window.
        self._has_frozen = gc.get_freeze_count() > 0
        self._is_settled = False
        self._working = 0
        self._hands: Hands | None = None
        self._timer = QTimer(self, interval=PAUSE)
        self._timer.timeout.connect(self._look_in_peace)
        self._timer.start()

    def give_way_to(self, hands: Hands) -> None:
        """Collect only what is young while work is done: all that it holds would be looked through, on this thread.

        Nothing is collected while a page awaits its rows.
        """
        self._hands = hands
        hands.started.connect(self._wait_for)

    def look(self) -> None:
        """Collect the oldest generation that is due; what is there at the first look stays until the end.

        All that was loaded is young by then. To look through it would hold up the window, again and again.
        """
        if not self._has_frozen:
            self._has_frozen = True
            gc.freeze()
            return
        due = [
            age
            for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most and not (age == OLDEST and self._working)
        ]
        if due and due[-1] > YOUNGEST and not self._is_settled:
            # By now the code of pages and charts was loaded as well.
            self._is_settled = True
            gc.freeze()
        elif due:
            gc.collect(due[-1])

    def _look_in_peace(self) -> None:
        if self._hands is not None and self._hands.is_reading:
            self._timer.setInterval(SOON)
        else:
            self._timer.setInterval(PAUSE)
            self.look()

    def _wait_for(self, job: Job) -> None:
        self._working += 1
        job.ended.connect(self._go_on)

    def _go_on(self) -> None:
        self._working -= 1
