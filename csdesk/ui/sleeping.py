"""The system's own word that the computer falls asleep: logind's, where there is one; elsewhere nothing is said.

While somebody listens, logind is asked to wait until the word was acted on (by itself it waits five seconds at most);
otherwise the computer might sleep before anything is locked. Qt itself has no such signal. Where none comes (Windows,
macOS, a bare Linux) whoever listens sees by the clock afterwards that the computer slept.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

SERVICE = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
INTERFACE = "org.freedesktop.login1.Manager"
PREPARES = "PrepareForSleep"


class Sleep(QObject):
    """`comes` before the computer falls asleep, and again when it wakes, lest the first was not heard in time.

    Whoever hears it is done when the call returns: only then does the computer go on to sleep. `waits` says whether it
    does wait.
    """

    comes = Signal()

    def __init__(
        self, bus: QDBusConnection | None = None, why: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._why = why
        self._bus = bus or QDBusConnection.systemBus()
        slot: Any = SLOT("prepare(bool)")  # a text, though the library's types say bytes
        self.is_heard = self._bus.isConnected() and self._bus.connect(
            SERVICE, PATH, INTERFACE, PREPARES, self, slot
        )
        self._asked: QDBusPendingCallWatcher | None = None
        self._delay: QDBusMessage | None = None
        if self.is_heard:
            self._ask_to_wait()

    @property
    def waits(self) -> bool:
        """Whether the computer waits before it falls asleep until the word of it was acted on."""
        return self._delay is not None

    @Slot(bool)
    def prepare(self, begins: bool) -> None:
        """Called by the bus; the value says whether sleep begins or is over."""
        self.comes.emit()
        if begins:
            self._delay = None
        elif not self.waits:
            self._ask_to_wait()

    def _ask_to_wait(self) -> None:
        call = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "Inhibit")
        call.setArguments(["sleep", "csdesk", self._why, "delay"])
        self._asked = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
        self._asked.finished.connect(self._answered)

    def _answered(self) -> None:
        """Keep logind's answer: the file in it is the wish to wait, which ends when it is closed with the answer."""
        if self._asked is None:
            return
        answer = self._asked.reply()
        self._asked.deleteLater()
        self._asked = None
        if answer.type() is QDBusMessage.MessageType.ReplyMessage:
            self._delay = answer
