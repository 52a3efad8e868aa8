"""Parts side by side, or below one another where the width doesn't hold them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Stacking(QWidget):
    """Shares the room between its parts by their stretches. It is never wider than its widest part has to be.

    Below one another each part is at least `height` pixels high. `stacked` says when that begins and ends.
    """

    stacked = Signal(bool)

    def __init__(
        self,
        parts: Sequence[tuple[QWidget, int]],
        spacing: int,
        *,
        height: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = [part for part, _ in parts]
        self._height = height
        self._row = QBoxLayout(ACROSS, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)
        self._row.setSizeConstraint(
            QLayout.SizeConstraint.SetNoConstraint
        )  # it may be narrower than all of them
        for part, stretch in parts:
            self._row.addWidget(part, stretch)

    @property
    def is_stacked(self) -> bool:
        """Whether the parts stand below one another."""
        return self._row.direction() == DOWN

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part, so that there is always the way to stack them."""
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, self._row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose by the width."""
        super().resizeEvent(event)
        self._choose()

    def event(self, event: QEvent) -> bool:
        """Choose anew when a part needs another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._choose()
        return super().event(event)

    def _choose(self) -> None:
        shown = [part.minimumSizeHint().width() for part in self._parts if not part.isHidden()]
        needed = sum(shown) + self._row.spacing() * (len(shown) - 1)
        direction = ACROSS if self.width() >= needed else DOWN
        if direction != self._row.direction():
            self._row.setDirection(direction)
            for part in self._parts:
                part.setMinimumHeight(self._height if direction == DOWN else 0)
            self.stacked.emit(direction == DOWN)
            self.updateGeometry()
