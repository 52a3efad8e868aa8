"""An empty place that teaches: what belongs here, why, and the ways to begin."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.scale import px
from csdesk.ui.widgets.buttons import Button
from csdesk.ui.widgets.labels import label

WIDTH, NARROWEST = 520, 240


class EmptyState(QWidget):
    """A heading, a sentence and the buttons that end the emptiness."""

    def __init__(
        self, heading: str, sentence: str, buttons: tuple[Button, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._heading = label(heading, "heading")
        self._sentence = label(sentence, "muted", wraps=True)
        self._sentence.ensurePolished()
        self._fit(px(WIDTH))
        for part in (self._heading, self._sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        if buttons:
            self.setFocusProxy(buttons[0])
        layout = QVBoxLayout(self)
        layout.setSpacing(3 * GRID)
        layout.addStretch(2)
        layout.addWidget(self._heading)
        layout.addWidget(self._sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(row)
        layout.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentence where there is less room than it likes."""
        super().resizeEvent(event)
        self._fit(min(px(WIDTH), self.contentsRect().width()))

    def minimumSizeHint(self) -> QSize:
        """The sentence is as narrow as it has to be; pages hold what they show while they are empty, too."""
        return QSize(px(NARROWEST), super().minimumSizeHint().height())

    def _fit(self, width: int) -> None:
        """Centred, a sentence without its height would lose its last line."""
        if self._sentence.width() != width or not self._sentence.minimumHeight():
            self._sentence.setFixedWidth(width)
            self._sentence.setFixedHeight(self._sentence.heightForWidth(width))

    def set_heading(self, heading: str) -> None:
        """Name what is not there."""
        self._heading.setText(heading)
