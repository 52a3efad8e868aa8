"""Python's rubbish is collected on the interface thread alone: a Qt object has to die where it lives."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

OLDEST = 2
PAUSE = 2_000  # milliseconds between two looks


class Collector(QObject):
    """Takes over from the collector that would run on whichever thread happens to allocate."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._is_settled = False
        timer = QTimer(self, interval=PAUSE)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due."""
        due = [
            age
            for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if due and due[-1] == OLDEST and not self._is_settled:
            # What was loaded by now stays until the end. To look through it would hold up the window, again and again.
            self._is_settled = True
            gc.freeze()
        elif due:
            gc.collect(due[-1])
