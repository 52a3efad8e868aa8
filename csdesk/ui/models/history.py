"""The entries of the history as rows of which only those in sight are read: a hundred thousand cost what thirty do."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from csdesk.queries.history import EntryRow, Index
from csdesk.ui.speech import Speech
from csdesk.words import phrase

Place = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
BLOCK = 100
MOST_BLOCKS = 60
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 20
GOES_ROLE = ENTRY_ROLE + 1
FIRST_ROLE = ENTRY_ROLE + 2
DAY, TIME, TITLE, ACCOUNTS = range(4)
HEADS = ("Day", "Time", "What was done", "Account")


class EntriesModel(QAbstractTableModel):
    """Knows how many entries there are and on which days; `wanted` asks for the rows of a block when it comes in sight.

    `going_back_to` is the entry after which everything would go; views mark what would.
    """

    wanted = Signal(object)  # the numbers of entries whose rows are to be read

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._ids: array[int] = array("q")
        self._days: tuple[tuple[date, int], ...] = ()
        self._first_of: frozenset[int] = frozenset()
        self._rows: dict[int, EntryRow] = {}
        self._asked: dict[int, None] = {}
        self.going_back_to: int | None = None

    def show_index(self, index: Index) -> None:
        """Show other entries; what is known of their rows stays seen until it was read anew."""
        self.beginResetModel()
        self._ids, self._days = index.ids, index.days
        self._first_of = frozenset(place for _, place in index.days)
        if len(self._rows) > MOST_BLOCKS * BLOCK:
            self._rows.clear()
        self._rows.update((row.id, row) for row in index.rows)
        self._asked = {0: None} if index.rows else {}
        self.going_back_to = None
        self.endResetModel()

    def take_rows(self, rows: Sequence[EntryRow]) -> None:
        """Show rows that were wanted."""
        self._rows.update((row.id, row) for row in rows)
        places = [place for row in rows if (place := self.place_of(row.id)) >= 0]
        if places:
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), ACCOUNTS))

    def mark(self, entry: int | None) -> None:
        """Mark what going back to an entry would take back; None marks nothing."""
        self.going_back_to = entry
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, ACCOUNTS), [GOES_ROLE])

    def id_at(self, place: int) -> int:
        """The number of the entry at a place."""
        return self._ids[place]

    def place_of(self, entry: int) -> int:
        """Where an entry is shown, -1 where it isn't. The entries' numbers fall from row to row."""
        low, high = 0, len(self._ids)
        while low < high:
            middle = (low + high) // 2
            if self._ids[middle] > entry:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self._ids) and self._ids[low] == entry else -1

    def nearest(self, entry: int) -> int:
        """Where an entry is shown, or the next older one; -1 where there is none at all."""
        found = self.place_of(entry)
        older = next((place for place, one in enumerate(self._ids) if one <= entry), len(self._ids) - 1)
        return found if found >= 0 else older

    def place_of_day(self, day: date) -> int:
        """Where the first entry on a day, or the next one before it, is shown; -1 where there is none."""
        return next((place for known, place in self._days if known <= day), -1)

    def row_at(self, place: int) -> EntryRow | None:
        """What is known of the entry at a place."""
        return self._rows.get(self._ids[place])

    def rowCount(self, parent: Place = ROOT) -> int:
        """How many entries there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Place = ROOT) -> int:
        """Day, time, what, account."""
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a view asks of a cell; a row that is not known yet is asked for."""
        if not index.isValid():
            return None
        place = index.row()
        if role == GOES_ROLE:
            return self.going_back_to is not None and self._ids[place] > self.going_back_to
        if role not in (Qt.ItemDataRole.DisplayRole, ENTRY_ROLE, FIRST_ROLE):
            return None
        self._want(place)
        row = self._rows.get(self._ids[place])
        if row is None or role == ENTRY_ROLE:
            return row
        if role == FIRST_ROLE:
            return place in self._first_of
        return self._text(row, index.column())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A column's head."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._speech.words(HEADS[section])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: EntryRow, column: int) -> str:
        match column:
            case _ if column == DAY:
                return self._speech.formats.day(row.at.astimezone().date())
            case _ if column == TIME:
                return f"{row.at.astimezone():%H:%M}"
            case _ if column == TITLE:
                title = row.title if row.stands else phrase("Taken back: {what}", what=row.title)
                return self._speech.say(title)
        first, more = row.accounts[:1], len(row.accounts) - 1
        return f"{first[0]} +{more}" if first and more > 0 else "".join(first)

    def _want(self, place: int) -> None:
        block = place // BLOCK
        if block in self._asked:
            return
        self._asked[block] = None
        if len(self._asked) > MOST_BLOCKS:
            self._forget(next(iter(self._asked)))
        self.wanted.emit(tuple(self._ids[block * BLOCK : (block + 1) * BLOCK]))

    def _forget(self, block: int) -> None:
        del self._asked[block]
        for entry in self._ids[block * BLOCK : (block + 1) * BLOCK]:
            self._rows.pop(entry, None)
