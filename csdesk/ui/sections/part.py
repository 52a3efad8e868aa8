"""One of the numbered parts of a document: its number, its heading, what it still lacks, and what stands in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.scale import px
from csdesk.ui.sections.cards import teaching
from csdesk.ui.widgets.chip import Chip
from csdesk.ui.widgets.labels import label

NUMBER_WIDTH = 34


class Part(QWidget):
    """`add` puts something into it; `show_missing` says in one line what belongs there, nothing when it is filled."""

    def __init__(
        self, number: int, title: str, filled: str, missing: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = (filled, missing)
        self._title = title
        self._number = Chip(str(number))
        self._number.setFixedWidth(px(NUMBER_WIDTH))
        self.heading = label(title, "heading")
        self.heading.setIndent(TEXT_INDENT)
        self._missing = teaching("")
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self.heading)
        head.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(2 * GRID)
        self.body.addLayout(head)
        self.body.addWidget(self._missing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.body, 1)
        self.show_missing("")

    @property
    def missing(self) -> str:
        """What the part still lacks, in words; empty when it is filled."""
        return self._missing.text()

    def add(self, what: QWidget | QLayout) -> None:
        """Put one more thing into the part."""
        if isinstance(what, QWidget):
            self.body.addWidget(what)
        else:
            self.body.addLayout(what)

    def show_missing(self, why: str) -> None:
        """Say what belongs here and is not there; the number is green when nothing is."""
        filled, missing = self._words
        self._missing.setText(why)
        self._missing.setVisible(bool(why))
        self._number.show_state(self._number.text(), "muted" if why else "good")
        self._number.setAccessibleName(f"{self._title}: {missing if why else filled}")
