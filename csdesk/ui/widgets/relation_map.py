"""Both sides drawn as people facing each other: theirs from the highest level down, ours beside, lines who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.scale import wide
from csdesk.ui.theme import Looks
from csdesk.ui.widgets.labels import label

LEVEL_WIDTH, THEIRS_WIDTH, OURS_WIDTH, LEAST_BETWEEN = 104, 214, 190, 48
THICKEST = 5.0
PADDING = 14
MOVES = {Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Left: (-1, 0)}
FAINT, PLAIN = 110, 180  # of 255, how strongly lines are drawn


@dataclass(frozen=True, slots=True)
class Node:
    """A person on the map: what stands on the card line by line, all of it as a sentence, and whether it is a gap.

    `key` is the contact's id of theirs, the name of ours; `level` is theirs, in words.
    """

    key: int | str
    name: str
    under: tuple[str, ...]
    says: str
    level: str = ""
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between one of theirs and one of ours, as strong as they spoke often; faint where it is long ago."""

    theirs: int
    ours: str
    count: int
    lately: bool


class PersonNode(QPushButton):
    """A person's card. The arrows go from one to the next, across to the other side and back."""

    moved = Signal(int, int)
    reached = Signal()

    def __init__(self, node: Node, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.node = node
        self.setAutoDefault(False)
        self.setProperty("look", "person")
        self.setProperty("gap", node.gap)
        self.setAccessibleName(node.says)
        self._write(wide(THEIRS_WIDTH) - 2 * PADDING)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let each line end in an ellipsis where it has no room; `sizeHint` needs as many lines, not their width."""
        super().resizeEvent(event)
        self._write(self.width() - 2 * PADDING)

    def _write(self, room: int) -> None:
        how, metrics = Qt.TextElideMode.ElideRight, self.fontMetrics()
        lines = (metrics.elidedText(line, how, room) for line in (self.node.name, *self.node.under))
        self.setText("\n".join(lines).replace("&", "&&"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move; Enter presses, as Space does."""
        if event.key() in MOVES:
            self.moved.emit(*MOVES[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the lines of this person stand out."""
        super().focusInEvent(event)
        self.reached.emit()


class RelationMap(QWidget):
    """`show_map` draws it; `chosen` carries a contact's id, `read` the sentence of whoever the keyboard is on."""

    chosen = Signal(int)
    read = Signal(str)

    def __init__(self, looks: Looks, titles: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._ties: tuple[Tie, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._at: PersonNode | None = None
        self.theirs: list[PersonNode] = []
        self.ours: list[PersonNode] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnMinimumWidth(0, wide(LEVEL_WIDTH))
        self._grid.setColumnMinimumWidth(2, LEAST_BETWEEN)
        self._grid.setColumnStretch(2, 1)
        self._heads = [label(title, "muted") for title in titles]
        self._left = QWidget()
        self._right = QWidget()
        self._rows = QGridLayout(self._left)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setColumnMinimumWidth(0, wide(LEVEL_WIDTH))
        self._column = QVBoxLayout(self._right)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._left.setFixedWidth(wide(LEVEL_WIDTH + THEIRS_WIDTH))
        self._right.setFixedWidth(wide(OURS_WIDTH))
        self._grid.addWidget(self._heads[0], 0, 0)
        self._grid.addWidget(self._heads[1], 0, 3)
        self._grid.addWidget(self._left, 1, 0, 1, 2)
        self._grid.addWidget(self._right, 1, 3)
        looks.changed.connect(self.update)

    def show_map(
        self, theirs: Sequence[Node], ours: Sequence[Node], ties: Sequence[Tie], unknown: Sequence[str]
    ) -> None:
        """Show these people; `unknown` are levels at which nobody is known."""
        wanted = (tuple(theirs), tuple(ours), tuple(ties), tuple(unknown))
        if wanted == self._shown:
            return
        self._shown, self._ties = wanted, tuple(ties)
        held = self._at.node.key if self._at is not None and self._at.hasFocus() else None
        self._clear()
        self._fill_theirs(theirs, unknown)
        self._fill_ours(ours)
        for node in self._nodes():
            node.moved.connect(partial(self._move, node))
            node.reached.connect(partial(self._reach, node))
            node.show()  # a layout would do so later, and the keyboard goes only to what is seen
        self._stand_on(next(iter(self._nodes()), None))
        again = next((node for node in self._nodes() if node.node.key == held), None)
        if again is not None:
            again.setFocus()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines under the people, those of whoever the keyboard is on last."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tie in sorted(self._ties, key=self._stands_out):
            self._paint_tie(painter, tie)
        painter.end()

    def _nodes(self) -> list[PersonNode]:
        return [*self.theirs, *self.ours]

    def _clear(self) -> None:
        self._at = None
        self.theirs, self.ours = [], []
        for layout in (self._rows, self._column):
            while (item := layout.takeAt(0)) is not None:
                widget = item.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()

    def _fill_theirs(self, theirs: Sequence[Node], unknown: Sequence[str]) -> None:
        before = ""
        row = 0
        for row, node in enumerate(theirs):
            level = "" if node.level == before else node.level
            before = node.level
            self._rows.addWidget(label(level, "muted"), row, 0)
            made = PersonNode(node)
            made.clicked.connect(partial(self._choose, node))
            self.theirs.append(made)
            self._rows.addWidget(made, row, 1)
        for number, said in enumerate(unknown, start=row + 1):
            gap = QLabel(said)
            gap.setTextFormat(Qt.TextFormat.PlainText)
            gap.setProperty("look", "warning")
            gap.setWordWrap(True)
            self._rows.addWidget(gap, number, 0, 1, 2)
        self._rows.setRowStretch(row + len(unknown) + 1, 1)

    def _fill_ours(self, ours: Sequence[Node]) -> None:
        self._column.addStretch(1)
        for node in ours:
            made = PersonNode(node)
            self.ours.append(made)
            self._column.addWidget(made)
        self._column.addStretch(1)

    def _choose(self, node: Node) -> None:
        if isinstance(node.key, int):
            self.chosen.emit(node.key)

    def _move(self, node: PersonNode, across: int, along: int) -> None:
        own, other = (self.theirs, self.ours) if node in self.theirs else (self.ours, self.theirs)
        at = own.index(node)
        if across:
            to_ours = (across > 0) is not self.isRightToLeft()
            if other and to_ours is (own is self.theirs):
                wanted = min(other, key=lambda one: abs(_middle(one, self) - _middle(node, self)))
                wanted.setFocus()
            return
        own[min(max(at + along, 0), len(own) - 1)].setFocus()

    def _reach(self, node: PersonNode) -> None:
        self._stand_on(node)
        self.read.emit(node.node.says)
        self.update()

    def _stand_on(self, node: PersonNode | None) -> None:
        """Tab comes to this one, the arrows lead on."""
        self._at = node
        for one in self._nodes():
            policy = Qt.FocusPolicy.StrongFocus if one is node else Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(policy)

    def _stands_out(self, tie: Tie) -> bool:
        key = self._at.node.key if self._at is not None and self._at.hasFocus() else None
        return key is not None and key in (tie.theirs, tie.ours)

    def _paint_tie(self, painter: QPainter, tie: Tie) -> None:
        left = next((one for one in self.theirs if one.node.key == tie.theirs), None)
        right = next((one for one in self.ours if one.node.key == tie.ours), None)
        if left is None or right is None:
            return
        theirs, ours = self._left.geometry(), self._right.geometry()
        mirrored = theirs.x() > ours.x()  # as where one writes from right to left
        start = QPointF(theirs.left() if mirrored else theirs.right(), _middle(left, self))
        end = QPointF(ours.right() if mirrored else ours.left(), _middle(right, self))
        bend = (end.x() - start.x()) / 2
        path = QPainterPath(start)
        path.cubicTo(start + QPointF(bend, 0), end - QPointF(bend, 0), end)
        colour = QColor(self._looks.colour("accent" if tie.lately else "muted"))
        colour.setAlpha(255 if self._stands_out(tie) else PLAIN if tie.lately else FAINT)
        pen = QPen(colour, min(THICKEST, 1.0 + tie.count / 2))
        pen.setStyle(Qt.PenStyle.SolidLine if tie.lately else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)


def _middle(node: QWidget, within: QWidget) -> float:
    return float(node.mapTo(within, node.rect().center()).y())
