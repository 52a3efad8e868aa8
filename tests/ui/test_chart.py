"""The chart on screen: drawn off the interface thread, read by pointer and keys, copied, saved, shown as a table."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csdesk.charts.build import results_chart, small_multiples
from csdesk.charts.spec import ChartSpec
from csdesk.domain.analysis import analyse
from csdesk.domain.figures import Analysis
from csdesk.domain.goals import Baseline, Goal, GoalKind
from csdesk.domain.metric import Better, Kind, Metric, Summary
from csdesk.domain.periods import Cadence
from csdesk.domain.result import Missing
from csdesk.domain.series import Point, Series
from csdesk.ui.shell import Notice, Shell
from csdesk.ui.theme import Looks
from csdesk.ui.widgets.chart import Chart, file_name
from csdesk.ui.widgets.chart_drafter import Drafter

START = date(2026, 5, 4)
Show = Callable[[QWidget], None]


def analysed(name: str = "First response time", weeks: int = 20) -> Analysis:
    metric = Metric(name, "h", 1, Better.DOWN, Cadence.WEEKLY, Kind.VALUE, Summary.MEAN)
    points = tuple(Point(START + timedelta(weeks=n), 9 - n * 0.25) for n in range(weeks))
    goal = Goal(
        GoalKind.REACH, START, date(2026, 12, 31), 4.0, baseline=Baseline(START, START + timedelta(weeks=2))
    )
    return analyse(Series(metric, points), goal, (), date(2026, 11, 22))


def spec_of(analysis: Analysis) -> ChartSpec:
    spec = results_chart(analysis)
    assert not isinstance(spec, Missing)
    return spec


@pytest.fixture
def chart(shell: Shell, show: Show, qtbot: QtBot) -> Chart:
    """A chart that is drawn at the size that it keeps."""
    made = Chart(shell, Drafter(shell.hands, shell))
    show(made)
    view = made.view
    made.show_spec(spec_of(analysed()))
    qtbot.waitUntil(lambda: view._shown == (view.spec, view.sheet) and not view._settling.isActive())
    return made


def place_of(chart: Chart, index: int, panel: int = 0) -> QPoint:
    assert chart.view.hits is not None
    hit = next(one for one in chart.view.hits.points if (one.panel, one.index) == (panel, index))
    return QPoint(round(hit.x), round(hit.y))


def axis_place(chart: Chart, day: date) -> QPoint:
    assert chart.view.hits is not None
    return QPoint(round(chart.view.hits.time.x(day)), round(chart.view.hits.plots[-1].bottom) + 10)


def test_pointing_at_a_point_reads_it_out(chart: Chart, qtbot: QtBot) -> None:
    qtbot.mouseMove(chart.view, place_of(chart, 3))
    assert chart.readout.startswith("25 May 2026 · 8.3\xa0h · measured")
    assert "usual variation" in chart.readout


def test_at_rest_it_says_how_it_is_read(chart: Chart) -> None:
    assert "arrow keys" in chart.readout


def test_arrows_read_point_by_point_from_the_newest(chart: Chart, qtbot: QtBot) -> None:
    chart.view.setFocus()
    qtbot.keyClick(chart.view, Qt.Key.Key_Left)
    assert chart.readout.startswith("14 Sept 2026")
    qtbot.keyClick(chart.view, Qt.Key.Key_Left)
    assert chart.readout.startswith("7 Sept 2026")
    qtbot.keyClick(chart.view, Qt.Key.Key_Home)
    assert chart.readout.startswith("4 May 2026")
    qtbot.keyClick(chart.view, Qt.Key.Key_Left)
    assert chart.readout.startswith("4 May 2026")


def test_shift_and_arrows_choose_a_range_that_esc_leaves(chart: Chart, qtbot: QtBot) -> None:
    chart.view.setFocus()
    qtbot.keyClick(chart.view, Qt.Key.Key_End)
    for _ in range(3):
        qtbot.keyClick(chart.view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert chart.readout.startswith("24 Aug 2026 to 14 Sept 2026")
    assert "mean 4.6\xa0h" in chart.readout and "4 figures" in chart.readout
    qtbot.keyClick(chart.view, Qt.Key.Key_Escape)
    assert chart.readout.startswith("24 Aug 2026 · ")
    qtbot.keyClick(chart.view, Qt.Key.Key_Escape)
    assert "arrow keys" in chart.readout


def test_dragging_chooses_a_range_too(chart: Chart, qtbot: QtBot) -> None:
    qtbot.mousePress(chart.view, Qt.MouseButton.LeftButton, pos=place_of(chart, 2))
    qtbot.mouseMove(chart.view, place_of(chart, 5))
    qtbot.mouseRelease(chart.view, Qt.MouseButton.LeftButton, pos=place_of(chart, 5))
    assert "4 figures" in chart.readout


def test_a_click_on_the_time_axis_asks_for_a_change_on_that_day(chart: Chart, qtbot: QtBot) -> None:
    day = date(2026, 7, 6)
    with qtbot.waitSignal(chart.change_wanted) as asked:
        qtbot.mouseClick(chart.view, Qt.MouseButton.LeftButton, pos=axis_place(chart, day))
    assert abs((asked.args[0] - day).days) <= 1


def test_enter_asks_for_a_change_on_the_day_that_is_read(chart: Chart, qtbot: QtBot) -> None:
    chart.view.setFocus()
    qtbot.keyClick(chart.view, Qt.Key.Key_Home)
    with qtbot.waitSignal(chart.change_wanted) as asked:
        qtbot.keyClick(chart.view, Qt.Key.Key_Return)
    assert asked.args == [START]


def test_a_click_in_the_plot_asks_for_nothing(chart: Chart, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chart.change_wanted):
        qtbot.mouseClick(chart.view, Qt.MouseButton.LeftButton, pos=place_of(chart, 4))


def test_t_shows_the_same_figures_as_a_table(chart: Chart, qtbot: QtBot) -> None:
    chart.view.setFocus()
    qtbot.keyClick(chart.view, Qt.Key.Key_T)
    model = chart.table.model()
    assert not chart.table.isHidden()
    assert model.rowCount() == 20
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert "Value (h)" in heads
    assert [model.index(0, n).data() for n in (1, 2, 3)] == ["4 May 2026", "9.0", "Measured"]
    qtbot.keyClick(chart.view, Qt.Key.Key_T)
    assert chart.table.isHidden()


def test_several_metrics_are_read_one_after_the_other(shell: Shell, show: Show, qtbot: QtBot) -> None:
    chart = Chart(shell, Drafter(shell.hands, shell))
    show(chart)
    spec = small_multiples([analysed("One"), analysed("Two", 10)])
    assert not isinstance(spec, Missing)
    with qtbot.waitSignal(chart.view.drawn):
        chart.show_spec(spec)
    chart.view.setFocus()
    qtbot.keyClick(chart.view, Qt.Key.Key_End)
    assert chart.readout.startswith("One · 14 Sept 2026")
    qtbot.keyClick(chart.view, Qt.Key.Key_Down)
    assert chart.readout.startswith("Two · 6 Jul 2026")
    qtbot.mouseMove(chart.view, place_of(chart, 0, panel=1))
    assert chart.readout.startswith("Two · 4 May 2026")


def test_somebody_who_cannot_see_it_hears_title_and_sentences(chart: Chart) -> None:
    assert chart.view.accessibleName() == "First response time (h), weekly"
    assert chart.view.accessibleDescription().startswith("First response time (h), weekly: 20 figures")


def test_it_can_be_copied_as_a_picture(chart: Chart, shell: Shell, qtbot: QtBot) -> None:
    chart.view.setFocus()
    with qtbot.waitSignal(shell.notice_wanted):
        qtbot.keyClick(chart.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().image().width() > 1000


@pytest.mark.parametrize(("name", "begins"), [("a.png", b"\x89PNG"), ("b.svg", b"<?xml"), ("c.pdf", b"%PDF")])
def test_it_can_be_saved(
    chart: Chart, shell: Shell, qtbot: QtBot, tmp_path: Path, name: str, begins: bytes
) -> None:
    with qtbot.waitSignal(shell.notice_wanted):
        chart.save(tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_name_without_an_ending_becomes_a_png(
    chart: Chart, shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(shell.notice_wanted):
        chart.save(tmp_path / "Chart 1.2 of Acme")
    assert (tmp_path / "Chart 1.2 of Acme.png").exists()


def test_where_it_cannot_be_saved_that_is_said(
    chart: Chart, shell: Shell, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(shell.hands.refused) as refused:
        chart.save(tmp_path / "no such folder" / "a.png")
    assert "no such folder" in shell.say(refused.args[0].said)


def test_an_equal_chart_is_not_drawn_again(chart: Chart, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chart.view.drawn, wait=50):
        chart.show_spec(spec_of(analysed()))


def test_another_size_is_drawn_anew_and_read_in_its_own_places(chart: Chart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.view.drawn):
        chart.resize(700, 500)
    assert chart.view.hits is not None
    assert max(hit.x for hit in chart.view.hits.points) < 700
    qtbot.mouseMove(chart.view, place_of(chart, 3))
    assert chart.readout.startswith("25 May 2026")


def test_another_theme_is_drawn_anew(chart: Chart, looks: Looks, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.view.drawn):
        looks.choose("dark")
    with qtbot.waitSignal(chart.view.drawn):
        looks.choose("light")


def test_several_charts_take_turns_and_all_get_drawn(shell: Shell, show: Show, qtbot: QtBot) -> None:
    drafter = Drafter(shell.hands, shell)
    charts = [Chart(shell, drafter) for _ in range(4)]
    for n, chart in enumerate(charts):
        show(chart)
        chart.show_spec(spec_of(analysed(weeks=15 + n)))
    qtbot.waitUntil(lambda: all(chart.view.hits is not None for chart in charts))


def test_a_failing_drawing_does_not_stop_the_next_one(
    shell: Shell, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    drafter = Drafter(shell.hands, shell)
    chart = Chart(shell, drafter)
    show(chart)
    chart.show_spec(spec_of(analysed()))
    with qtbot.waitSignal(shell.hands.refused):
        chart.save(tmp_path / "no such folder" / "a.png")
    with qtbot.waitSignal(chart.view.drawn):
        chart.show_spec(spec_of(analysed(weeks=12)))


def test_saved_names_are_fit_for_every_system() -> None:
    assert file_name('A/B: "x"?\t*') == "A B   x"


def test_notices_name_the_file(chart: Chart, shell: Shell, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(shell.notice_wanted) as noticed:
        chart.save(tmp_path / "a.svg")
    notice = noticed.args[0]
    assert isinstance(notice, Notice)
    assert "a.svg" in shell.say(notice.said)
