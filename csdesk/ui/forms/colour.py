"""A field for a colour, typed as six signs or picked, with a patch of it as it will stand on paper."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QColorDialog, QLabel, QWidget

from csdesk.errors import Refusal
from csdesk.settings import clean_colour
from csdesk.tokens import GRID, PAPER, branded
from csdesk.ui.forms.editors import LineEditor
from csdesk.ui.forms.typed import LineField
from csdesk.ui.scale import px
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.buttons import secondary

PATCH = 6 * GRID


class ColourField(LineField):
    """A colour as `#RRGGBB`, empty for the program's own."""

    refuses_early = False

    def __init__(self, speech: Speech, title: str, parent: QWidget | None = None) -> None:
        super().__init__(speech, title, rule=clean_colour, hint=PAPER.accent, parent=parent)
        self.patch = QLabel()
        self.patch.setFixedSize(px(PATCH), px(PATCH))
        self.patch.setAccessibleName(speech.words("The colour as it stands on paper"))
        self.pick = secondary(speech.words("Choose…"), self.ask)
        self.pick.setAccessibleName(f"{title}: {self.pick.text()}")
        self.row.addWidget(self.patch)
        self.row.addWidget(self.pick)
        self.editor.textChanged.connect(self._paint)
        self._paint()

    def ask(self) -> None:
        """Let the system's own dialog pick a colour."""
        chosen = QColorDialog.getColor(QColor(self.value or PAPER.accent), self, self.title)
        if chosen.isValid():
            editor = self.editor
            assert isinstance(editor, LineEditor)
            editor.setText(chosen.name().upper())
            self.leave()

    def _paint(self) -> None:
        try:
            typed = clean_colour(self.editor.text())
        except Refusal:
            return
        pixels = QPixmap(PATCH, PATCH)
        pixels.fill(QColor(branded(PAPER, typed).accent if typed else PAPER.accent))
        self.patch.setPixmap(pixels)
