"""The figures of a chart as a table: the same that the picture says, for those who can't see it."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from csdesk.charts.reading import TableRow, table_rows, unit_of
from csdesk.charts.spec import ChartSpec
from csdesk.ui.models.rows import Column, RowsModel
from csdesk.ui.scale import px, wide
from csdesk.ui.shell import Shell

HEIGHT = 240
ROW_HEIGHT = 30


class ChartTable(QTableView):
    """One row a figure: period, value, evidence, signal or noise, note."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._unit = ""
        self.rows = self._model("")
        self.setModel(self.rows)
        self.setAccessibleName(shell.words("Figures of this chart"))
        self.setFixedHeight(px(HEIGHT))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        for number, column in enumerate(self.rows.columns):
            self.setColumnWidth(number, wide(column.width))

    def show_spec(self, spec: ChartSpec) -> None:
        """Show a chart's figures, the newest first in sight."""
        if unit_of(spec) != self._unit:
            self._unit = unit_of(spec)
            self.rows = self._model(self._unit)
            self.setModel(self.rows)
        self.rows.show_rows(table_rows(spec, self._shell.speech.formats))
        self.setColumnHidden(0, len(spec.panels) == 1)
        self.scrollToBottom()

    def _model(self, unit: str) -> RowsModel[TableRow]:
        columns = _columns(self._shell, unit)
        return RowsModel(columns, lambda one: one.number, lambda one: one.period, self)


def _columns(shell: Shell, unit: str) -> tuple[Column[TableRow], ...]:
    words = shell.words
    value = f"{words('Value')} ({unit})" if unit else words("Value")
    return (
        Column("metric", words("Metric"), lambda one: one.metric, lambda one: one.number, width=180),
        Column("period", words("Period"), lambda one: one.period, lambda one: one.at, width=120),
        Column("value", value, lambda one: one.figure, lambda one: one.value, right=True, width=110),
        Column("evidence", words("Evidence"), lambda one: one.evidence, lambda one: one.evidence, width=190),
        Column(
            "special", words("Signal or noise"), lambda one: one.special, lambda one: one.special, width=470
        ),
        Column("note", words("Note"), lambda one: one.note, lambda one: one.note, width=160),
    )
