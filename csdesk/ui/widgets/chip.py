"""A chip: a state in one or two words on a tinted ground, with the reason at hand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from csdesk.ui.widgets.labels import polish
from csdesk.ui.widgets.tips import plain_tip


class Chip(QLabel):
    """`state` in words in the colours of `token` (muted, good, warning, bad, accent).

    `why` is shown when the chip is hovered or reached by Tab, and read out by a screen reader.
    """

    def __init__(
        self, state: str = "", token: str = "muted", why: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state, token, why)

    def show_state(self, state: str, token: str, why: str = "") -> None:
        """Say another state."""
        self.setText(state)
        self.setToolTip(plain_tip(why))
        self.setAccessibleName(f"{state}: {why}" if why else state)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if why else Qt.FocusPolicy.NoFocus)
        if self.property("chip") != token:
            self.setProperty("chip", token)
            polish(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say why to those who have no mouse."""
        super().focusInEvent(event)
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), self.toolTip(), self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the reason away again."""
        super().focusOutEvent(event)
        QToolTip.hideText()
