"""What the average did at each change, line by line; a button draws a change's two averages in the chart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from csdesk.charts.labels import circled
from csdesk.domain.before_after import BeforeAfter
from csdesk.domain.metric import Metric
from csdesk.domain.result import Missing
from csdesk.tokens import GRID
from csdesk.ui.sections.results_said import comparison_said
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import toggle
from csdesk.ui.widgets.labels import label


class Compared(QWidget):
    """`chosen` carries the place of the change whose averages are wanted."""

    chosen = Signal(int)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._lines: list[tuple[QPushButton, QLabel]] = []
        self._shown = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)

    @property
    def texts(self) -> tuple[str, ...]:
        """The lines that are seen."""
        return tuple(said.text() for _, said in self._lines[: self._shown])

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons that are seen."""
        return tuple(button for button, _ in self._lines[: self._shown])

    def show_changes(
        self,
        metric: Metric,
        compared: Sequence[BeforeAfter],
        numbers: Sequence[int],
        drawn: BeforeAfter | None,
    ) -> None:
        """Show these changes; `drawn` is the one whose averages are in the chart."""
        while len(self._lines) < len(compared):
            self._lines.append(self._line(len(self._lines)))
        self._shown = len(compared)
        self.setVisible(bool(compared))
        for place, (button, said) in enumerate(self._lines):
            button.setVisible(place < self._shown)
            said.setVisible(place < self._shown)
            if place < self._shown:
                text = self._shell.say(comparison_said(metric, compared[place]))
                said.setText(text)
                button.setText(circled(numbers[place]))
                button.setAccessibleName(text)
                button.setChecked(compared[place] == drawn)
                button.setEnabled(not isinstance(compared[place].comparison, Missing))

    def _line(self, place: int) -> tuple[QPushButton, QLabel]:
        button = toggle()
        button.setToolTip(self._shell.words("Draw this change's two averages in the chart"))
        button.clicked.connect(partial(self._choose, place))
        said = label("", "muted", wraps=True)
        self._grid.addWidget(button, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(said, place, 1)
        return button, said

    def _choose(self, place: int, _: bool = False) -> None:
        self.chosen.emit(place)
