"""The line under a list that adds one more: a quiet button that turns into a field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.errors import Refusal
from csdesk.ui.forms.editors import LineEditor, TextEditor
from csdesk.ui.forms.field import Field
from csdesk.ui.hands import Command, Done
from csdesk.ui.key_words import keys_in_words
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet

T = TypeVar("T")
KEYS = "Ctrl+Enter"


class AddLine(QWidget, Generic[T]):
    """Pressed, it lets one type what is added by the command `make(value)`; `added` carries the new record's id.

    Enter or leaving the field adds, Esc or leaving it empty closes it. What is refused stays in the field.
    """

    added = Signal(int)

    def __init__(
        self,
        shell: Shell,
        title: str,
        field: Field[T],
        editor: LineEditor | TextEditor,
        make: Callable[[T], Command[int]],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._make = make
        self._empty = field.value
        self._goes_on = False
        self._editor = editor
        self.field = field
        self.button = quiet(f"+ {title}", self.open)
        self.button.setAccessibleName(title)
        self.button.setToolTip(keys_in_words(KEYS))
        field.hide_title()
        field.hide()
        field.commit.connect(self._add)
        editor.left.connect(self._left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(field, 1)
        row.addStretch(0)

    @property
    def is_open(self) -> bool:
        """Whether one can type."""
        return not self.field.isHidden()

    @property
    def is_left(self) -> bool:
        """Whether one has typed here and is elsewhere now: what is in it was refused, or is being kept."""
        return self.is_open and not self._has_focus()

    def open(self) -> None:
        """Begin to type; what was typed already is added first, and the line stays open for the next one."""
        if self.is_open and self.field.is_touched:
            self._goes_on = True
            self.field.leave()
            return
        self.field.load(self._empty)
        self.button.hide()
        self.field.show()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_line(self) -> None:
        """Be a button again; the focus, if it was here, goes to it."""
        here = self._has_focus()
        self.field.load(self._empty)
        self.field.hide()
        self.button.show()
        if here:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the line that is empty."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.close_line()
        else:
            super().keyPressEvent(event)

    def _left(self) -> None:
        if self.is_open and not self.field.is_touched and not self.field.is_keeping:
            self.close_line()

    def _add(self, value: T) -> None:
        self._shell.hands.do(self._make(value), self._kept, self._refused)

    def _kept(self, done: Done[Any]) -> None:
        self.field.kept(done)
        goes_on, self._goes_on = self._goes_on, False
        if goes_on:
            self.field.load(self._empty)
            return
        self.added.emit(done.result)
        self.close_line()

    def _refused(self, refusal: Refusal) -> None:
        self._goes_on = False
        self.field.refuse(refusal)

    def _has_focus(self) -> bool:
        return self._editor.hasFocus() or any(box.hasFocus() for box in self.field.boxes())
