"""“How is this computed?”: each figure's formula with the account's own figures, opened by a key or a click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from csdesk.charts.labels import circled
from csdesk.domain.explain import Figure, explain
from csdesk.domain.explain_signal import explained_change
from csdesk.domain.figures import Analysis
from csdesk.domain.said import the_change
from csdesk.tokens import GRID
from csdesk.ui.scale import wide
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet
from csdesk.ui.widgets.labels import label
from csdesk.words import Phrase, phrase

Numbered = tuple[int, ...]
HEADING_WIDTH = 180


class Explained(QWidget):
    """Closed it costs nothing: the lines are made when `button`, which stands elsewhere, opens it."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._analysis: Analysis | None = None
        self._numbers: Numbered = ()
        self.button = quiet(shell.words("How is this computed?"), self.toggle)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, GRID)
        self._grid.setHorizontalSpacing(4 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the formulas are seen."""
        return not self.isHidden()

    @property
    def text(self) -> str:
        """All that is explained."""
        items = (self._grid.itemAt(n) for n in range(self._grid.count()))
        widgets = (item.widget() for item in items if item is not None)
        return "\n".join(widget.text() for widget in widgets if isinstance(widget, QLabel))

    def show_analysis(self, analysis: Analysis, numbers: Numbered) -> None:
        """Explain another metric's figures, at once where it is open; `numbers` are those of its changes."""
        self._analysis, self._numbers = analysis, numbers
        if self.is_open:
            self._fill()

    def toggle(self) -> None:
        """Open or close it."""
        if self.is_open:
            self.hide()
        else:
            self._fill()
            self.show()
        words = self._shell.words
        self.button.setText(
            words("Close the computation") if self.is_open else words("How is this computed?")
        )
        self.button.setAccessibleName(self.button.text())

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if self._analysis is None:
            return
        for row, (name, lines) in enumerate(self._explanations(self._analysis)):
            text = label("\n".join(self._shell.say(line) for line in lines), "muted", wraps=True)
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            heading = label(self._shell.say(name), "muted", wraps=True)
            heading.setFixedWidth(wide(HEADING_WIDTH))
            self._grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1)

    def _explanations(self, analysis: Analysis) -> list[tuple[Phrase, tuple[Phrase, ...]]]:
        figures = [(figure.label, explain(analysis, figure)) for figure in Figure]
        changes = [
            (
                phrase("{number} {change}", number=circled(number), change=the_change(compared.change)),
                explained_change(analysis.metric, compared),
            )
            for number, compared in zip(self._numbers, analysis.before_after, strict=True)
        ]
        return [*figures, *changes]
