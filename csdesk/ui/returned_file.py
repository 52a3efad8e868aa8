"""A file that came back from a customer: asked for, then compared with what was sent in a dialog loaded then."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from csdesk.ui.loading import named
from csdesk.ui.shell import Shell
from csdesk.words import phrase

DIALOG = "csdesk.ui.dialogs.returned:ReturnedDialog"
WORKBOOKS = "*.xlsx *.xlsm *.xls *.xlsb *.ods"


def ask_for_returned(shell: Shell, parent: QWidget, account: int | None = None) -> None:
    """Ask which file came back, from the account with this id where one is meant, and open it."""
    every = shell.say(phrase("Workbooks ({patterns})", patterns=WORKBOOKS))
    title = shell.words("Take in a returned file")
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), every)
    if chosen:
        open_returned(shell, Path(chosen), parent, account)


def open_returned(shell: Shell, file: Path, parent: QWidget, account: int | None = None) -> QDialog:
    """Open what came back over the window."""
    dialog: QDialog = named(DIALOG)(shell, file, parent=parent.window(), account=account)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
