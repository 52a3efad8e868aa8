"""A table of frozen rows as Qt's views ask for it: each cell said once, filtered and sorted without Qt's proxy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csdesk.domain.folding import fold, holds_all
from csdesk.ui.widgets.tips import plain_tip

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
ROW_ROLE = Qt.ItemDataRole.UserRole
CHIP_ROLE = Qt.ItemDataRole.UserRole + 1
UNDER_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column as data: its head, what it says of a row, and by what it is sorted (None sorts last, always).

    `width` in pixels, more where `share` of the table's width is more; the column that `stretches` (the first one
    where none does) takes what the others leave. `chip` gives the token of a chip that the cell is drawn as, `under`
    a second line below the first, `why` its tooltip. `edit` makes cells editable.
    """

    name: str
    title: str
    says: Callable[[R], str]
    order: Callable[[R], Any]
    right: bool = False
    width: int = 120
    share: float = 0.0
    stretches: bool = False
    chip: Callable[[R], str] | None = None
    under: Callable[[R], str] | None = None
    why: Callable[[R], str] | None = None
    edit: Callable[[R, str], None] | None = None
    edited: Callable[[R], str] | None = None


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows with an id, shown by columns. `show_rows` replaces them, `narrow` filters, `sort` sorts; ids outlive all.

    A cell's text is made when Qt first asks for it and remembered. `search` gives the text that `narrow` looks in.
    """

    def __init__(
        self,
        columns: Sequence[Column[R]],
        row_id: Callable[[R], int],
        search: Callable[[R], str] = lambda _: "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._row_id = row_id
        self._search = search
        self._rows: tuple[R, ...] = ()
        self._keys: list[str] | None = None  # made when something is typed first
        self._order: list[int] = []
        self._shown: list[int] = []
        self._places: dict[int, int] | None = {}
        self._said: dict[tuple[int, int], str] = {}
        self._parts: list[str] = []
        self._lets: Callable[[R], bool] | None = None
        self._sorted_by = (0, Qt.SortOrder.AscendingOrder)

    @property
    def rows(self) -> tuple[R, ...]:
        """All rows, also those that the filter hides."""
        return self._rows

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other rows, filtered and sorted as before."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._keys = None
        self._said.clear()
        self._put_in_order()
        self._pick()
        self.endResetModel()

    def narrow(self, text: str) -> None:
        """Show only the rows in which every word of `text` is found, whatever its case and accents."""
        parts = fold(text).split()
        if parts != self._parts:
            self.beginResetModel()
            self._parts = parts
            self._pick()
            self.endResetModel()

    def let_through(self, lets: Callable[[R], bool] | None) -> None:
        """Show only the rows that a rule lets through, None for all; what is typed narrows them further."""
        self.beginResetModel()
        self._lets = lets
        self._pick()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; rows without a value come last either way."""
        self.beginResetModel()
        self._sorted_by = (column, order)
        self._put_in_order()
        self._pick()
        self.endResetModel()

    def row_at(self, place: int) -> R:
        """The row shown at a place."""
        return self._rows[self._shown[place]]

    def place_of(self, row_id: int) -> int:
        """Where the row of an id is shown, -1 where it isn't."""
        if self._places is None:
            self._places = {self._row_id(self._rows[at]): place for place, at in enumerate(self._shown)}
        return self._places.get(row_id, -1)

    def id_at(self, place: int) -> int:
        """The id of the row shown at a place."""
        return self._row_id(self.row_at(place))

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = ROOT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a view asks of a cell."""
        if not index.isValid():
            return None
        at, column = self._shown[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(at, index.column())
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column.right else LEFT
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(column.why(self._rows[at]) or "") if column.why is not None else None
            case Qt.ItemDataRole.EditRole if column.edited is not None:
                return column.edited(self._rows[at])
            case _:
                return self._drawn(at, index.column(), role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand an edited cell's text to its column; the cell changes when the rows are read anew."""
        edit = self.columns[index.column()].edit
        if edit is None or role != Qt.ItemDataRole.EditRole:
            return False
        edit(self.row_at(index.row()), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self.columns[index.column()].edit is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's head."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].right else LEFT
        return None

    def _drawn(self, at: int, section: int, role: int) -> Any:
        """What is drawn otherwise than as a text, and what a screen reader says of it."""
        row, column = self._rows[at], self.columns[section]
        if role == ROW_ROLE:
            return row
        if role == CHIP_ROLE:
            return None if column.chip is None else column.chip(row)
        if column.under is None or role not in (UNDER_ROLE, Qt.ItemDataRole.AccessibleTextRole):
            return None
        under = column.under(row)
        return under if role == UNDER_ROLE else ", ".join(filter(None, (self._text(at, section), under)))

    def _text(self, at: int, column: int) -> str:
        said = self._said.get((at, column))
        if said is None:
            said = self._said[(at, column)] = self.columns[column].says(self._rows[at])
        return said

    def _put_in_order(self) -> None:
        column, direction = self._sorted_by
        keys = [self.columns[column].order(row) for row in self._rows]
        known = [at for at, key in enumerate(keys) if key is not None]
        known.sort(key=keys.__getitem__, reverse=direction == Qt.SortOrder.DescendingOrder)
        self._order = known + [at for at, key in enumerate(keys) if key is None]

    def _texts_searched(self) -> list[str]:
        if self._keys is None:
            self._keys = [fold(self._search(row)) for row in self._rows]
        return self._keys

    def _pick(self) -> None:
        parts = self._parts
        keys = self._texts_searched() if parts else []
        match parts:
            case []:
                self._shown = list(self._order)
            case [part]:
                self._shown = [at for at in self._order if part in keys[at]]
            case _:
                self._shown = [at for at in self._order if holds_all(keys[at], parts)]
        if self._lets is not None:
            self._shown = [at for at in self._shown if self._lets(self._rows[at])]
        self._places = None
