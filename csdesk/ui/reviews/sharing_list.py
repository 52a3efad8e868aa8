"""What a review leaves out because it isn't shared: a list in which each record is shared, or kept back, by one key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from csdesk.domain.sharing import Shareable
from csdesk.queries.staying_out import StayingOut
from csdesk.ui.scale import px, wide
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.tips import plain_tip

Record = tuple[Shareable, int]
ROW_HEIGHT = 32
KIND_WIDTH, STATE_WIDTH, LEAST_NAME = 118, 124, 96
TOGGLE = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SharingList(QTableWidget):
    """Shows records with their kind and whether they are shared. `toggled(record, shared)` when Space was pressed.

    A record that was shared here stays in the list, so that a slip can be taken back where it was made.
    """

    toggled = Signal(object, bool)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._shell = shell
        self._records: list[StayingOut] = []
        self._out: set[Record] = set()
        words = shell.words
        self.setHorizontalHeaderLabels([words("Record"), words("What it is"), words("In the review")])
        self.setAccessibleName(words("What stays out because it isn't shared"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(1, wide(KIND_WIDTH))
        self.setColumnWidth(2, wide(STATE_WIDTH))
        self.cellDoubleClicked.connect(self._double_clicked)
        shell.looks.changed.connect(self._paint)

    @property
    def out(self) -> tuple[Record, ...]:
        """The records that stay out, in the order of the list."""
        return tuple(key for key in map(_key, self._records) if key in self._out)

    def show_out(self, rows: Sequence[StayingOut]) -> None:
        """Show what stays out now; what stood here before and is not among it is shared."""
        known = {_key(one) for one in self._records}
        self._records += [one for one in rows if _key(one) not in known]
        self._out = {_key(one) for one in rows}
        self._fill()

    def fit(self, most: int) -> None:
        """Be as high as the records need, or as `most` of them."""
        head = self.horizontalHeader().sizeHint().height()
        rows = px(ROW_HEIGHT) * min(self.rowCount(), most)
        self.setFixedHeight(head + rows + 2 * self.frameWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the kinds out where the names would have no room beside them."""
        super().resizeEvent(event)
        room = self.viewport().width() - wide(STATE_WIDTH) - wide(KIND_WIDTH)
        self.setColumnHidden(1, room < wide(LEAST_NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space shares the record in which the keyboard is, or keeps it back again."""
        if event.key() in TOGGLE and self.currentRow() >= 0:
            self._toggle(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _double_clicked(self, row: int, _: int) -> None:
        self._toggle(row)

    def _toggle(self, row: int) -> None:
        record = _key(self._records[row])
        self.toggled.emit(record, record in self._out)

    def _fill(self) -> None:
        current = max(self.currentRow(), 0)
        self.setRowCount(len(self._records))
        for row, one in enumerate(self._records):
            for column, text in enumerate((self._named(one), self._shell.say(one.kind.label))):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                self.setItem(row, column, item)
        self._paint()
        if self._records:
            self.setCurrentCell(min(current, len(self._records) - 1), 0)

    def _paint(self) -> None:
        """The sign and the word for each state, in the theme's colours."""
        words = self._shell.words
        for row, one in enumerate(self._records):
            out = _key(one) in self._out
            icon = self._shell.icon("internal" if out else "shared", "muted" if out else "accent")
            self.setItem(row, 2, QTableWidgetItem(icon, words("Stays out") if out else words("Shared")))

    def _named(self, one: StayingOut) -> str:
        """What the record is called, and what stays out with it."""
        label = " ".join(one.label.split()) or self._shell.words("Without a name")
        follows = ", ".join(self._shell.say(part) for part in one.follows)
        return f"{label} · {follows}" if follows else label


def _key(one: StayingOut) -> Record:
    return one.kind, one.id
