"""What an import would do: the file's first rows, how many figures come of it, and what can't be used."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from csdesk.flows.import_measurements import ImportPlan
from csdesk.flows.import_preview import ImportPreview
from csdesk.tokens import GRID
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import change_look, label
from csdesk.words import Phrase, counted, phrase

COMPLAINTS_SHOWN = 500
ROW_HEIGHT = 28
WIDEST_COLUMN = 220


class ImportOutcome(QWidget):
    """Shows a preview, then a plan or a refusal, and under it the `choices` that change it."""

    def __init__(self, shell: Shell, choices: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.table = QTableWidget(self)
        self.table.setAccessibleName(shell.words("First rows of the file"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setCornerWidget(QWidget())
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.said = label("", wraps=True)
        self.complaints = QPlainTextEdit(readOnly=True)
        self.complaints.setAccessibleName(shell.words("Rows that can't be used"))
        self.complaints.setTabChangesFocus(True)
        self.complaints.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.complaints.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3 * GRID)
        layout.addWidget(label(shell.words("First rows"), "heading"))
        layout.addWidget(self.table, 3)
        layout.addWidget(label(shell.words("What will happen"), "heading"))
        layout.addWidget(self.said)
        layout.addWidget(self.complaints, 2)
        layout.addWidget(choices)

    def show_preview(self, preview: ImportPreview) -> None:
        """The file's first rows under its heads."""
        self.table.clear()
        self.table.setColumnCount(len(preview.columns))
        self.table.setRowCount(len(preview.rows))
        self.table.setHorizontalHeaderLabels([column.name for column in preview.columns])
        for line, row in enumerate(preview.rows):
            for place, text in enumerate(row):
                self.table.setItem(line, place, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        for place in range(len(preview.columns)):
            self.table.setColumnWidth(place, min(WIDEST_COLUMN, self.table.columnWidth(place)))

    def show_plan(self, plan: ImportPlan) -> None:
        """What the plan would do, and its complaints."""
        self._say(" ".join(self._shell.say(one) for one in said_of(plan)), "")
        lines = [self._shell.say(one.said) for one in plan.complaints[:COMPLAINTS_SHOWN]]
        if len(plan.complaints) > COMPLAINTS_SHOWN:
            more = len(plan.complaints) - COMPLAINTS_SHOWN
            lines.append(self._shell.say(phrase("… and {count} more.", count=more)))
        self.complaints.setPlainText("\n".join(lines))
        self.complaints.setVisible(bool(lines))

    def show_refusal(self, said: Phrase) -> None:
        """Why nothing can be brought in."""
        self._say(self._shell.say(said), "bad")
        self.complaints.hide()

    def show_wish(self, said: Phrase) -> None:
        """What has to be answered first."""
        self._say(self._shell.say(said), "muted")
        self.complaints.hide()

    def _say(self, text: str, look: str) -> None:
        self.said.setText(text)
        change_look(self.said, look)


def said_of(plan: ImportPlan) -> list[Phrase]:
    """A plan in sentences."""
    said = [counted("One figure comes in", "{count} figures come in", plan.figures)]
    said[0] = phrase("{what} from {rows}.", what=said[0], rows=counted("one row", "{count} rows", plan.read))
    if plan.passed_over:
        said.append(
            counted("One other row is passed over.", "{count} other rows are passed over.", plan.passed_over)
        )
    if plan.accounts:
        said.append(counted("One account is made.", "{count} accounts are made.", len(plan.accounts)))
    if plan.metrics:
        said.append(counted("One metric is made.", "{count} metrics are made.", len(plan.metrics)))
    if plan.left_out:
        said.append(counted("One row can't be used:", "{count} rows can't be used:", plan.left_out))
    return said
