"""A card with a short list of days, which arrows read and Enter follows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from csdesk.tokens import GRID
from csdesk.ui.finding import Line
from csdesk.ui.theme import Looks
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.found_list import LINE, LineDelegate
from csdesk.ui.widgets.labels import label


class DayCard(Card):
    """`show_lines` fills it; `chosen` carries the number of the line that Enter, or a double click, is on."""

    chosen = Signal(int)

    def __init__(self, looks: Looks, title: str, nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self.body.setContentsMargins(2 * GRID, 3 * GRID, 2 * GRID, 2 * GRID)
        self.heading.setIndent(2 * GRID)
        self.list = DayList(looks, title)
        self.list.chosen.connect(self.chosen)
        self.lines: tuple[Line, ...] = ()
        self._nothing = label(nothing, "muted", wraps=True)
        self._nothing.setIndent(2 * GRID)
        self.add(self.list, 1)
        self.add(self._nothing, 1)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.show_lines(())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; where there are none, say so."""
        self.lines = tuple(lines)
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self.set_aside(str(len(lines)) if lines else "")


class DayList(QListWidget):
    """The lines. None is chosen before the keyboard comes here."""

    chosen = Signal(int)

    def __init__(self, looks: Looks, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "days")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(LineDelegate(looks, self))
        self.itemDoubleClicked.connect(self._choose)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, the keyboard at the same place as before."""
        place = self.currentRow()
        self.clear()
        for line in lines:
            item = QListWidgetItem(self)
            item.setData(LINE, line)
            said = (line.title.text, line.kind, line.hint, line.under.text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in said if part))
        if place >= 0 and self.hasFocus():
            self.setCurrentRow(min(place, self.count() - 1))

    def sizeHint(self) -> QSize:
        """As little as it can do with: cards share the height that there is, and make no page taller than it."""
        return self.minimumSizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first line."""
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No line stands out where the keyboard isn't."""
        super().focusOutEvent(event)
        self.setCurrentRow(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows a line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.chosen.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self.row(item))
