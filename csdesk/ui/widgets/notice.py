"""The line at the foot of the window: what just happened, and the way to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from csdesk.tokens import GRID
from csdesk.ui.widgets.buttons import icon_button, quiet
from csdesk.ui.widgets.labels import change_look, label

MILLISECONDS = 12_000


class NoticeLine(QFrame):
    """Shown for a while; it stays while the pointer or the focus is on it."""

    def __init__(
        self, undo_text: str, close_text: str, undo: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._said = label("", "", wraps=False)
        self._undo = quiet(undo_text, undo)
        self._close = icon_button(QIcon(), close_text, self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        for part in (self._said, self._undo, self._close):
            row.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=MILLISECONDS)
        self._timer.timeout.connect(self._time_is_up)
        self.hide()

    def speak(self, undo_text: str, close_text: str) -> None:
        """Call its two buttons otherwise."""
        self._undo.call(undo_text)
        self._close.setToolTip(close_text)
        self._close.setAccessibleName(close_text)

    @property
    def text(self) -> str:
        """What the line says."""
        return self._said.text()

    @property
    def offers_undo(self) -> bool:
        """Whether what it tells can still be taken back here."""
        return not self._undo.isHidden()

    def set_icon(self, icon: QIcon) -> None:
        """The sign on the button that closes it."""
        self._close.setIcon(icon)

    def say(self, text: str, look: str = "", *, undo: bool = False) -> None:
        """Show a sentence for a while; with `undo` it offers to take it back."""
        self._said.setText(text)
        change_look(self._said, look)
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def withdraw_undo(self) -> None:
        """Something else happened since: it can't be taken back from here any more."""
        self._undo.hide()

    def take_focus(self) -> None:
        """Put the keyboard on the line, on what it offers."""
        (self._undo if self.offers_undo else self._close).setFocus()

    def event(self, event: QEvent) -> bool:
        """Count anew when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self._timer.start()
        return super().event(event)

    def _time_is_up(self) -> None:
        if self.underMouse() or self._undo.hasFocus() or self._close.hasFocus():
            self._timer.start()
        else:
            self.hide()
