"""Cells of tables: a state drawn as a chip, everything else as a text, and the line that a name is edited in."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from csdesk.tokens import TYPE_BODY, TYPE_SMALL
from csdesk.ui.models.rows import CHIP_ROLE, UNDER_ROLE
from csdesk.ui.scale import px
from csdesk.ui.theme import Looks, font
from csdesk.ui.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
PADDING = 10
INDENT = 13  # where the stylesheet lets a cell's text begin
BAR = 3
ABOVE = 6  # and below two lines
HEIGHT = 20
GROUNDS = {
    "muted": "muted_ground",
    "good": "good_ground",
    "warning": "warning_ground",
    "bad": "bad_ground",
    "accent": "selection",
}


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a `RowsTable`."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._font = font(TYPE_SMALL, bold=True)
        self._metrics = QFontMetrics(self._font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground and the text as the style does, and a chip where the cell is one."""
        super().paint(painter, option, index)
        token, under = index.data(CHIP_ROLE), index.data(UNDER_ROLE)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        upper, lower = _halves(option.rect)
        if token:
            self._draw_chip(painter, upper if under else option.rect, str(token), text)
        elif under is not None:
            self._draw_line(painter, upper, text, TYPE_BODY, "ink")
        if under:
            self._draw_line(painter, lower, str(under), TYPE_SMALL, "muted")
        if index.column() == 0:
            self._mark_focus(painter, option, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the text of a chip to the chip, and two lines to themselves."""
        super().initStyleOption(option, index)
        if index.data(CHIP_ROLE) or index.data(UNDER_ROLE) is not None:
            option.text = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the chip's ground."""
        size = super().sizeHint(option, index)
        return size + QSize(2 * INDENT, 0) if index.data(CHIP_ROLE) else size

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Say all of a text that has no room, where the cell has nothing else to say."""
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        room = option.rect.width() - 2 * INDENT
        if index.data(Qt.ItemDataRole.ToolTipRole) or view.fontMetrics().horizontalAdvance(text) <= room:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), plain_tip(text), view)
        return True

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line as high as the row."""
        editor = QLineEdit(parent)
        editor.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        return editor

    def _mark_focus(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        if (
            isinstance(view, QAbstractItemView)
            and view.hasFocus()
            and view.currentIndex().row() == index.row()
        ):
            bar = QRect(option.rect.topLeft(), QSize(BAR, option.rect.height()))
            painter.fillRect(QStyle.visualRect(option.direction, option.rect, bar), self._colour("accent"))

    def _draw_chip(self, painter: QPainter, cell: QRect, token: str, text: str) -> None:
        high = px(HEIGHT)
        width = min(self._metrics.horizontalAdvance(text) + 2 * PADDING, cell.width() - 2 * INDENT)
        chip = QRect(cell.x() + INDENT, cell.y() + (cell.height() - high) // 2, width, high)
        chip = QStyle.visualRect(painter.layoutDirection(), cell, chip)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(GROUNDS[token]))
        painter.drawRoundedRect(chip, high / 2, high / 2)
        painter.setPen(self._colour(token))
        painter.setFont(QFont(self._font))
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - PADDING)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()

    def _draw_line(self, painter: QPainter, cell: QRect, text: str, size: int, token: str) -> None:
        room = QStyle.visualRect(painter.layoutDirection(), cell, cell.adjusted(INDENT, 0, -PADDING, 0))
        plain = font(size)
        shown = QFontMetrics(plain).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.save()
        painter.setFont(plain)
        painter.setPen(self._colour(token))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _colour(self, token: str) -> QColor:
        return self._looks.colour(token)


def _halves(cell: QRect) -> tuple[QRect, QRect]:
    """Where the two lines of a cell stand."""
    half = cell.height() // 2 - ABOVE
    first = QRect(cell.x(), cell.y() + ABOVE, cell.width(), half)
    return first, first.translated(0, half)
