"""A row of chips that let kinds of things through: Space or a click puts one in or out, the arrows go along them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from csdesk.tokens import GRID
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet
from csdesk.ui.widgets.flow import FlowRow

STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterChip(QPushButton):
    """One kind. `stepped` by the arrows; `alone` by Enter, which lets only this one through."""

    stepped = Signal(int)
    alone = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("look", "toggle")
        self.say(0)

    def say(self, count: int) -> None:
        """How many there are of the kind."""
        self.setText(f"{self._title} {count}" if count else self._title)
        self.setAccessibleName(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows leave it, Enter is for it alone."""
        if event.key() in STEPS:
            self.stepped.emit(STEPS[Qt.Key(event.key())])
        elif event.key() in ENTER:
            self.alone.emit()
        else:
            super().keyPressEvent(event)


class FilterChips(QWidget):
    """`changed` when others are let through than before; `hidden` are those that are not. One stop of Tab."""

    changed = Signal()

    def __init__(
        self, shell: Shell, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chips: dict[str, FilterChip] = {}
        room = QWidget()
        flow = FlowRow(room, GRID)
        for value, title in choices:
            chip = self.chips[value] = FilterChip(title)
            chip.clicked.connect(partial(self._stand_on, value))
            chip.clicked.connect(self._tell)
            chip.stepped.connect(partial(self._step, value))
            chip.alone.connect(partial(self._only, value))
            flow.addWidget(chip)
        self.everything = quiet(shell.words("Show everything"), self._show_all)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(room, 1)
        row.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignTop)
        self._stand_on(choices[0][0])
        self.hide_all(())

    @property
    def hidden(self) -> frozenset[str]:
        """What is not let through."""
        return frozenset(value for value, chip in self.chips.items() if not chip.isChecked())

    def hide_all(self, values: Collection[str]) -> None:
        """Let everything through but these."""
        for value, chip in self.chips.items():
            chip.setChecked(value not in values)
        self.everything.setVisible(bool(self.hidden))

    def say_counts(self, counts: dict[str, int]) -> None:
        """How many there are of each; what there is none of has no chip."""
        for value, chip in self.chips.items():
            chip.say(counts.get(value, 0))
            chip.setVisible(value in counts)
        self._stand_on(next((value for value in self.chips if value in counts), next(iter(self.chips))))

    def _stand_on(self, value: str, _: bool = False) -> None:
        """Tab comes to this chip."""
        for one, chip in self.chips.items():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == value else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.chips[value])

    def _step(self, value: str, by: int) -> None:
        there = [one for one, chip in self.chips.items() if chip.isVisible()]
        wanted = there[(there.index(value) + by) % len(there)]
        self._stand_on(wanted)
        self.chips[wanted].setFocus()

    def _only(self, value: str) -> None:
        self.hide_all([one for one in self.chips if one != value])
        self.changed.emit()

    def _tell(self) -> None:
        self.everything.setVisible(bool(self.hidden))
        self.changed.emit()

    def _show_all(self) -> None:
        self.chips[next(iter(self.chips))].setFocus()
        self.hide_all(())
        self.changed.emit()
