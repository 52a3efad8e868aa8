"""A main part with cards beside it, or below it where there is no room beside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.scale import px, wide

ROOMY = 960  # pixels from which on there is room beside
WIDTH, HEIGHT = 304, 156  # of the cards beside it, and below it
ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
ANY = (1 << 24) - 1  # Qt's widest


class Beside(QWidget):
    """The main part takes what the cards leave, which share their side evenly."""

    def __init__(self, main: QWidget, cards: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = QWidget()
        self._cards = QBoxLayout(DOWN, self._side)
        self._parts = QBoxLayout(ACROSS, self)
        self._parts.addWidget(main, 1)
        self._parts.addWidget(self._side)
        for card in cards:
            self._cards.addWidget(card, 1)
        for layout in (self._parts, self._cards):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(4 * GRID)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose by the width."""
        super().resizeEvent(event)
        is_roomy = event.size().width() >= wide(ROOMY)
        self._parts.setDirection(ACROSS if is_roomy else DOWN)
        self._cards.setDirection(DOWN if is_roomy else ACROSS)
        width, height = wide(WIDTH), px(HEIGHT)
        self._side.setMinimumSize(width if is_roomy else 0, 0 if is_roomy else height)
        self._side.setMaximumSize(width if is_roomy else ANY, ANY if is_roomy else height)
