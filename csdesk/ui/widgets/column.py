"""Things under each other that are not squeezed while the room for one more is still on its way."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout


class Column(QVBoxLayout):
    """For what lies in an area that scrolls, which grows with it.

    Whatever is added is laid out from the inside to the outside: at first everything would be put into the old room,
    too small by now, and then into the new one, with all that is in it both times.
    """

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place, once there is room for it."""
        if rect.height() >= self._least_height(rect.width()):
            super().setGeometry(rect)

    def _least_height(self, width: int) -> int:
        return self.minimumHeightForWidth(width) if self.hasHeightForWidth() else self.minimumSize().height()
