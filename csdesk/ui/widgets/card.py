"""A card: a panel with a heading, a line beside it, and whatever is added under them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from csdesk.tokens import CARD_PADDING, GRID
from csdesk.ui.widgets.labels import Elided


class Card(QFrame):
    """A panel with round corners. `card.body` is its layout; `card.add(widget)` puts one more thing under it."""

    def __init__(self, title: str = "", aside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(CARD_PADDING, CARD_PADDING, CARD_PADDING, CARD_PADDING)
        self.body.setSpacing(2 * GRID)
        self.heading = Elided(title, "heading")
        self.aside = Elided(aside, "muted")
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.aside.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head = QHBoxLayout()
        self.head.setSpacing(2 * GRID)
        self.head.addWidget(self.heading)
        self.head.addWidget(self.aside, 1)
        self.body.addLayout(self.head)
        self.set_title(title)
        self.set_aside(aside)

    def set_title(self, title: str) -> None:
        """The heading; none when empty. It also names the card for a screen reader."""
        self.heading.setText(title)
        self.heading.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_aside(self, aside: str) -> None:
        """The muted line at the heading's right, such as source and date."""
        self.aside.setText(aside)
        self.aside.setVisible(bool(aside))

    def add(self, what: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout under what is there."""
        if isinstance(what, QWidget):
            self.body.addWidget(what, stretch)
        else:
            self.body.addLayout(what, stretch)
