"""What an import would do: the file as it is read, then row by row what is new, changes, stays and is refused."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from csdesk.errors import Refusal
from csdesk.flows.finding_accounts import guessed_said
from csdesk.flows.import_any import DryRun, ShownRow
from csdesk.flows.look_at_file import LookedAt
from csdesk.flows.records_plan import Deed
from csdesk.flows.small_shares import small_shares_said
from csdesk.tokens import GRID
from csdesk.ui.dialogs.import_readings import Readings
from csdesk.ui.models.rows import Column, RowsModel
from csdesk.ui.scale import px, wide
from csdesk.ui.sections.disclosure import Disclosure
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button, quiet
from csdesk.ui.widgets.flow import FlowRow
from csdesk.ui.widgets.labels import change_look, label
from csdesk.words import Phrase, counted, phrase

ROW_HEIGHT = 28
SAID_OF_READING = 3
NAMES_SHOWN = 3
WIDEST_COLUMN = 220
HEAD_AND_BAR = 48
ROWS_FROM = ((600, 5), (400, 2), (0, 1))
"""From which height on there is room for how many rows of the file."""
VALUE = 3
MENDS = {
    "create_accounts": "Make the accounts that are missing",
    "sum_up": "Choose what becomes of several rows for one period",
    "currency": "Say which currency all amounts are in",
}
"""What a dry run may name as making refused rows usable, with what its button says."""

ORDER = (Deed.REFUSE, Deed.CHANGE, Deed.CREATE, Deed.SAME)


class DeedTable(QTableView):
    """Rows of the dry run; Del leaves the chosen one out of the import."""

    left_out = Signal(int)  # the row's id

    def __init__(self, model: RowsModel[ShownRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for section, column in enumerate(model.columns):
            self.setColumnWidth(section, wide(column.width))
        head.setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del leaves a row out, Enter corrects its value."""
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self.left_out.emit(self._rows.id_at(index.row()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.edit(self._rows.index(index.row(), VALUE))
        else:
            super().keyPressEvent(event)


class ImportOutcome(QWidget):
    """Shows the file, then a dry run or a refusal.

    `corrected(row, text)` when the user types over a refused value, `left_out(row)` when a row is not to come in,
    `put_back` when all that was done by hand is to be forgotten, `mend_wanted(name)` for what makes rows usable.
    """

    corrected = Signal(object, str)
    left_out = Signal(object)
    put_back = Signal()
    mend_wanted = Signal(str)

    def __init__(
        self, shell: Shell, reading: Disclosure, choices: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._run: DryRun | None = None
        self.table = self._file_table()
        self.how_read = label("", "muted", wraps=True)
        self.said = label("", "", wraps=True)
        self.readings = Readings(shell)
        self.mends = {
            mend: quiet(shell.words(text), partial(self.mend_wanted.emit, mend))
            for mend, text in MENDS.items()
        }
        self._deeds = {deed: self._deed_button(deed) for deed in ORDER}
        self.deeds = QWidget()
        tabs = QHBoxLayout(self.deeds)
        tabs.setContentsMargins(0, 0, 0, 0)
        tabs.setSpacing(GRID)
        for button in self._deeds.values():
            tabs.addWidget(button)
        tabs.addStretch(1)
        self.model = RowsModel(self._columns(), lambda row: row.id, lambda row: row.name)
        self.rows = DeedTable(self.model)
        self.rows.setAccessibleName(shell.words("What becomes of the rows"))
        self.rows.setMinimumHeight(px(2 * ROW_HEIGHT) + HEAD_AND_BAR)
        self.rows.left_out.connect(self._leave_out)
        self._help = ""
        self.hint = label(self._help, "muted", wraps=True)
        self.rows.selectionModel().currentRowChanged.connect(self._tell_row)
        self._near: ShownRow | None = None
        self.near = quiet("", self._take_near)
        self.near.hide()
        self.back = Button(shell.words("Undo corrections"), self.put_back.emit, "quiet")
        self.back.hide()
        self.by_hand = QWidget()
        line = QHBoxLayout(self.by_hand)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.hint, 1)
        line.addWidget(self.back)
        self._lay_out(reading, choices)
        self._show_rows(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, show fewer rows of the file."""
        super().resizeEvent(event)
        rows = next(rows for height, rows in ROWS_FROM if event.size().height() >= px(height))
        self.table.setFixedHeight(px(rows * ROW_HEIGHT + HEAD_AND_BAR))

    def show_file(self, looked: LookedAt) -> None:
        """The file's first rows under its heads, and how it was read."""
        self.readings.offer(None)
        self.table.clear()
        self.table.setColumnCount(len(looked.columns))
        self.table.setRowCount(len(looked.rows))
        self.table.setHorizontalHeaderLabels(looked.titles)
        for line, row in enumerate(looked.rows):
            for place, text in enumerate(row):
                self.table.setItem(line, place, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        for place in range(len(looked.columns)):
            self.table.setColumnWidth(
                place, min(wide(WIDEST_COLUMN), self.table.columnWidth(place) + 2 * GRID)
            )
        said = [self._shell.say(one) for one in looked.how_read]
        self.how_read.setText(" ".join(said[:SAID_OF_READING]))
        self.how_read.setToolTip("\n".join(said))

    def show_run(self, run: DryRun, amended: int) -> None:
        """What would happen; `amended` counts what was corrected and left out by hand."""
        self._run = run
        self.readings.offer(None)
        self._say(" ".join(self._shell.say(one) for one in said_of(run)), "")
        for deed, button in self._deeds.items():
            text = phrase("{deed} {count}", deed=deed.label, count=run.counts[deed])
            button.setText(self._shell.say(text))
            button.setEnabled(run.counts[deed] > 0)
        self.back.setVisible(amended > 0)
        self._offer(run.mends)
        self._show_rows(next((deed for deed in ORDER if run.counts[deed]), None))

    def show_refusal(self, refusal: Refusal) -> None:
        """Why nothing can be brought in, and what to choose from where that mends it."""
        self._say(self._shell.say(refusal.said), "bad")
        self._offer(frozenset())
        self.readings.offer(refusal)
        self._show_rows(None)

    def show_wish(self, said: Phrase) -> None:
        """What has to be answered first."""
        self.readings.offer(None)
        self._offer(frozenset())
        self._say(self._shell.say(said), "muted")
        self._show_rows(None)

    def _offer(self, mends: frozenset[str]) -> None:
        for mend, button in self.mends.items():
            button.setVisible(mend in mends)

    def _show_rows(self, deed: Deed | None) -> None:
        for one, button in self._deeds.items():
            button.setChecked(one is deed)
        rows: Sequence[ShownRow] = ()
        if deed is not None and self._run is not None:
            rows = [row for row in self._run.rows if row.deed is deed]
        self.model.show_rows(rows)
        self._offer_near(next((row for row in rows if row.near), None))
        refused = deed is Deed.REFUSE
        by_line = bool(rows) and bool(rows[0].line)
        by_cell = refused and any(row.column for row in rows)
        words = self._shell.words
        self._help = words("Del leaves a row out.") if by_line else ""
        if by_cell:
            self._help = words("Type over a value to correct it wherever it stands; Del leaves a row out.")
        self.hint.setText(self._help)
        self.rows.setColumnHidden(2, not by_cell)
        self.rows.setColumnHidden(VALUE, not by_cell)
        self.rows.setColumnHidden(0, bool(rows) and not by_line)
        self.rows.setColumnHidden(1, not any(row.name for row in rows))
        self.deeds.setVisible(deed is not None)
        self.rows.setVisible(deed is not None)
        self.hint.setVisible(refused or by_line)
        self.by_hand.setVisible(refused or by_line or not self.back.isHidden())

    def _columns(self) -> list[Column[ShownRow]]:
        words, say = self._shell.words, self._shell.say
        return [
            Column(
                "line", words("Line"), lambda row: str(row.line), lambda row: row.line, right=True, width=60
            ),
            Column("name", words("Record"), lambda row: row.name, lambda row: row.name, width=130),
            Column("column", words("Column"), lambda row: row.column, lambda row: row.column, width=110),
            Column(
                "value",
                words("Value"),
                lambda row: row.value,
                lambda row: row.value,
                width=110,
                edit=self._correct,
                edited=lambda row: row.value,
            ),
            Column(
                "said",
                words("What happens"),
                lambda row: say(row.said),
                lambda row: say(row.said),
                width=300,
                why=lambda row: say(row.said),
            ),
        ]

    def _tell_row(self, current: QModelIndex) -> None:
        """Say all of what the table may have no room for."""
        row = self.model.row_at(current.row()) if current.isValid() else None
        if row is not None and row.near:
            self._offer_near(row)
        said = "" if row is None else self._shell.say(row.said)
        self.hint.setText(said[:1].upper() + said[1:] if said else self._help)

    def _offer_near(self, row: ShownRow | None) -> None:
        """Offer the name that a refused one was probably meant to be."""
        self._near = row
        self.near.setVisible(row is not None)
        if row is not None:
            said = phrase("Take “{near}” for “{value}”", near=row.near, value=row.value)
            self.near.setText(self._shell.say(said).replace("&", "&&"))

    def _take_near(self) -> None:
        if self._near is not None:
            self.corrected.emit(self._near, self._near.near)

    def _correct(self, row: ShownRow, text: str) -> None:
        if row.column and text != row.value:
            self.corrected.emit(row, text)

    def _leave_out(self, row_id: int) -> None:
        row = next(one for one in self.model.rows if one.id == row_id)
        if row.line:
            self.left_out.emit(row)

    def _deed_button(self, deed: Deed) -> Button:
        button = Button(self._shell.say(deed.label), lambda: self._show_rows(deed), "toggle")
        button.setCheckable(True)
        return button

    def _file_table(self) -> QTableWidget:
        table = QTableWidget(self)
        table.setAccessibleName(self._shell.words("First rows of the file"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setCornerWidget(QWidget())
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        return table

    def _lay_out(self, reading: Disclosure, choices: QWidget) -> None:
        words = self._shell.words
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * GRID)
        head = QHBoxLayout()
        head.addWidget(label(words("The file as it is read"), "heading"), 1)
        head.addWidget(reading.button)
        layout.addLayout(head)
        layout.addWidget(reading)
        layout.addWidget(self.table)
        layout.addWidget(self.how_read)
        layout.addWidget(label(words("What will happen"), "heading"))
        layout.addWidget(self.said)
        layout.addWidget(self.readings)
        mends = FlowRow()
        for button in (*self.mends.values(), self.near):
            button.hide()
            mends.addWidget(button)
        layout.addLayout(mends)
        layout.addWidget(self.deeds)
        layout.addWidget(self.rows, 1)
        layout.addWidget(self.by_hand)
        layout.addStretch(0)
        layout.addWidget(choices)

    def _say(self, text: str, look: str) -> None:
        self.said.setText(text)
        change_look(self.said, look)


def said_of(run: DryRun) -> list[Phrase]:
    """A dry run in sentences."""
    if not run.does_something and not run.counts[Deed.REFUSE]:
        said = [phrase("The book has all of it already: nothing will change.")]
    else:
        new, changed = run.counts[Deed.CREATE], run.counts[Deed.CHANGE]
        said = [
            phrase(
                "From {rows}: {new} new, {changed} changed.",
                rows=counted("one row", "{count} rows", run.read),
                new=new,
                changed=changed,
            )
        ]
    if run.passed_over:
        said.append(
            counted("One other row is passed over.", "{count} other rows are passed over.", run.passed_over)
        )
    if run.accounts:
        said.append(_made(run.accounts))
    if run.guessed:
        said.append(guessed_said(run.guessed))
    said += small_shares_said(run.small_shares)
    if run.metrics:
        said.append(counted("One metric is made.", "{count} metrics are made.", run.metrics))
    if run.counts[Deed.REFUSE]:
        refused = run.counts[Deed.REFUSE]
        said.append(counted("One row can't be used:", "{count} rows can't be used:", refused))
    return said


def _made(accounts: Sequence[str]) -> Phrase:
    """Which accounts are made, so that one that is there under nearly the same name is noticed."""
    names = ", ".join(f"“{name}”" for name in accounts[:NAMES_SHOWN])
    if len(accounts) > NAMES_SHOWN:
        names += ", …"
    return counted(
        "One account is made: {names}.", "{count} accounts are made: {names}.", len(accounts), names=names
    )
