"""The card of everything in time: drawn on one axis, listed below it, both let through by the same chips."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.domain.happened import Happened, Sort
from csdesk.queries.last_import import LastImport
from csdesk.queries.timeline import Timeline
from csdesk.ui.models.happened import DAY, HappenedRow, happened_model
from csdesk.ui.scale import px
from csdesk.ui.sections.time_drawn import drawn
from csdesk.ui.sections.time_groups import happened_lanes
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.filter_chips import FilterChips
from csdesk.ui.widgets.labels import Elided, label
from csdesk.ui.widgets.search import SearchField
from csdesk.ui.widgets.table import ROW_HEIGHT, RowsTable
from csdesk.ui.widgets.time_axis import TimeAxis
from csdesk.ui.widgets.time_lanes import Lane
from csdesk.words import counted

HIDDEN = "timeline.hidden"  # kinds that the chips don't let through, in the window's memory
ROWS_SHOWN = 7
Key = tuple[str, int]


class TimeCard(Card):
    """`chosen` carries the table and id of what is gone to, on the axis or in the list."""

    chosen = Signal(object)  # Key

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell.words("Everything in time"), parent=parent)
        self._shell = shell
        self._lanes: tuple[tuple[Sort, Lane], ...] = ()
        self._today = date.min
        self._only: LastImport | None = None
        words = shell.words
        self.chips = FilterChips(shell, [(sort.value, shell.say(sort.label)) for sort in Sort])
        self.chips.hide_all(shell.memory.texts(HIDDEN))
        self.chips.changed.connect(self._filter)
        self.axis = TimeAxis(shell, words("Everything in time; arrows read it out, Enter goes to it"))
        self.axis.chosen.connect(self.chosen)
        self.reading = Elided("", "muted")
        self.axis.read.connect(self.reading.setText)
        self.search = SearchField(words("Find in this timeline"))
        self.search.typed.connect(self._narrow)
        self.search.down.connect(self._into_list)
        self.search.entered.connect(self._into_list)
        self.count = label("", "muted")
        self.model = happened_model(shell.speech, shell.today())
        self.table = RowsTable(shell, "happened", self.model, first_order=(DAY, Qt.SortOrder.DescendingOrder))
        self.table.setAccessibleName(words("Everything that happened, the latest first"))
        self.table.opened.connect(self._open)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self._open_current)
        self._lay_out()

    def show_timeline(self, found: Timeline, happened: tuple[Happened, ...], today: date) -> None:
        """Show an account's timeline."""
        self._today = today
        self._lanes = (*drawn(self._shell, found, today), *happened_lanes(self._shell, happened, today))
        self.chips.say_counts(Counter(one.sort.value for one in happened))
        self.model.show_rows([HappenedRow(number, one) for number, one in enumerate(happened)])
        self.setVisible(bool(self._lanes or happened))
        self._filter()

    def narrow_to(self, only: LastImport | None) -> None:
        """List only what the last import brought or changed, None for all; the axis goes on showing everything."""
        self._only = only
        self._filter()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.search, 1)
        row.addWidget(self.count, 1, Qt.AlignmentFlag.AlignRight)
        for part in (self.chips, self.axis, self.reading, row, self.table):
            self.add(part)

    def _filter(self) -> None:
        hidden = self.chips.hidden
        self._shell.memory.remember(HIDDEN, sorted(hidden))
        self.axis.show_lanes([lane for sort, lane in self._lanes if sort.value not in hidden], self._today)
        self.model.let_through(partial(_lets, hidden, self._only) if hidden or self._only else None)
        self._say_count()

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        self._say_count()

    def _say_count(self) -> None:
        count = self.model.rowCount()
        said = counted("{count} entry", "{count} entries", count)
        self.count.setText(self._shell.say(said))
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + px(ROW_HEIGHT) * min(max(count, 1), ROWS_SHOWN) + 4)

    def _into_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()

    def _open_current(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self._open(self.model.id_at(index.row()))

    def _open(self, row_id: int) -> None:
        place = self.model.place_of(row_id)
        if place >= 0:
            one = self.model.row_at(place).one
            self.chosen.emit((one.table, one.record))


def _lets(hidden: frozenset[str], only: LastImport | None, row: HappenedRow) -> bool:
    one = row.one
    came_in = only is None or one.record in only.ids.get(one.table, frozenset())
    return came_in and one.sort.value not in hidden
