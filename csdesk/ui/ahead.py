"""What pages will need, loaded while nothing else is done, so that whoever opens one first does not wait for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from csdesk.ui.faults import Fault
from csdesk.ui.loading import named
from csdesk.ui.places import PAGES
from csdesk.ui.shell import Shell

AFTER = 2_000  # milliseconds after the window was painted
BETWEEN = 100  # milliseconds from one to the next, and between two looks whether anybody reads or writes
SECTIONS = "csdesk.ui.pages.account:SECTIONS"


class Ahead(QObject):
    """Begins by itself and ends when everything is loaded: pages, an account's sections, how days are written."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._waiting: deque[Callable[[], Any]] = deque(partial(named, name) for name in PAGES.values())
        self._waiting.append(self._add_sections)
        self._waiting.append(lambda: shell.speech.formats.day_example)
        QTimer.singleShot(AFTER, self, self._look)

    def _look(self) -> None:
        hands = self._shell.hands
        if not self._waiting:
            self.deleteLater()
        elif hands.is_reading or hands.is_writing:
            self._go_on()
        else:
            hands.load(self._waiting.popleft(), self._go_on, broken=self._leave)

    def _add_sections(self) -> None:
        self._waiting.extend(partial(named, code) for _, _, code in named(SECTIONS))

    def _go_on(self, _: object = None) -> None:
        QTimer.singleShot(BETWEEN, self, self._look)

    def _leave(self, _: Fault) -> None:
        """What can't be loaded is said when its page is opened."""
        self._go_on()
