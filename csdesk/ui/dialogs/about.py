"""About csdesk: what it is, its versions, and the licences of everything in it, readable without a network."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from csdesk.tokens import GRID
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.libraries import Library, libraries, versions
from csdesk.ui.scale import on_screen, px, wide
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.labels import label

SIZE = (1020, 660)
LIST_WIDTH = 410
ROW_HEIGHT = 30
COLUMNS = ("Library", "Version", "Licence")


class AboutDialog(Dialog):
    """Name, versions, where book and log lie; below every library, and at its right the licence of the chosen one."""

    def __init__(self, shell: Shell, book: str, log: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._libraries: tuple[Library, ...] = ()
        words = shell.words
        self.setWindowTitle(words("About csdesk"))
        self.resize(*on_screen(*SIZE))
        self.text = "\n".join(versions())
        places = "\n".join((f"{words('Book')}: {book}", f"{words('Log')}: {log}"))
        said = words("A desk for customer success managers: plans, results that stand up, reviews.")
        self.table = self._make_table()
        self.licence = QPlainTextEdit(readOnly=True)
        self.licence.setAccessibleName(words("Licence"))
        self.licence.setTabChangesFocus(True)
        self.licence.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        halves = QHBoxLayout()
        halves.setSpacing(3 * GRID)
        halves.addWidget(self.table)
        halves.addWidget(self.licence, 1)
        foot = QHBoxLayout()
        foot.setSpacing(2 * GRID)
        foot.addWidget(secondary(words("Copy versions"), self.copy))
        foot.addWidget(secondary(words("Copy licence"), self.copy_licence))
        foot.addStretch(1)
        close = primary(words("Close"), self.accept)
        close.setDefault(True)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(label("csdesk", "title"))
        layout.addWidget(label(said, wraps=True))
        layout.addWidget(label(" · ".join(versions()), "muted", wraps=True))
        layout.addWidget(label(places, "muted", wraps=True))
        layout.addLayout(halves, 1)
        layout.addLayout(foot)
        close.setFocus()
        shell.hands.load(libraries, self._show)

    def copy(self) -> None:
        """Put the versions of everything on the clipboard."""
        lines = [f"{one.name} {one.version}" for one in self._libraries]
        QGuiApplication.clipboard().setText("\n".join([self.text, *lines]))

    def copy_licence(self) -> None:
        """Put the licence that is shown on the clipboard."""
        QGuiApplication.clipboard().setText(self.licence.toPlainText())

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, len(COLUMNS))
        table.setHorizontalHeaderLabels([self._shell.words(title) for title in COLUMNS])
        table.setAccessibleName(self._shell.words("Libraries in csdesk"))
        table.setFixedWidth(wide(LIST_WIDTH))
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        table.currentCellChanged.connect(self._choose)
        return table

    def _show(self, found: tuple[Library, ...]) -> None:
        self._libraries = found
        self.table.setRowCount(len(found))
        for row, library in enumerate(found):
            for column, text in enumerate((library.name, library.version, library.licence)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self.table.setCurrentCell(0, 0)

    def _choose(self, row: int, *_: int) -> None:
        self.licence.setPlainText(self._libraries[row].text if 0 <= row < len(self._libraries) else "")
