"""A line that says what it understands while one types in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.forms.typed import LineField
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.labels import label


class UnderstoodLine(LineField):
    """`understands(text)` is shown under the line as one types; Enter keeps what was typed, as it is understood."""

    def __init__(
        self,
        speech: Speech,
        title: str,
        understands: Callable[[str], str],
        *,
        rule: Callable[[str], str] | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, title, rule=rule, hint=hint, parent=parent)
        self._understands = understands
        self._said = label("", "muted", wraps=True)
        self._said.setIndent(TEXT_INDENT)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(2, self._said)
        self.editor.typed.connect(self._say)
        self._say()

    @property
    def understood(self) -> str:
        """What is understood of what was typed so far; empty while nothing was."""
        return self._said.text()

    def write(self, value: str) -> None:
        """Put a text into the line."""
        super().write(value)
        self._say()

    def _say(self) -> None:
        text = self.editor.text().strip()
        said = self._understands(text) if text and self.is_touched else ""
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.editor.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleEvent(self.editor, QAccessible.Event.DescriptionChanged))
