"""Parts that stand side by side as long as the width holds them."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from csdesk.ui.widgets.stacking import Stacking


def test_parts_stand_below_one_another_where_they_would_be_cut_off(
    show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    first, second = QLabel("Executive business review"), QLabel("Three things missing")
    both = Stacking(((first, 1), (second, 1)), 8, height=90)
    show(both)
    needed = first.minimumSizeHint().width() + 8 + second.minimumSizeHint().width()
    assert both.minimumSizeHint().width() < needed
    both.resize(needed, 300)
    assert not both.is_stacked
    both.resize(needed - 1, 300)
    assert both.is_stacked
    assert both.minimumSizeHint().height() == 90 + 8 + 90
    first.setText("Review")
    qtbot.waitUntil(lambda: not both.is_stacked)
