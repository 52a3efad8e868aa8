"""About csdesk: what it is and the versions that a report of a fault needs."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from csdesk import __version__
from csdesk.tokens import GRID
from csdesk.ui.loading import named
from csdesk.ui.scale import wide
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.labels import label

SQLITE = "sqlcipher3:dbapi2"


class AboutDialog(QDialog):
    """Name, versions, and where the book and the log lie."""

    def __init__(self, speech: Speech, book: str, log: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(speech.words("About csdesk"))
        self.setMinimumWidth(wide(460))
        self.text = "\n".join(versions())
        places = "\n".join((f"{speech.words('Book')}: {book}", f"{speech.words('Log')}: {log}"))
        foot = QHBoxLayout()
        foot.addWidget(secondary(speech.words("Copy versions"), self.copy))
        foot.addStretch(1)
        close = primary(speech.words("Close"), self.accept)
        close.setDefault(True)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 6 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(4 * GRID)
        layout.addWidget(label("csdesk", "title"))
        layout.addWidget(
            label(
                speech.words("A desk for customer success managers: plans, results that stand up, reviews."),
                wraps=True,
            )
        )
        layout.addWidget(label(self.text, wraps=True))
        layout.addWidget(label(places, "muted", wraps=True))
        layout.addLayout(foot)

    def copy(self) -> None:
        """Put the versions on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)


def versions() -> tuple[str, ...]:
    """The versions of what csdesk stands on."""
    return (
        f"csdesk {__version__}",
        f"SQLite {named(SQLITE).sqlite_version}",
        f"Qt {qVersion()}",
        f"Python {platform.python_version()}",
    )
