"""A box to tick, drawn in the theme's colours so that it is seen on light and dark alike."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from csdesk.tokens import GRID
from csdesk.ui.icons import pixmap
from csdesk.ui.scale import px
from csdesk.ui.shell import Shell
from csdesk.ui.theme import Looks

BOX = 16
ROOM = 2 * GRID


def draw_box(
    painter: QPainter,
    box: QRectF,
    colour: Callable[[str], QColor],
    *,
    ticked: bool,
    focused: bool = False,
    scale: int = 1,
) -> None:
    """Draw the box, with its tick where it is ticked, `scale` times as fine."""
    painter.setPen(QPen(colour("accent" if ticked or focused else "muted"), 2 if focused else 1))
    painter.setBrush(colour("accent" if ticked else "panel"))
    painter.drawRoundedRect(box, 4, 4)
    if ticked:
        tick = pixmap("check", colour("on_accent").name(), px(BOX) - 4, scale)
        painter.drawPixmap(box.topLeft() + QPointF(2, 2), tick)


class TickDelegate(QStyledItemDelegate):
    """Draws the boxes to tick in a table's cells as `TickBox` does."""

    def __init__(self, looks: Looks, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks = looks

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell as the style does, and our box where its own would be."""
        super().paint(painter, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        place = shown.widget.style().subElementRect(
            QStyle.SubElement.SE_ItemViewItemCheckIndicator, shown, shown.widget
        )
        box = QRectF(0, 0, px(BOX) - 1, px(BOX) - 1)
        box.moveCenter(QRectF(place).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ticked = Qt.CheckState(state) is Qt.CheckState.Checked
        scale = 2 if shown.widget.devicePixelRatioF() > 1 else 1
        draw_box(painter, box, self._looks.colour, ticked=ticked, scale=scale)
        painter.restore()


class TickBox(QCheckBox):
    """Space or a click ticks it; the text stands beside the box."""

    def __init__(self, shell: Shell, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._shell = shell
        self.setAccessibleName(text)
        shell.looks.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The box and the text."""
        metrics = self.fontMetrics()
        width = px(BOX) + ROOM + metrics.horizontalAdvance(self._text()) + 2
        return QSize(width, max(px(BOX), metrics.height()) + ROOM)

    def minimumSizeHint(self) -> QSize:
        """A text without room ends in an ellipsis."""
        return QSize(px(BOX) + ROOM + 80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, tick and text."""
        colour = self._shell.looks.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - px(BOX)) / 2, px(BOX) - 1, px(BOX) - 1)
        scale = 2 if self.devicePixelRatioF() > 1 else 1
        draw_box(painter, box, colour, ticked=self.isChecked(), focused=self.hasFocus(), scale=scale)
        painter.setPen(colour("ink"))
        left = px(BOX) + ROOM
        room = self.rect().adjusted(left, 0, 0, 0)
        shown = self.fontMetrics().elidedText(self._text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(pos)

    def _text(self) -> str:
        return self.text().replace("&&", "&")
