"""A line for a passphrase: hidden as it is typed, shown when that is wanted, with a word on Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import secondary
from csdesk.ui.widgets.labels import change_look, label, polish


class Secret(QWidget):
    """`changed` as something is typed, `entered` by Enter. What stands below it is said by `tell`."""

    changed = Signal()
    entered = Signal()

    def __init__(self, shell: Shell, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = shell.words
        self.box = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.box.setAccessibleName(title)
        self.box.setTextMargins(-2, 0, -2, 0)
        self.box.installEventFilter(self)
        self.box.textEdited.connect(self._edited)
        self.box.returnPressed.connect(self.entered)
        said = label(title, "muted")
        said.setBuddy(self.box)
        self.show_button = secondary(shell.words("Show"), self._show_or_hide)
        self.hint = label("", "muted", wraps=True)
        self.hint.setMinimumHeight(self.hint.fontMetrics().height())
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.box, 1)
        row.addWidget(self.show_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(said)
        layout.addLayout(row)
        layout.addWidget(self.hint)
        self.setFocusProxy(self.box)

    @property
    def text(self) -> str:
        """What was typed, every sign of it."""
        return self.box.text()

    def clear(self) -> None:
        """Empty the line, and the clipboard where the passphrase came from there or went there."""
        clipboard = QGuiApplication.clipboard()
        if self.box.text() and clipboard.text() == self.box.text():
            clipboard.clear()
        self.box.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed does not stay where nobody sees it."""
        self.clear()
        super().hideEvent(event)

    def tell(self, text: str, look: str = "muted") -> None:
        """Say something of what was typed; bad marks the line too."""
        self.hint.setText(text)
        change_look(self.hint, look)
        self.box.setProperty("wrong", look == "bad")
        self.box.setAccessibleDescription(text)
        polish(self.box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Guess at Caps Lock, which Qt does not tell: a capital without Shift, or a small letter with it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.text().isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.text().upper() != event.text().lower() and event.text().isupper() != shifted:
                self.tell(self._words("Caps Lock seems to be on."), "warning")
        return super().eventFilter(watched, event)

    def _edited(self, _: str) -> None:
        if self.hint.property("look") == "bad":
            self.tell("")
        self.changed.emit()

    def _show_or_hide(self) -> None:
        hidden = self.box.echoMode() == QLineEdit.EchoMode.Password
        self.box.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        text = self._words("Hide" if hidden else "Show")
        self.show_button.setText(text)
        self.show_button.setAccessibleName(text)
        self.box.setFocus()
