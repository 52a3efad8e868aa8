"""What the keyboard comes to is seen whole, with room around it."""

from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csdesk.ui.widgets.revealing import reveal


def test_a_box_of_which_only_the_cursor_is_seen_is_scrolled_into_sight(qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QWidget()
    boxes = [QLineEdit() for _ in range(12)]
    column = QVBoxLayout(inside)
    for box in boxes:
        box.setFixedHeight(40)
        column.addWidget(box)
    area.setWidget(inside)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()

    def edges(box: QWidget) -> tuple[int, int]:
        top = box.mapTo(area.viewport(), box.rect().topLeft()).y()
        return top, area.viewport().height() - top - box.height()

    area.verticalScrollBar().setValue(boxes[5].y() + 25 - area.viewport().height())
    reveal(area, boxes[5], 20)
    assert edges(boxes[5])[1] == 20
    reveal(area, boxes[1], 20)
    assert edges(boxes[1])[0] == 20
    reveal(area, boxes[2], 20)
    assert edges(boxes[1])[0] == 20
