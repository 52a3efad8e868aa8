"""The net under everything: exceptions that nobody caught, on any thread, and what Qt complains of."""

from __future__ import annotations

import re
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from csdesk.ui.faults import logger, note
from csdesk.ui.hands import Hands

QUOTED = re.compile(r"[\"“'‘].*[\"”'’]|\S*[/\\]\S*")
"""What a message of Qt's may quote: texts and paths, which are the user's own."""
LONGEST = 200
QUIET = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)


class Catcher(QObject):
    """Logs what falls into the net. Exceptions are shown as well, from the interface thread, whence they came."""

    met = Signal(object)  # Fault

    def __init__(self, hands: Hands) -> None:
        super().__init__(hands)
        self.met.connect(hands.failed, Qt.ConnectionType.QueuedConnection)

    def spread(self) -> None:
        """Catch from now on."""
        sys.excepthook = self._catch
        threading.excepthook = self._catch_on_thread
        sys.unraisablehook = self._catch_quietly
        qInstallMessageHandler(hear_qt)

    def _catch(self, _: type[BaseException], error: BaseException, __: TracebackType | None) -> None:
        self.met.emit(note(error))

    def _catch_on_thread(self, met: threading.ExceptHookArgs) -> None:
        if met.exc_value is not None:
            self.met.emit(note(met.exc_value))

    def _catch_quietly(self, met: sys.UnraisableHookArgs) -> None:
        if met.exc_value is not None:
            note(met.exc_value)


def hear_qt(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
    """Log what Qt complains of, without what it quotes."""
    if kind not in QUIET:
        logger.warning("Qt: %s", QUOTED.sub("…", message)[:LONGEST])
