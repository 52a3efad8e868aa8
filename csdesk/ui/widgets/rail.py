"""The rail at the window's left: the book's name, the pages with icons and words, the settings at the foot."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.places import BELONGS_TO, RAIL, RailEntry
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button
from csdesk.ui.widgets.labels import Elided, label

WIDTH = 176
MARGIN = 3 * GRID


class Rail(QWidget):
    """`chosen` carries a page's name; `light(page)` marks the one that is open."""

    chosen = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(shell.words("Pages"))
        self.setFixedWidth(WIDTH)
        self._shell = shell
        self._buttons: dict[str, Button] = {}
        self._book = Elided("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 4 * GRID, MARGIN, 4 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(label("csdesk", "brand"))
        layout.addWidget(self._book)
        layout.addSpacing(3 * GRID)
        for entry in RAIL:
            if entry.foot:
                layout.addStretch(1)
            layout.addWidget(self._button(entry))
        self.paint_icons()
        shell.looks.changed.connect(self.paint_icons)

    def show_book(self, name: str) -> None:
        """Name the book that is open."""
        self._book.setText(name)

    def light(self, page: str) -> None:
        """Mark the entry that the open page belongs to."""
        owner = BELONGS_TO.get(page, page)
        for name, button in self._buttons.items():
            button.setChecked(name == owner)

    def paint_icons(self) -> None:
        """Draw the icons in the theme's colours."""
        for entry in RAIL:
            self._buttons[entry.page].setIcon(self._shell.icon(entry.icon, "ink", "accent"))

    def _button(self, entry: RailEntry) -> Button:
        title = self._shell.words(entry.title)
        button = Button(title, partial(self._choose, entry.page), "rail")
        button.setCheckable(True)
        button.setToolTip(f"{title} ({entry.keys})")
        self._buttons[entry.page] = button
        return button

    def _choose(self, page: str) -> None:
        self.light(page)
        self.chosen.emit(page)
