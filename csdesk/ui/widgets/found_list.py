"""The list of what was found: two lines each, the words that were looked for in bold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from csdesk.queries.search import Marked
from csdesk.tokens import GRID, TYPE_BODY, TYPE_SMALL
from csdesk.ui.finding import Line
from csdesk.ui.scale import px, wide
from csdesk.ui.theme import Looks, font

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
PADDING = 2 * GRID
ONE_LINE, TWO_LINES = 9 * GRID, 13 * GRID
KIND_WIDTH = 136


class FoundList(QListWidget):
    """What was found, in the order in which it is offered; `chosen` carries the line that was clicked."""

    chosen = Signal(object)  # Line

    def __init__(self, looks: Looks, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()
        self.setProperty("look", "found")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setItemDelegate(LineDelegate(looks, self))
        self.itemClicked.connect(self._choose)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, the first one chosen."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(self)
            item.setData(LINE, line)
            said = (line.title.text, line.kind, line.hint, line.under.text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in said if part))
        self.setCurrentRow(0)

    @property
    def line(self) -> Line | None:
        """The line that is chosen."""
        index = self.currentIndex()
        found: Line | None = index.data(LINE) if index.isValid() else None
        return found

    def step(self, by: int) -> None:
        """Choose another line, round and round."""
        self.setCurrentRow((self.currentRow() + by) % max(1, self.count()))

    @property
    def wanted_height(self) -> int:
        """How high the list is with all of its lines."""
        return sum(self.sizeHintForRow(row) for row in range(self.count())) + 2 * (GRID + 1)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(LINE))


class LineDelegate(QStyledItemDelegate):
    """Draws a line: its title, its kind at the right, and below them what is said and whose it is."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One row of text or two."""
        line = index.data(LINE)
        return QSize(0, px(TWO_LINES if line.under.text or (line.hint and line.place) else ONE_LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground as the style does, then the texts."""
        super().paint(painter, option, index)
        line: Line = index.data(LINE)
        inside = option.rect.adjusted(PADDING, GRID, -PADDING, -GRID)
        width = wide(KIND_WIDTH) if line.kind else 0
        upper = QRect(inside.x(), inside.y(), inside.width() - width, inside.height() // 2)
        aside = QRect(upper.right(), upper.y(), width, upper.height())
        lower = QRect(inside.x(), upper.bottom(), inside.width(), inside.height() // 2)
        is_low = option.rect.height() < px(TWO_LINES)
        if is_low:
            upper.setHeight(inside.height())
            aside.setHeight(inside.height())
        painter.save()
        self._draw(painter, upper, line.title, TYPE_BODY, "ink")
        painter.setPen(self._looks.colour("muted"))
        painter.setFont(font(TYPE_SMALL))
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(aside, where, line.hint if is_low and line.hint else line.kind)
        if not is_low:
            self._draw(painter, lower, _joined(line.hint, line.under), TYPE_SMALL, "muted")
        painter.restore()

    def _draw(self, painter: QPainter, room: QRect, said: Marked, size: int, token: str) -> None:
        plain = font(size)
        text = QFontMetrics(plain).elidedText(said.text, Qt.TextElideMode.ElideRight, room.width() - PADDING)
        layout = QTextLayout(text, plain)
        bold = QTextCharFormat()
        bold.setFontWeight(QFont.Weight.Bold)
        ranges = []
        for begin, end in said.marks:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = begin, min(end, len(text)) - begin, bold
            if begin < len(text):
                ranges.append(one)
        layout.setFormats(ranges)
        layout.beginLayout()
        row = layout.createLine()
        row.setLineWidth(room.width() * 2)
        layout.endLayout()
        painter.setPen(self._looks.colour(token))
        layout.draw(painter, QPointF(room.x(), room.y() + (room.height() - row.height()) / 2))


def _joined(first: str, then: Marked) -> Marked:
    """Two texts in one line, the marks of the second where it stands now."""
    if not first or not then.text:
        return then if then.text else Marked(first)
    before = f"{first} · "
    shift = len(before)
    return Marked(before + then.text, tuple((begin + shift, end + shift) for begin, end in then.marks))
