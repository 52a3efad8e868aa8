"""The grid for entering figures: it is typed into, pasted into and copied from as a spreadsheet is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from csdesk.ui.models.blocks import join_block, split_block
from csdesk.ui.models.figures import FiguresModel, Place
from csdesk.ui.scale import px, wide

ROW_HEIGHT = 36
COLUMN_WIDTH = 92
NAME_WIDTH = 230
CELL_ROOM = 28  # beside a figure
SCROLLBAR = 16
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Hint = QAbstractItemDelegate.EndEditHint


class FigureDelegate(QStyledItemDelegate):
    """The line that a cell is typed in: as large as the cell, right-aligned, all of it selected."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A bare line."""
        editor = QLineEdit(parent)
        editor.setProperty("look", "cell")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        model = index.model()
        heads = (
            str(model.headerData(index.row(), Qt.Orientation.Vertical)),
            str(model.headerData(index.column(), Qt.Orientation.Horizontal)),
        )
        editor.setAccessibleName(", ".join(heads))
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """What stands there, unless something is being typed: rows that are read anew meanwhile don't wipe it out."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """All of the cell."""
        del index
        editor.setGeometry(option.rect)


class FiguresGrid(QTableView):
    """Enter goes down, Tab to the right, both keep what was typed; Delete empties, a paste fills what it covers.

    Tab leaves the grid at its last cell, Shift+Tab at its first, Esc at any. `beyond` says how many cells of a paste
    lay outside.
    """

    beyond = Signal(int)

    def __init__(self, model: FiguresModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = model
        self.setModel(model)
        self.setItemDelegate(FigureDelegate(self))
        self.setAccessibleName(name)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setDefaultSectionSize(px(COLUMN_WIDTH))
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultSectionSize(px(ROW_HEIGHT))
        down.setFixedWidth(wide(NAME_WIDTH))
        down.setHighlightSections(False)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        model.modelAboutToBeReset.connect(self._keep_typed)
        model.modelReset.connect(self.to_newest)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the newest period."""
        super().showEvent(event)
        self.to_newest()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the grid with whole columns, the newest at its end."""
        super().resizeEvent(event)
        if self._figures.columnCount():
            self._fit_columns()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())

    def to_row(self, row: int) -> None:
        """Go to the newest period of one metric."""
        self.setCurrentIndex(self._figures.index(row, self._figures.columnCount() - 1))

    def to_newest(self) -> None:
        """Go to the newest period of the first metric that lacks it, else of the first."""
        rows, column = self._figures.rowCount(), self._figures.columnCount() - 1
        if rows and column >= 0:
            row = next((row for row in range(rows) if self._figures.kept(row, column) is None), 0)
            self._fit_columns()
            self.setFixedHeight(self._wanted_height())
            self.setCurrentIndex(self._figures.index(row, column))
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())

    def event(self, event: QEvent) -> bool:
        """Take Tab for itself while there is a cell to go to."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)
            if by and self._step(by):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys as in a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Paste):
            outside = self.paste(QGuiApplication.clipboard().text())
            if outside:
                self.beyond.emit(outside)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_block())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._figures.clear(self.selected_places())
        elif event.key() in ENTER:
            self._go(1, 0)
        elif event.key() == Qt.Key.Key_Escape:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """After Enter go down, after Tab to the right; not where the page was left meanwhile."""
        ways = {Hint.SubmitModelCache: (1, 0), Hint.EditNextItem: (0, 1), Hint.EditPreviousItem: (0, -1)}
        super().closeEditor(editor, Hint.NoHint)
        if self.isVisible():
            self.setFocus()
        if hint in ways:
            self._go(*ways[hint])

    def paste(self, text: str) -> int:
        """Fill the cells from the current one on with a copied block; gives how many cells lay beyond the grid.

        Empty cells of the block leave what is there. A single figure fills the whole selection.
        """
        block = split_block(text)
        top, left = self._corner()
        if len(block) == 1 and len(block[0]) == 1 and len(self.selected_places()) > 1:
            self._figures.enter(dict.fromkeys(self.selected_places(), block[0][0]))
            return 0
        cells = {
            (top + down, left + across): text
            for down, row in enumerate(block)
            for across, text in enumerate(row)
            if text
        }
        inside = {place: text for place, text in cells.items() if self._holds(place)}
        self._figures.enter(inside)
        return len(cells) - len(inside)

    def selected_places(self) -> list[Place]:
        """The selected cells, row by row."""
        return sorted((index.row(), index.column()) for index in self.selectedIndexes())

    def selected_block(self) -> str:
        """The selected cells as a block that a spreadsheet takes."""
        rows: dict[int, list[str]] = {}
        for row, column in self.selected_places():
            rows.setdefault(row, []).append(self._figures.text(row, column))
        return join_block(list(rows.values()))

    def _keep_typed(self) -> None:
        """What is being typed is kept before other rows come, which would take its cell away."""
        for editor in self.viewport().findChildren(QLineEdit):
            if self.state() == QAbstractItemView.State.EditingState and editor.isVisible():
                self.commitData(editor)
                self.closeEditor(editor, Hint.NoHint)

    def _fit_columns(self) -> None:
        """Columns alike, so wide that no figure is cut off and whole ones fill the grid; names as there is room."""
        model, metrics = self._figures, self.fontMetrics()
        figures = (
            model.text(row, column)
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        )
        longest = max((metrics.horizontalAdvance(text) for text in figures), default=0)
        least = max(px(COLUMN_WIDTH), longest + px(CELL_ROOM))
        down = self.verticalHeader()
        names = min(max(wide(NAME_WIDTH), down.sizeHint().width()), max(self.width() // 3, px(NAME_WIDTH)))
        down.setFixedWidth(names)
        room = self.width() - names - 2 * self.frameWidth()
        whole = min(max(1, room // least), model.columnCount())
        is_full = model.columnCount() > whole
        self.horizontalHeader().setDefaultSectionSize(max(least, room // whole) if is_full else least)

    def _wanted_height(self) -> int:
        """As high as all its rows."""
        return (
            self._figures.rowCount() * px(ROW_HEIGHT)
            + self.horizontalHeader().sizeHint().height()
            + SCROLLBAR
        )

    def _corner(self) -> Place:
        places = self.selected_places()
        current = self.currentIndex()
        return min(places) if places else (max(current.row(), 0), max(current.column(), 0))

    def _holds(self, place: Place) -> bool:
        return place[0] < self._figures.rowCount() and place[1] < self._figures.columnCount()

    def _step(self, by: int) -> bool:
        """Go a cell further, at the end of a row to the next row; False beyond the last and the first cell."""
        columns = self._figures.columnCount()
        if not columns or not self.currentIndex().isValid():
            return False
        at = self.currentIndex().row() * columns + self.currentIndex().column() + by
        if not 0 <= at < columns * self._figures.rowCount():
            return False
        self.setCurrentIndex(self._figures.index(*divmod(at, columns)))
        return True

    def _go(self, down: int, across: int) -> None:
        if across:
            self._step(across)
            return
        row = min(self.currentIndex().row() + down, self._figures.rowCount() - 1)
        self.setCurrentIndex(self._figures.index(row, self.currentIndex().column()))
