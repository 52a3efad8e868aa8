"""The list of the history's entries: what was taken back is muted, what would go is marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from csdesk.queries.history import EntryRow
from csdesk.ui.models.history import (
    ACCOUNTS,
    DAY,
    ENTRY_ROLE,
    FIRST_ROLE,
    GOES_ROLE,
    TIME,
    TITLE,
    EntriesModel,
)
from csdesk.ui.scale import px
from csdesk.ui.shell import Shell
from csdesk.ui.theme import Looks

Place = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 34
BAR = 3
WIDTHS = {DAY: 128, TIME: 64, ACCOUNTS: 160}
ROOM_FOR_ACCOUNTS = 600


class EntriesTable(QTableView):
    """`moved` when another entry is current; it stays the same one when entries are read anew."""

    moved = Signal()

    def __init__(self, shell: Shell, model: EntriesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = model
        self._current: int | None = None
        self.setModel(model)
        self.setItemDelegate(EntryDelegate(shell.looks, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, px(width))
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self._find_current)

    @property
    def current(self) -> int | None:
        """The number of the current entry."""
        return self._current

    def select(self, entry: int) -> None:
        """Make an entry the current one, or the next older one where it isn't shown."""
        self._current = entry
        self._find_current()

    def go_to(self, place: int) -> None:
        """Make the entry at a place the current one, in the middle of what is seen."""
        index = self._entries.index(place, TITLE)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def currentChanged(self, current: Place, previous: Place) -> None:
        """Remember which entry is current."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._current = self._entries.id_at(current.row())
            self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the account out where there is no room for it: it stands beside the list."""
        self.setColumnHidden(ACCOUNTS, self.width() < px(ROOM_FOR_ACCOUNTS))
        super().resizeEvent(event)

    def _find_current(self) -> None:
        count = self._entries.rowCount()
        if not count:
            self._current = None
            self.moved.emit()
            return
        place = 0 if self._current is None else max(0, self._entries.nearest(self._current))
        self.setCurrentIndex(self._entries.index(place, TITLE))


class EntryDelegate(QStyledItemDelegate):
    """Draws the cells of an `EntriesTable`."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks

    def initStyleOption(self, option: QStyleOptionViewItem, index: Place) -> None:
        """Mute what does not stand any more."""
        super().initStyleOption(option, index)
        row = index.data(ENTRY_ROLE)
        begins = index.column() == DAY and bool(index.data(FIRST_ROLE))
        option.font.setBold(begins)
        is_over = isinstance(row, EntryRow) and not row.stands
        if is_over or index.column() == TIME or (index.column() == DAY and not begins):
            colour = self._looks.colour("muted")
            option.palette.setColor(option.palette.ColorRole.Text, colour)
            option.palette.setColor(option.palette.ColorRole.HighlightedText, colour)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Place) -> None:
        """Draw the ground of what would go, the text as the style does, and the mark of the focus."""
        if index.data(GOES_ROLE):
            painter.fillRect(option.rect, self._colour("warning_ground"))
        super().paint(painter, option, index)
        if index.data(GOES_ROLE) and index.column() == DAY:
            painter.fillRect(_bar(option), self._colour("warning"))
        view = option.widget
        if index.column() != DAY or not isinstance(view, QAbstractItemView) or not view.hasFocus():
            return
        if view.currentIndex().row() == index.row():
            painter.fillRect(_bar(option), self._colour("accent"))

    def _colour(self, token: str) -> QColor:
        return self._looks.colour(token)


def _bar(option: QStyleOptionViewItem) -> QRect:
    return QRect(option.rect.topLeft(), QSize(BAR, option.rect.height()))
