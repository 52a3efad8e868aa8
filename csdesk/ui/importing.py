"""Importing from the window: a file asked for, dropped or pasted; the dialog and what it stands on are loaded then."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from csdesk.errors import Refusal
from csdesk.ui.loading import named
from csdesk.ui.returned_file import ask_for_returned, open_returned
from csdesk.ui.shell import Shell
from csdesk.words import phrase

DIALOG = "csdesk.ui.dialogs.import_file:ImportDialog"
CAME_BACK = "csdesk.flows.returning:came_back"
IMPORTS = "csdesk.ui.dialogs.imports:ImportsDialog"
IN_ORDER = "csdesk.flows.several_files:in_order"
JSON = ".json"
PASTED = "pasted table.tsv"
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
PATTERNS = "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.xlsb *.ods"


class Importing(QObject):
    """Opens the import over the window, for files that were asked for, dropped on the window or pasted.

    Several files come one after the other. `from_csdesk` carries a file that another csdesk wrote.
    """

    from_csdesk = Signal(object)

    def __init__(self, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @property
    def has_book(self) -> bool:
        """Whether there is a book to import into."""
        return self._shell.hands.is_open

    def ask_for_file(self) -> None:
        """Ask for files, then let the user say what each holds."""
        self.open_files(ask_for_files(self._window, self._shell, Path.home()))

    def paste(self) -> None:
        """Bring in what was copied from a spreadsheet."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            said = phrase(
                "There is nothing on the clipboard. Copy rows with their heads in a spreadsheet first."
            )
            self._shell.hands.refused.emit(Refusal(said))
            return
        file = Path(tempfile.mkdtemp(prefix="csdesk-")) / PASTED
        file.write_text(text, encoding="utf-8", errors="replace")
        self.open_file(file).destroyed.connect(partial(_forget, file))

    def ask_for_returned(self) -> None:
        """Ask for a file that came back from a customer, then compare it with what was sent."""
        ask_for_returned(self._shell, self._window)

    def show_imports(self) -> None:
        """Show what was imported, and what taking it back would do."""
        self._open(named(IMPORTS)(self._shell, parent=self._window))

    def open_files(self, files: Sequence[Path]) -> None:
        """Open the import of one file after the other, first what others refer to."""
        for written in [one for one in files if one.suffix.lower() == JSON]:
            self.from_csdesk.emit(written)
        tables = [one for one in files if one.suffix.lower() != JSON]
        if tables:
            self._open_next(named(IN_ORDER)(tables), 1)

    def open_file(self, file: Path) -> QWidget:
        """Open the import of a file."""
        return self._open(named(DIALOG)(self._shell, file, parent=self._window))

    def _open_next(self, files: tuple[Path, ...], number: int) -> None:
        """Open a file's import, or where it came back from a customer, what it says."""
        file, open_it = files[number - 1], partial(self._open_found, files, number)
        if file.suffix.lower() not in WORKBOOKS:
            open_it(came_back=False)
            return
        self._shell.hands.run(
            phrase("Looking at “{file}”", file=file.name),
            named(CAME_BACK),
            file,
            locale=self._shell.speech.formats.locale,
            then=open_it,
        )

    def _open_found(self, files: tuple[Path, ...], number: int, came_back: bool) -> None:
        file = files[number - 1]
        if came_back:
            dialog: Any = open_returned(self._shell, file, self._window)
        else:
            place = (number, len(files))
            dialog = self._open(named(DIALOG)(self._shell, file, place=place, parent=self._window))
        if number < len(files):
            dialog.finished.connect(partial(self._go_on, files, number + 1))

    def _go_on(self, files: tuple[Path, ...], number: int, result: int) -> None:
        if result != QDialog.DialogCode.Rejected:
            self._open_next(files, number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dropped on the window."""
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop) and isinstance(event, QDropEvent):
            files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
            if files and self.has_book:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.open_files(files)
                return True
        return super().eventFilter(watched, event)

    def _open(self, dialog: QWidget) -> QWidget:
        dialog.finished.connect(dialog.deleteLater)  # type: ignore[attr-defined] # a dialog, loaded by its name
        dialog.open()  # type: ignore[attr-defined]
        return dialog


def _forget(file: Path, _: object = None) -> None:
    """Leave nothing behind of what was pasted."""
    shutil.rmtree(file.parent, ignore_errors=True)


def ask_for_files(parent: QWidget, shell: Shell, folder: Path) -> list[Path]:
    """Ask which files are to be imported."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, shell.words("Import"), str(folder), _filters(shell))
    return [Path(one) for one in chosen]


def ask_for_file(parent: QWidget, shell: Shell, folder: Path) -> Path | None:
    """Ask which file is to be imported."""
    chosen, _ = QFileDialog.getOpenFileName(parent, shell.words("Import"), str(folder), _filters(shell))
    return Path(chosen) if chosen else None


def _filters(shell: Shell) -> str:
    tables = shell.say(phrase("Tables ({patterns})", patterns=PATTERNS))
    every = shell.say(phrase("All files ({pattern})", pattern="*"))
    return f"{tables};;{every}"
