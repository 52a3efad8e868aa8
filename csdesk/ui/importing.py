"""Importing from the window: asks for the file; the dialog and what it stands on are loaded then."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from csdesk.ui.loading import named
from csdesk.ui.shell import Shell
from csdesk.words import phrase

DIALOG = "csdesk.ui.dialogs.import_measurements:ImportDialog"


class Importing:
    """Opens the import of figures over the window."""

    def __init__(self, shell: Shell, window: QWidget) -> None:
        self._shell = shell
        self._window = window

    @property
    def has_book(self) -> bool:
        """Whether there is a book to import into."""
        return self._shell.hands.is_open

    def ask_for_figures(self) -> None:
        """Ask for a file of figures, then let the user say what it holds."""
        chosen = ask_for_file(self._window, self._shell, Path.home())
        if chosen is not None:
            dialog = named(DIALOG)(self._shell, chosen, parent=self._window)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()


def ask_for_file(parent: QWidget, shell: Shell, folder: Path) -> Path | None:
    """Ask which file is to be imported."""
    tables = shell.say(phrase("Tables as text ({patterns})", patterns="*.csv *.tsv *.txt"))
    every = shell.say(phrase("All files ({pattern})", pattern="*"))
    title = shell.words("Import figures")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), f"{tables};;{every}")
    return Path(chosen) if chosen else None
