"""The columns of a list of entries: every line places its cells alike, so that they stand under one head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.forms.field import TEXT_INDENT, Field
from csdesk.ui.scale import px, wide
from csdesk.ui.widgets.labels import Elided
from csdesk.ui.widgets.wrapping import new_row

LINE_HEIGHT, AROUND_LINE = 15, 19
MARK, BIN = 112, 30  # the widths of a share mark and of the button that deletes


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head and its width in pixels; 0 shares the room that the others leave."""

    title: str
    width: int = 0

    @property
    def pixels(self) -> int:
        """The width on the screen: with words in it, it is as wide as the language needs."""
        return px(self.width) if self.width in (0, BIN) else wide(self.width)


def cell_height() -> int:
    """The height of a cell beside fields: of their boxes' text, and of the gaps around it, which stay."""
    return px(LINE_HEIGHT) + AROUND_LINE


def line(columns: Sequence[Column], cells: Sequence[QWidget | None]) -> QVBoxLayout:
    """A line of cells in their columns, with what their fields refuse below; None leaves a column empty."""
    row = new_row()
    for column, cell in zip(columns, cells, strict=True):
        placed = QWidget() if cell is None else cell
        if isinstance(placed, QPushButton):
            placed.setMinimumHeight(cell_height())
        if column.width:
            placed.setFixedWidth(column.pixels)
            if isinstance(placed, ChoiceField):
                placed.editor.setFixedWidth(column.pixels)
        else:
            placed.setSizePolicy(QSizePolicy.Policy.Ignored, placed.sizePolicy().verticalPolicy())
        row.addWidget(placed, 0 if column.width else 1, Qt.AlignmentFlag.AlignTop)
    return with_notes(row, *cells)


def with_notes(row: QLayout, *cells: QWidget | str | None) -> QVBoxLayout:
    """A row with what its fields refuse below it, as wide as the row."""
    both = QVBoxLayout()
    both.setSpacing(GRID)
    both.addLayout(row)
    for cell in cells:
        if isinstance(cell, Field):
            cell.note_under(both)
    return both


def in_cell(chip: QWidget) -> QWidget:
    """A chip in the middle of a cell, beside the text of fields."""
    made = QWidget()
    made.setFixedHeight(cell_height())
    row = QHBoxLayout(made)
    row.setContentsMargins(TEXT_INDENT, 0, 0, 0)
    row.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return made


def head(columns: Sequence[Column]) -> QWidget:
    """The columns' names, above the lines."""
    names = [Elided(column.title, "muted") for column in columns]
    for name in names:
        name.setContentsMargins(TEXT_INDENT, 0, 0, 0)
    made = QWidget()
    row = line(columns, names)
    row.setContentsMargins(0, 0, 0, 0)
    made.setLayout(row)
    return made
