"""One window a book: a second program on the same book raises the first one's window instead of opening its own."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 500  # milliseconds in which another program of this machine answers


class Presence(QObject):
    """Says that this program has a book open; `called` when another one was started on it."""

    called = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self, book: Path) -> None:
        """Answer for a book from now on, and for no other one."""
        self._server.close()
        QLocalServer.removeServer(name_of(book))
        self._server.listen(name_of(book))

    def _answer(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
            self.called.emit()


def raise_other(book: Path) -> bool:
    """Raise the window of the program that has the book open; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(book))
    answered = socket.waitForConnected(PATIENCE)
    socket.abort()
    return answered


def name_of(book: Path) -> str:
    """The name under which a book is answered for."""
    return f"csdesk-{hashlib.sha256(str(book.resolve()).encode()).hexdigest()[:24]}"
