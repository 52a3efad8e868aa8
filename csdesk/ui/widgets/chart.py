"""A chart with what belongs to it: the line that reads it out, the table that says the same, and its picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from csdesk.charts.spec import ChartSpec
from csdesk.tokens import GRID, PAPER
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet
from csdesk.ui.widgets.chart_drafter import Drafter, Sheet
from csdesk.ui.widgets.chart_table import ChartTable
from csdesk.ui.widgets.chart_view import ChartView
from csdesk.ui.widgets.labels import Elided
from csdesk.words import phrase

FORMS = (("png", "PNG picture (*.png)"), ("svg", "SVG drawing (*.svg)"), ("pdf", "PDF page (*.pdf)"))
FORBIDDEN = '<>:"/\\|?*'


class Chart(QWidget):
    """`show_spec` shows a chart; `change_wanted` carries the day on which the user wants to add a change.

    T shows the table, Ctrl+C copies a picture that stands alone, Ctrl+S saves one as PNG, SVG or PDF.
    """

    change_wanted = Signal(object)  # date

    def __init__(self, shell: Shell, drafter: Drafter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._drafter = drafter
        self.view = ChartView(shell, drafter)
        self.view.read.connect(self._read)
        self.view.change_wanted.connect(self.change_wanted)
        self._readout = Elided("", "muted")
        self._table_button = quiet(shell.words("Show as table"), self.toggle_table)
        self._picture_button = quiet(shell.words("Picture"), self._open_picture_menu)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._readout, 1)
        row.addWidget(self._table_button)
        row.addWidget(self._picture_button)
        self.table = ChartTable(shell)
        self.table.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self.view)
        layout.addLayout(row)
        layout.addWidget(self.table)
        self._read("")

    @property
    def readout(self) -> str:
        """What is read out, or how to read the chart."""
        return self._readout.text()

    def show_spec(self, spec: ChartSpec) -> None:
        """Show a chart, and its figures where the table is open."""
        self.view.show_spec(spec)
        self._fill_table()

    def toggle_table(self) -> None:
        """Show the figures as a table, or hide them again."""
        shown = self.table.isHidden()
        self.table.setVisible(shown)
        self._table_button.setText(self._shell.words("Hide the table" if shown else "Show as table"))
        self._fill_table()

    def copy(self) -> None:
        """Put a picture that stands alone on the clipboard."""
        if self.view.spec is not None:
            self._drafter.render(self, self.view.spec, self._paper(), self._put_on_clipboard)

    def choose_file(self) -> None:
        """Ask where a picture should be saved and as what."""
        if self.view.spec is None:
            return
        dialog = QFileDialog(self, self._shell.words("Save picture"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self._shell.words(said) for _, said in FORMS])
        dialog.setDefaultSuffix(FORMS[0][0])
        dialog.selectFile(file_name(self._shell.say(self.view.spec.title)))
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(FORMS[dialog.nameFilters().index(chosen)][0])
        )
        dialog.fileSelected.connect(lambda name: self.save(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save(self, path: Path) -> None:
        """Write a picture that stands alone, as the file's ending says: png, svg or pdf."""
        if self.view.spec is None:
            return
        if path.suffix.lower() not in {f".{form}" for form, _ in FORMS}:
            path = path.with_name(f"{path.name}.{FORMS[0][0]}")
        self._drafter.save(self, self.view.spec, self._paper(), path, self._say_saved)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the keys do beside reading."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.choose_file()
        elif event.key() == Qt.Key.Key_T and not event.modifiers():
            self.toggle_table()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Everything that can be done with the chart."""
        menu = self._picture_menu()
        menu.addSeparator()
        said = "Show as table" if self.table.isHidden() else "Hide the table"
        _offer(menu, self._shell.words(said), self.toggle_table, "T")
        day = self.view.day
        if day is not None:
            said = self._shell.say(phrase("Add a change on {day}", day=day))
            _offer(menu, said, lambda: self.change_wanted.emit(day), "Enter")
        menu.popup(event.globalPos())

    def _picture_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _offer(menu, self._shell.words("Copy as picture"), self.copy, "Ctrl+C")
        _offer(menu, self._shell.words("Save as PNG, SVG or PDF…"), self.choose_file, "Ctrl+S")
        return menu

    def _open_picture_menu(self) -> None:
        self._picture_menu().popup(self._picture_button.mapToGlobal(self._picture_button.rect().bottomLeft()))

    def _read(self, said: str) -> None:
        rest = self._shell.words(
            "Point at the chart or use the arrow keys to read it; click the time axis to add a change."
        )
        self._readout.setText(said or rest)
        self._readout.setAccessibleName(said or rest)

    def _fill_table(self) -> None:
        if self.view.spec is not None and not self.table.isHidden():
            self.table.show_spec(self.view.spec)

    def _paper(self) -> Sheet:
        sheet = self.view.sheet
        return Sheet(sheet.width, sheet.height, sheet.scale, PAPER, sheet.formats, sheet.font)

    def _put_on_clipboard(self, content: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(content))
        self._shell.notify(phrase("The chart is copied as a picture."))

    def _say_saved(self, path: Path) -> None:
        self._shell.notify(phrase("The chart is saved as “{name}”.", name=path.name))


def _offer(menu: QMenu, text: str, does: Callable[[], object], keys: str) -> None:
    action = QAction(text.replace("&", "&&") + f"\t{keys}", menu)
    action.triggered.connect(lambda _=False: does())
    menu.addAction(action)


def file_name(title: str) -> str:
    """A title as a file's name that every system takes."""
    return "".join(" " if letter in FORBIDDEN or ord(letter) < 32 else letter for letter in title).strip(
        " ."
    )[:80]
