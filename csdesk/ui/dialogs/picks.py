"""A titled list to pick a value from, and a titled line, as a dialog's form is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.forms.editors import Chooser
from csdesk.ui.widgets.labels import Elided

T = TypeVar("T")
FEWEST_CHARACTERS = 8


class Titled(QWidget):
    """A box under its title; `changed` when the user gave it another value."""

    changed = Signal()

    def __init__(self, title: str, box: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._said = Elided(title, "muted")
        self._said.setBuddy(box)
        box.setAccessibleName(title)
        self.setFocusProxy(box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self._said)
        layout.addWidget(box)

    def add_to_title(self, text: str) -> None:
        """Say something more beside the title, such as why a value was picked; nothing says no more."""
        self._said.setText(f"{self._title} · {text}" if text else self._title)


class Pick(Titled, Generic[T]):
    """One of several values, each shown in words."""

    def __init__(self, title: str, choices: Sequence[tuple[T, str]], parent: QWidget | None = None) -> None:
        self.box = Chooser()
        super().__init__(title, self.box, parent)
        self.box.setSizeAdjustPolicy(Chooser.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(FEWEST_CHARACTERS)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values: list[T] = []
        self.offer(choices, choices[0][0])
        self.box.activated.connect(self._activated)

    @property
    def choices(self) -> list[tuple[T, str]]:
        """The values that are offered, each in words."""
        return [(value, self.box.itemText(at)) for at, value in enumerate(self._values)]

    @property
    def value(self) -> T:
        """The value that is picked."""
        return self._values[self.box.currentIndex()]

    def pick(self, value: T) -> None:
        """Pick a value that is offered; another one is passed over."""
        if value in self._values:
            self.box.setCurrentIndex(self._values.index(value))

    def offer(self, choices: Sequence[tuple[T, str]], picked: T) -> None:
        """Offer these values from now on; `picked` stands where it is among them, else the first."""
        self._values = [value for value, _ in choices]
        self.box.clear()
        self.box.addItems([words for _, words in choices])
        self.box.setCurrentIndex(self._values.index(picked) if picked in self._values else 0)

    def _activated(self, _: int) -> None:
        self.changed.emit()


class Line(Titled):
    """A line of text."""

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.box = QLineEdit()
        super().__init__(title, self.box, parent)
        self.box.setPlaceholderText(hint)
        self.box.setTextMargins(-2, 0, -2, 0)  # so that lines and lists begin alike
        self.box.textEdited.connect(self._edited)

    @property
    def text(self) -> str:
        """What stands there, trimmed."""
        return self.box.text().strip()

    def _edited(self, _: str) -> None:
        self.changed.emit()
