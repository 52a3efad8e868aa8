"""Lines that give way: where they stand, and what they say where they have no room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from csdesk.ui.widgets.labels import Elided

WIDTH, INDENT = 200, 40


def inked_columns(line: Elided) -> list[int]:
    """The columns of pixels in which something of the text is seen."""
    image = line.grab().toImage().scaled(WIDTH, line.height())
    ground = QColor(image.pixel(WIDTH // 2, 0))
    rows = range(image.height())
    return [x for x in range(WIDTH) if any(QColor(image.pixel(x, y)) != ground for y in rows)]


@pytest.fixture
def line(looks: object, qtbot: QtBot) -> Elided:
    """A line that is wider than its text, indented."""
    made = Elided("Next")
    qtbot.addWidget(made)
    made.setFixedSize(WIDTH, 24)
    made.setIndent(INDENT)
    return made


def test_an_indented_line_begins_after_its_indent(line: Elided) -> None:
    assert INDENT <= inked_columns(line)[0] < INDENT + 5


def test_an_indent_is_on_the_right_where_one_reads_from_there(line: Elided) -> None:
    line.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert WIDTH - INDENT - 5 < inked_columns(line)[-1] < WIDTH - INDENT


def test_what_has_no_room_ends_in_an_ellipsis_and_is_said_by_the_tip(line: Elided) -> None:
    text = "Names of the practices that still phone"
    line.setText(text)
    assert text in line.toolTip()
    assert inked_columns(line)[-1] < WIDTH
    line.setText("Short")
    assert line.toolTip() == ""
