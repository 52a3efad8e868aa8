"""The line in which something new gets its name, where it will stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csdesk.errors import Refusal
from csdesk.tokens import GRID
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.labels import label, polish


class NewLine(QWidget):
    """`start()` shows it with the keyboard in it; Enter emits `entered(name)`, cleaned by `rule`; Esc gives it up.

    The receiver answers with `done()` or `refuse(refusal)`. What is typed stays when the line is left.
    """

    entered = Signal(str)
    given_up = Signal()

    def __init__(
        self, speech: Speech, title: str, hint: str, rule: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._speech = speech
        self._rule = rule
        self.line = QLineEdit(placeholderText=title)
        self.line.setAccessibleName(title)
        self.line.returnPressed.connect(self._enter)
        self.line.textEdited.connect(self._check)
        self._note = label("", "bad", wraps=True)
        self._note.hide()
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addWidget(self.line, 1)
        row.addWidget(label(hint, "muted"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(row)
        layout.addWidget(self._note)
        self.setFocusProxy(self.line)
        self.hide()

    @property
    def note(self) -> str:
        """What is refused, in words; empty when nothing is."""
        return self._note.text() if not self._note.isHidden() else ""

    def start(self) -> None:
        """Show the line and put the keyboard into it."""
        self.show()
        self.line.setFocus()

    def done(self) -> None:
        """Hear that it is kept: empty the line and put it away."""
        self.line.clear()
        self._say("")
        self.line.setEnabled(True)
        self.hide()

    def refuse(self, refusal: Refusal) -> None:
        """Hear that it was refused: say why, with what was typed still there."""
        self.line.setEnabled(True)
        self.line.setFocus()
        self._say(self._speech.say(refusal.said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the line away."""
        if event.key() == Qt.Key.Key_Escape:
            self.done()
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        try:
            name = self._rule(self.line.text())
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.line.setEnabled(False)
        self.entered.emit(name)

    def _check(self, text: str) -> None:
        try:
            self._rule(text)
        except Refusal as refusal:
            self._say(self._speech.say(refusal.said) if text.strip() else "")
        else:
            self._say("")

    def _say(self, said: str) -> None:
        self._note.setText(said)
        self._note.setVisible(bool(said))
        self.line.setAccessibleDescription(said)
        self.line.setProperty("wrong", bool(said))
        polish(self.line)
