"""A row that breaks into further rows where the width does not hold everything."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from csdesk.tokens import GRID


class FlowRow(QLayout):
    """Things side by side, as many a row as fit, each as large as it likes to be."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 2 * GRID) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The one at a place, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one back."""
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width, worked out once: layouts around ask for it a hundred times."""
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return found

    def invalidate(self) -> None:
        """Something in it likes to be larger or smaller now."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """At least the widest one."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """At least the widest one."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    @property
    def _way(self) -> Qt.LayoutDirection:
        owner = self.parentWidget()
        return Qt.LayoutDirection.LeftToRight if owner is None else owner.layoutDirection()

    def _arrange(self, whole: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        rect = whole.marginsRemoved(margins)
        x, y, row = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(rect.width(), item.minimumSize().width())))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, row = rect.x(), y + row + self.spacing(), 0
            if place:
                item.setGeometry(QStyle.visualRect(self._way, rect, QRect(QPoint(x, y), size)))
            x += size.width() + self.spacing()
            row = max(row, size.height())
        return y + row - whole.y() + margins.bottom()
