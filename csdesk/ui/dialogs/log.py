"""The log in the program itself: its newest lines, to be copied or found as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.scale import on_screen
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.labels import label

SIZE = (760, 520)
MOST_BYTES = 64 * 1024


class LogDialog(Dialog):
    """Shows the end of the log file, where the newest lines are."""

    def __init__(self, speech: Speech, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = log.parent
        self.setWindowTitle(speech.words("Log"))
        self.resize(*on_screen(*SIZE))
        text = end_of(log)
        self.lines = QPlainTextEdit(text or speech.words("Nothing has been noted yet."), readOnly=True)
        self.lines.setAccessibleName(self.windowTitle())
        self.lines.setTabChangesFocus(True)
        self.lines.moveCursor(QTextCursor.MoveOperation.End)
        said = speech.words(
            "What went wrong in csdesk, newest last. It names lines of the program and holds none of your "
            "customers' data."
        )
        foot = QHBoxLayout()
        foot.setSpacing(3 * GRID)
        foot.addWidget(secondary(speech.words("Copy"), self.copy))
        foot.addWidget(secondary(speech.words("Open its folder"), self.open_folder))
        foot.addStretch(1)
        close = primary(speech.words("Close"), self.accept)
        close.setDefault(True)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 6 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(label(self.windowTitle(), "heading"))
        layout.addWidget(label(said, "muted", wraps=True))
        layout.addWidget(self.lines, 1)
        layout.addWidget(label(str(log), "muted", wraps=True))
        layout.addLayout(foot)
        close.setFocus()

    def copy(self) -> None:
        """Put the lines on the clipboard."""
        QGuiApplication.clipboard().setText(self.lines.toPlainText())

    def open_folder(self) -> None:
        """Open the log's folder in the system's own program for files."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def end_of(log: Path) -> str:
    """The last whole lines of the log, empty where there is none that can be read."""
    try:
        with log.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - MOST_BYTES))
            text = file.read().decode(errors="replace")
    except OSError:
        return ""
    return text if size <= MOST_BYTES else text.partition("\n")[2]
