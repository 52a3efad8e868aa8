"""The rail at the window's left: the book's name, the pages with icons and words, the settings at the foot."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.icons import SIZE, icon
from csdesk.ui.key_words import keys_in_words
from csdesk.ui.places import BELONGS_TO, RAIL, RailEntry
from csdesk.ui.scale import px, wide
from csdesk.ui.speech import Speech
from csdesk.ui.theme import Looks

BESIDE = 60  # what icons and margins take
NAMES = 116
NARROW = 940  # a window less wide than that, at the usual size of English texts, shows icons alone
MARGIN = 3 * GRID


class Rail(QFrame):
    """`chosen` carries a page's name; `light(page)` marks the one that is open."""

    chosen = Signal(str)

    def __init__(self, looks: Looks, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._looks = looks
        self._room = px(NARROW)
        self._buttons: dict[str, QPushButton] = {}
        self._name = QLabel("csdesk")
        self._name.setProperty("look", "brand")
        self._book = QLabel()
        self._book.setProperty("look", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 4 * GRID, MARGIN, 4 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self._name)
        layout.addWidget(self._book)
        layout.addSpacing(3 * GRID)
        at_foot = False
        for entry in RAIL:
            if entry.foot and not at_foot:
                layout.addStretch(1)
            at_foot = entry.foot
            layout.addWidget(self._button(entry))
        self.speak(speech)
        looks.changed.connect(self.grow)

    @property
    def book(self) -> QLabel:
        """Where the name of the open book stands; whoever furnishes the frame sees to it that it is shown plainly."""
        return self._book

    def speak(self, speech: Speech) -> None:
        """Call the pages by their names in a language."""
        self.setAccessibleName(speech.words("Pages"))
        for entry in RAIL:
            button, title = self._buttons[entry.page], speech.words(entry.title)
            button.setAccessibleName(title)
            button.setToolTip(f"{title} ({keys_in_words(entry.keys)})")
        self.grow()

    def light(self, page: str) -> None:
        """Mark the entry that the open page belongs to."""
        owner = BELONGS_TO.get(page, page)
        for name, button in self._buttons.items():
            button.setChecked(name == owner)

    def button(self, page: str) -> QPushButton:
        """The entry that leads to a page."""
        return self._buttons[page]

    def buttons(self) -> tuple[QPushButton, ...]:
        """The entries from top to bottom."""
        return tuple(self._buttons.values())

    def grow(self) -> None:
        """Take the room that names of the size in use need, and icons in the colours in use."""
        self.fit(self._room)
        self._paint_icons()

    def fit(self, room: int) -> None:
        """Show icons alone where texts are large and the window, `room` wide, is small."""
        self._room = room
        is_narrow = room < wide(NARROW)
        beside = BESIDE + px(SIZE) - SIZE
        self.setFixedWidth(beside + (2 * GRID if is_narrow else wide(NAMES)))
        self._name.setVisible(not is_narrow)
        self._book.setVisible(not is_narrow)
        for button in self._buttons.values():
            button.setText("" if is_narrow else f"  {button.accessibleName()}")

    def _paint_icons(self) -> None:
        for entry in RAIL:
            button = self._buttons[entry.page]
            button.setIconSize(QSize(px(SIZE), px(SIZE)))
            button.setIcon(icon(entry.icon, self._looks.theme, "ink", "accent"))

    def _button(self, entry: RailEntry) -> QPushButton:
        button = QPushButton()
        button.setProperty("look", "rail")
        button.setCheckable(True)
        button.clicked.connect(partial(self._choose, entry.page))
        self._buttons[entry.page] = button
        return button

    def _choose(self, page: str, _: bool = False) -> None:
        self.light(page)
        self.chosen.emit(page)
