"""A field for any of several values, each a button that is in or out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from csdesk.ui.forms.field import Field
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.buttons import toggle
from csdesk.ui.widgets.flow import FlowRow

T = TypeVar("T")


class TogglesField(Field[frozenset[T]]):
    """Space or a click puts a value in or out, and keeps that at once."""

    def __init__(
        self, speech: Speech, title: str, choices: Sequence[tuple[T, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(speech, title, frozenset(), parent=parent)
        self.buttons: dict[T, QPushButton] = {}
        room = QWidget()
        self._flow = FlowRow(room, 4)
        self.row.setContentsMargins(0, 5, 0, 5)
        self.row.addWidget(room, 1)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[T, str]]) -> None:
        """What can be put in from now on."""
        if [(value, button.text()) for value, button in self.buttons.items()] == list(choices):
            return
        there = list(self.buttons.values())
        for button in there[len(choices) :]:
            self._flow.removeWidget(button)
            button.deleteLater()
        there += [self._button() for _ in choices[len(there) :]]
        self.buttons = {}
        for button, (value, words) in zip(there, choices, strict=False):
            self.buttons[value] = button
            button.setText(words.replace("&", "&&"))
            button.setAccessibleName(f"{self.title}: {words}")
        if self.buttons:
            self.setFocusProxy(next(iter(self.buttons.values())))
        self.write(self.value)

    def read(self) -> frozenset[T]:
        """The values that are in."""
        return frozenset(value for value, button in self.buttons.items() if button.isChecked())

    def write(self, value: frozenset[T]) -> None:
        """Show which values are in."""
        for one, button in self.buttons.items():
            button.setChecked(one in value)

    def shown(self, value: frozenset[T]) -> str:
        """The values that are in, in words."""
        return ", ".join(button.text() for one, button in self.buttons.items() if one in value)

    @property
    def is_touched(self) -> bool:
        """Whether other values are in than those that stand."""
        return self.read() != self.value

    def boxes(self) -> tuple[QWidget, ...]:
        """The buttons."""
        return tuple(self.buttons.values())

    def _button(self) -> QPushButton:
        button = toggle()
        button.clicked.connect(self.leave)
        self._flow.addWidget(button)
        return button
