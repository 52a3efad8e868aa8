"""A row of cells of which those that find no room go on below it, where texts are large."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayoutItem, QStyle, QWidget

from csdesk.tokens import GRID
from csdesk.ui.scale import factor, px
from csdesk.ui.widgets.flow import FlowRow

LEAST = 180
"""What a cell that takes the room left over is to have at least, so that a sentence in it can be read."""


class WrappingRow(FlowRow):
    """Cells from the top of their row; those with a stretch share the room that the others of theirs leave."""

    def __init__(self, spacing: int = GRID) -> None:
        super().__init__(spacing=spacing)
        self._stretches: dict[int, int] = {}

    def addWidget(
        self, w: QWidget, stretch: int = 0, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop
    ) -> None:
        """Take one more; it stands at the top, as all do."""
        del alignment
        self._stretches[self.count()] = stretch
        super().addWidget(w)

    def addStretch(self, stretch: int = 0) -> None:
        """Rows begin at the left anyhow."""

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one back."""
        last = self.count() - 1
        taken = super().takeAt(index)
        if taken is not None:
            self._stretches = {at: self._stretches[at + (at >= index)] for at in range(last)}
        return taken

    def _arrange(self, whole: QRect, *, place: bool) -> int:
        rect = whole.marginsRemoved(self.contentsMargins())
        y = rect.y()
        for row in self._rows(rect.width()):
            widths = self._widths(row, rect.width())
            heights = [_height(item, width) for (item, _), width in zip(row, widths, strict=True)]
            x = rect.x()
            for (item, _), width, height in zip(row, widths, heights, strict=True):
                if place:
                    at = QRect(QPoint(x, y), QSize(width, height))
                    item.setGeometry(QStyle.visualRect(self._way, rect, at))
                x += width + self.spacing()
            y += max(heights) + self.spacing()
        return max(y - self.spacing(), rect.y()) - whole.y() + self.contentsMargins().bottom()

    def _rows(self, room: int) -> Iterator[list[tuple[QLayoutItem, int]]]:
        row: list[tuple[QLayoutItem, int]] = []
        taken = 0
        for at in range(self.count()):
            item = self.itemAt(at)
            if item is None or item.isEmpty():  # hidden
                continue
            cell = item, self._stretches[at]
            if row and taken + self.spacing() + _needed(*cell) > room:
                goes_on = [row.pop()] if len(row) > 1 and _is_word(*row[-1]) else []
                if not _is_empty(row):
                    yield row
                row, taken = goes_on, sum(_needed(*one) for one in goes_on)
            taken += _needed(*cell) + (self.spacing() if row else 0)
            row.append(cell)
        if row:
            yield row

    def _widths(self, row: list[tuple[QLayoutItem, int]], room: int) -> list[int]:
        needed = [min(_needed(*cell), room) for cell in row]
        left = room - sum(needed) - self.spacing() * (len(row) - 1)
        shares = sum(stretch for _, stretch in row)
        if left <= 0 or not shares:
            return needed
        return [width + left * stretch // shares for width, (_, stretch) in zip(needed, row, strict=True)]


def new_row(*, wraps: bool = False) -> QHBoxLayout | WrappingRow:
    """A row for cells: a plain one at the usual size of texts, whose cells are made to fit; it costs less."""
    if wraps or factor() > 1:
        return WrappingRow()
    row = QHBoxLayout()
    row.setSpacing(GRID)
    return row


def _needed(item: QLayoutItem, stretch: int) -> int:
    widget, least = item.widget(), item.minimumSize().width()
    liked = (item if widget is None else widget).sizeHint().width()
    if stretch:
        return max(least, min(liked, px(LEAST)))
    return max(least, min(liked, item.maximumSize().width()))


def _is_word(item: QLayoutItem, stretch: int) -> bool:
    """Whether it is a word before a field, with which it goes to the next row."""
    return not stretch and type(item.widget()) is QLabel


def _is_empty(row: list[tuple[QLayoutItem, int]]) -> bool:
    """Whether nothing stands in it but the room of a label without a word."""
    widget = row[0][0].widget()
    return len(row) == 1 and isinstance(widget, QLabel) and not widget.text()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
