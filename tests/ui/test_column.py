"""A column that lies in an area that scrolls."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csdesk.ui.widgets.column import Column

HEIGHT, COUNT = 40, 6


class Watched(QWidget):
    """Remembers how high it was made."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: list[int] = []
        within = QVBoxLayout(self)
        within.setContentsMargins(0, 0, 0, 0)
        held = QWidget()
        held.setMinimumHeight(HEIGHT)
        within.addWidget(held)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heights.append(event.size().height())


def test_what_is_in_a_column_is_never_squeezed_while_it_grows(qtbot: QtBot) -> None:
    area = QScrollArea(widgetResizable=True)
    qtbot.addWidget(area)
    area.resize(200, COUNT * HEIGHT)
    inner = QWidget()
    column = Column(inner)
    area.setWidget(inner)
    watched = [Watched() for _ in range(2 * COUNT)]
    for one in watched[:COUNT]:
        column.addWidget(one)
    area.show()
    qtbot.waitUntil(lambda: watched[COUNT - 1].height() >= HEIGHT)
    for one in watched[COUNT:]:
        column.addWidget(one)
        one.show()
    qtbot.waitUntil(lambda: inner.height() >= 2 * COUNT * HEIGHT)
    qtbot.waitUntil(lambda: watched[-1].height() >= HEIGHT)
    assert min(min(one.heights) for one in watched) >= HEIGHT
    assert watched[-1].geometry().bottom() < inner.height()
