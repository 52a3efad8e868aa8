"""What the window explains about itself: keys, versions, mistakes of ours. A dialog is loaded when it is opened."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csdesk.paths import log_folder
from csdesk.ui.books import Books
from csdesk.ui.faults import Fault
from csdesk.ui.loading import named
from csdesk.ui.shell import Shell


class Help:
    """Opens dialogs over the window."""

    def __init__(self, shell: Shell, books: Books, window: QWidget) -> None:
        self._shell = shell
        self._books = books
        self._window = window
        self._shown: set[str] = set()

    def show_keys(self) -> None:
        """The page of keys."""
        self._open("csdesk.ui.dialogs.keys:KeysDialog")

    def show_about(self) -> None:
        """Versions, and where things lie."""
        self._open("csdesk.ui.dialogs.about:AboutDialog", str(self._books.book or ""), str(log_folder()))

    def show_fault(self, fault: Fault) -> None:
        """A mistake of ours; each is shown once."""
        if fault.report not in self._shown:
            self._shown.add(fault.report)
            self._open("csdesk.ui.dialogs.fault:FaultDialog", fault)

    def _open(self, name: str, *about: object) -> None:
        dialog = named(name)(self._shell.speech, *about, parent=self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
