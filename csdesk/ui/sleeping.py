"""The system's own word that the computer falls asleep: logind's, where there is one; elsewhere nothing is said.

Qt itself has no such signal. Where none comes (Windows, macOS, a bare Linux) whoever listens sees by the clock
afterwards that the computer slept.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

SERVICE = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
INTERFACE = "org.freedesktop.login1.Manager"
PREPARES = "PrepareForSleep"


class Sleep(QObject):
    """`comes` before the computer falls asleep, and again when it wakes, lest the first was not heard in time."""

    comes = Signal()

    def __init__(self, bus: QDBusConnection | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus or QDBusConnection.systemBus()
        slot: Any = SLOT("prepare(bool)")  # a text, though the library's types say bytes
        self.is_heard = self._bus.isConnected() and self._bus.connect(
            SERVICE, PATH, INTERFACE, PREPARES, self, slot
        )

    @Slot(bool)
    def prepare(self, _: bool) -> None:
        """Called by the bus; the value says whether sleep begins or is over."""
        self.comes.emit()
