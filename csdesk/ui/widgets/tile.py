"""A tile: one figure with its name above and what it means below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.labels import Elided, change_look, label


class Tile(Card):
    """`name` muted, `figure` large, `meaning` muted, and `course` in words in the colour of its token."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name = Elided("", "muted")
        self._figure = label("", "figure")
        self._meaning = Elided("", "muted")
        self._course = label("", "muted")
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self._meaning)
        foot.addWidget(self._course)
        foot.addStretch(1)
        for part in (self._name, self._figure):
            self.add(part)
        self.add(foot)

    def show_figure(
        self,
        name: str,
        figure: str,
        meaning: str,
        course: str = "",
        token: str = "muted",
        *,
        missing: bool = False,
    ) -> None:
        """Fill the tile; with `missing`, `figure` says why there is none and stands smaller."""
        self._name.setText(name)
        self._figure.setText(figure)
        self._figure.setWordWrap(missing)
        change_look(self._figure, "strong" if missing else "figure")
        self._meaning.setText(meaning)
        self._course.setText(course)
        change_look(self._course, token)
        self.setAccessibleName(". ".join(part for part in (name, figure, meaning, course) if part))
