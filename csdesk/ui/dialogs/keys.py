"""The page of keys, read from the actions' data."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.actions import ACTIONS, OTHER_KEYS
from csdesk.ui.key_words import keys_in_words
from csdesk.ui.places import MENUS
from csdesk.ui.scale import on_screen, px
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.buttons import secondary
from csdesk.ui.widgets.labels import label


class KeysDialog(QDialog):
    """Everything that has keys, by menu."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(speech.words("Keys"))
        self.resize(*on_screen(620, 680))
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 3 * GRID, 0)
        grid.setHorizontalSpacing(6 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        grid.setColumnStretch(0, 1)
        for heading, rows in keys_by_menu():
            line = grid.rowCount()
            grid.setRowMinimumHeight(line, px(7 * GRID))
            grid.addWidget(label(speech.words(heading), "heading"), line, 0, 1, 2)
            for offset, (title, keys) in enumerate(rows, start=1):
                grid.addWidget(label(speech.words(title)), line + offset, 0)
                grid.addWidget(label(speech.words(keys), "muted"), line + offset, 1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setAccessibleName(self.windowTitle())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 5 * GRID, 4 * GRID, 5 * GRID)
        layout.addWidget(area)
        layout.addWidget(secondary(speech.words("Close"), self.accept), 0, Qt.AlignmentFlag.AlignRight)


def keys_by_menu() -> list[tuple[str, list[tuple[str, str]]]]:
    """Headings with what stands under them: titles and keys as this system writes them."""
    found = [
        (menu, [(one.title, keys_in_words(*one.keys)) for one in ACTIONS if one.menu == menu and one.keys])
        for menu in MENUS
    ]
    return [(menu, rows) for menu, rows in found if rows] + [("Typing and reading", list(OTHER_KEYS))]
