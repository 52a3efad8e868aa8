"""When charts are drawn: after the rows that were asked for are there, one after another, and only those in sight."""

import threading

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csdesk.charts.spec import ChartSpec
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.chart_drafter import Drafter
from csdesk.ui.widgets.chart_view import ChartView
from tests.ui.test_chart import Show, analysed, spec_of


@pytest.fixture
def spec() -> ChartSpec:
    """A chart to be drawn."""
    return spec_of(analysed())


def test_a_chart_waits_until_what_was_asked_for_is_there(
    shell: Shell, show: Show, spec: ChartSpec, qtbot: QtBot
) -> None:
    view = ChartView(shell, Drafter(shell.hands, shell))
    show(view)
    answer = threading.Event()
    came: list[bool] = []
    shell.hands.ask(lambda session: answer.wait(20), then=lambda _: came.append(view.is_drawn))
    view.show_spec(spec)
    for _ in range(5):
        QApplication.processEvents()
    assert not shell.hands._workers.busy
    answer.set()
    qtbot.waitUntil(lambda: view.is_drawn, timeout=20_000)
    assert came == [False]


def test_a_long_job_keeps_no_chart_waiting(shell: Shell, show: Show, spec: ChartSpec, qtbot: QtBot) -> None:
    view = ChartView(shell, Drafter(shell.hands, shell))
    show(view)
    done = threading.Event()
    shell.hands.load(lambda: done.wait(20), then=lambda _: None)
    view.show_spec(spec)
    qtbot.waitUntil(lambda: view.is_drawn, timeout=20_000)
    done.set()


def test_a_chart_that_is_out_of_sight_is_drawn_once_it_is_seen_again(
    shell: Shell, show: Show, spec: ChartSpec, qtbot: QtBot
) -> None:
    drafter = Drafter(shell.hands, shell)
    page = QWidget()
    first, second = ChartView(shell, drafter), ChartView(shell, drafter)
    row = QVBoxLayout(page)
    row.addWidget(first)
    row.addWidget(second)
    show(page)
    first.show_spec(spec)
    second.show_spec(spec)
    first.hide()
    qtbot.waitUntil(lambda: second.is_drawn, timeout=20_000)
    assert not first.is_drawn
    first.show()
    qtbot.waitUntil(lambda: first.is_drawn, timeout=20_000)
