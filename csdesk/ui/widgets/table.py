"""A table of rows: one row is current, widths and sort order are remembered, the arrows and Enter do the rest."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from csdesk.ui.models.rows import Index, RowsModel
from csdesk.ui.scale import px, wide
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.chip_delegate import CellDelegate

ROW_HEIGHT, TWO_LINES = 40, 54
LEAST_WIDTH = 60
READABLE = 140  # of the column that takes what the others leave


class RowsTable(QTableView):
    """Shows a `RowsModel`. The current row stays the same record when rows are read anew, filtered or sorted.

    `name` is what the memory knows its columns by, `first_order` how it is sorted until somebody sorts otherwise.
    With `begins_anew` it starts at its first row, as where ids count the lines of one day; else at that of last time.
    `opened(id)` on a double click; `moved` when the current row is another one.
    """

    opened = Signal(int)
    moved = Signal()

    def __init__(
        self,
        shell: Shell,
        name: str,
        model: RowsModel[Any],
        parent: QWidget | None = None,
        *,
        first_order: tuple[int, Qt.SortOrder] = (0, Qt.SortOrder.AscendingOrder),
        begins_anew: bool = False,
    ) -> None:
        super().__init__(parent)
        self._first_order = first_order
        self._shell = shell
        self._name = name
        self._rows = model
        last = [] if begins_anew else shell.memory.numbers(f"{name}.current")
        self._current: int | None = next(iter(last), None)
        self._place = 0
        self._shares_out = False
        self._stretched = next((at for at, one in enumerate(model.columns) if one.stretches), 0)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(shell.looks, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self._set_up_heads()
        model.modelReset.connect(self._find_current)
        self.doubleClicked.connect(self._open)

    @property
    def current(self) -> int | None:
        """The id of the current row."""
        return self._current

    def select(self, row_id: int) -> None:
        """Make a row the current one, where it is shown."""
        self._current = row_id
        self._find_current()

    def edit_current(self, column: int = 0) -> None:
        """Edit a cell of the current row in place."""
        self.edit(self.model().index(self.currentIndex().row(), column))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Remember which record is current."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._current, self._place = self._rows.id_at(current.row()), current.row()
            self._shell.memory.remember(f"{self._name}.current", [self._current])
            self.moved.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the current row be in sight, wherever it came to lie while nobody looked."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give columns their share, unless the user gave them widths."""
        super().resizeEvent(event)
        if not self._shell.memory.numbers(f"{self._name}.widths"):
            self._shares_out = True
            for section, column in enumerate(self._rows.columns):
                if column.share:
                    self.setColumnWidth(section, max(wide(column.width), int(column.share * self.width())))
            self._shares_out = False
        self._leave_room(event.size().width())

    def _leave_room(self, whole: int) -> None:
        """The column that takes what the others leave stays readable; where they leave too little, the list scrolls."""
        head = self.horizontalHeader()
        others = sum(self.columnWidth(at) for at in range(head.count()) if at != self._stretched)
        if whole - others >= px(READABLE):
            head.setSectionResizeMode(self._stretched, QHeaderView.ResizeMode.Stretch)
        else:
            head.setSectionResizeMode(self._stretched, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(self._stretched, px(READABLE))

    def _find_current(self) -> None:
        count = self._rows.rowCount()
        place = self._rows.place_of(self._current) if self._current is not None else -1
        if count:
            self.setCurrentIndex(self._rows.index(place if place >= 0 else min(self._place, count - 1), 0))
        else:
            self._current = None
        self.moved.emit()

    def _show_current(self) -> None:
        self.scrollTo(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.id_at(index.row()))

    def _set_up_heads(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        has_two = any(column.under is not None for column in self._rows.columns)
        self.verticalHeader().setDefaultSectionSize(px(TWO_LINES if has_two else ROW_HEIGHT))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(LEAST_WIDTH)
        head.setSectionsClickable(True)
        widths = self._shell.memory.numbers(f"{self._name}.widths")
        for section, column in enumerate(self._rows.columns):
            fits = len(widths) == len(self._rows.columns) and widths[section] >= LEAST_WIDTH
            self.setColumnWidth(section, widths[section] if fits else wide(column.width))
        head.setSectionResizeMode(self._stretched, QHeaderView.ResizeMode.Stretch)
        self.setSortingEnabled(True)
        self.sortByColumn(*self._remembered_order())
        head.sectionResized.connect(self._remember_widths)
        head.sortIndicatorChanged.connect(self._remember_order)

    def _remembered_order(self) -> tuple[int, Qt.SortOrder]:
        order = self._shell.memory.numbers(f"{self._name}.order")
        if len(order) == 2 and 0 <= order[0] < len(self._rows.columns):
            return order[0], Qt.SortOrder.DescendingOrder if order[1] else Qt.SortOrder.AscendingOrder
        return self._first_order

    def _remember_widths(self, section: int) -> None:
        if self._shares_out or section == self._stretched:  # it takes what the others leave
            return
        widths = [self.columnWidth(section) for section in range(len(self._rows.columns))]
        self._shell.memory.remember(f"{self._name}.widths", widths)

    def _remember_order(self, section: int, order: Qt.SortOrder) -> None:
        self._shell.memory.remember(
            f"{self._name}.order", [section, int(order == Qt.SortOrder.DescendingOrder)]
        )
