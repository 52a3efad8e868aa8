"""The frame that is painted before anything else is loaded: rail, menu bar, and an empty place for the pages.

What is imported here costs time before the first paint; Qt's own `Qt` namespace alone costs a tenth of it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from csdesk.ui.memory import Memory
from csdesk.ui.places import MENUS
from csdesk.ui.speech import Speech
from csdesk.ui.theme import Looks
from csdesk.ui.widgets.rail import Rail

SIZE = (1360, 860)
LEAST = (880, 560)


class Frame(QMainWindow):
    """`painted` once it is on the screen, `came_back` when the user turns to it again.

    `may_close` is asked before it closes; whoever furnishes the frame answers for what is still being kept.
    `go_on` moves the focus when Tab is pressed, True for forward; False from it leaves that to Qt.
    """

    painted = Signal()
    came_back = Signal()

    def __init__(self, looks: Looks, memory: Memory, speech: Speech) -> None:
        super().__init__()
        self.looks = looks
        self.memory = memory
        self.speech = speech
        self.may_close: Callable[[], bool] = lambda: True
        self.go_on: Callable[[bool], bool] = lambda _: False
        self._is_painted = False
        self.setWindowTitle("csdesk")
        self.setMinimumSize(*LEAST)
        self.rail = Rail(looks, speech)
        inner = QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.rail)
        self._row.addStretch(1)
        self.setCentralWidget(inner)
        self.menus = {name: self.menuBar().addMenu(speech.words(name)) for name in MENUS}
        self._take_shape()

    def speak(self, speech: Speech) -> None:
        """Say everything that is always there in another language."""
        self.speech = speech
        self.rail.speak(speech)
        for name, menu in self.menus.items():
            menu.setTitle(speech.words(name))

    def hold(self, area: QWidget) -> None:
        """Put the pages into their place."""
        self._row.takeAt(1)
        self._row.addWidget(area, 1)

    def come_forward(self) -> None:
        """Stand in front of the other windows."""
        if self.isMinimized() or not self.isVisible():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def remember_shape(self) -> None:
        """Note size and place for the next start."""
        self.memory.remember("shape", bytes(self.saveGeometry().toBase64().data()).decode())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say when there is something to see."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab follows the layouts, whatever was made first."""
        return self.go_on(next) or super().focusNextPrevChild(next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the pages what they need beside the rail."""
        super().resizeEvent(event)
        self.rail.fit(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        """Say when the user turns to the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.came_back.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when everything that was typed is kept."""
        if self.may_close():
            event.accept()
        else:
            event.ignore()

    def _take_shape(self) -> None:
        if not self.restoreGeometry(QByteArray.fromBase64(self.memory.text("shape").encode())):
            room = self.screen().availableSize()
            self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height()))
