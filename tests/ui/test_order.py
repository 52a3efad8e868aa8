"""Tab through a window whose parts were made in another order than they stand in."""

from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from csdesk.ui.order import focusable, step


def test_tab_goes_round_what_is_seen_as_it_is_laid_out_and_back_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    last, unseen, shut, deep, first, beside = (QLineEdit() for _ in range(6))
    split = QSplitter()
    choice = QComboBox(editable=True)
    shut.setEnabled(False)
    inner = QWidget()
    rows = QVBoxLayout(inner)
    row = QHBoxLayout()
    row.addWidget(deep)
    row.addWidget(choice)
    rows.addLayout(row)
    area = QScrollArea(widgetResizable=True)
    area.setWidget(inner)
    stack = QStackedWidget()
    stack.addWidget(area)
    stack.addWidget(unseen)
    whole = QVBoxLayout(window)
    split.addWidget(beside)
    split.addWidget(last)
    for part in (first, stack, shut, split):
        whole.addWidget(part)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    first.setFocus()
    there = [first, area, deep, choice, beside, last]
    assert [one for one in focusable(window) if one.isVisible() and one.isEnabled()] == there
    for forward, expected in ((True, [*there[1:], first]), (False, [last, *there[4::-1]])):
        for one in expected:
            assert step(window, forward)
            assert QApplication.focusWidget() is one
