"""The grid for entering figures on a real book: typed, pasted, emptied, confirmed, undone."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount
from csdesk.commands.contact import AddContact
from csdesk.commands.figure_run import FigureRun, PeriodFigure
from csdesk.commands.imported import ImportMeasurements, Incoming
from csdesk.commands.measurement import RecordMeasurement
from csdesk.commands.metric import AddMetric
from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Kind
from csdesk.domain.periods import Cadence
from csdesk.queries.results import AccountResults, account_results
from csdesk.ui.hands import Done, Hands
from csdesk.ui.pages.account_figures import FiguresPage
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell

Show = Callable[[QWidget], None]
NOW = date(2026, 11, 16)


class Book:
    """An account with two weekly metrics and a monthly one."""

    def __init__(self, hands: Hands, qtbot: QtBot, today: date) -> None:
        self._hands = hands
        self._qtbot = qtbot
        self._today = today
        self.account = self.do(AddAccount("Harbour"))
        self.hours = self.do(AddMetric(self.account, "First response time", unit="h", cadence=Cadence.WEEKLY))
        self.late = self.do(
            AddMetric(self.account, "Late", unit="%", cadence=Cadence.WEEKLY, kind=Kind.RATIO)
        )
        self.do(AddMetric(self.account, "Satisfaction", cadence=Cadence.MONTHLY))
        self.contact = self.do(AddContact(self.account, "Marijke"))

    def do(self, command: object) -> int:
        results: list[Done[int]] = []
        self._hands.do(command, results.append)  # type: ignore[arg-type]
        self._qtbot.waitUntil(lambda: bool(results))
        return results[0].result

    def results(self) -> AccountResults:
        found: list[AccountResults] = []
        self._hands.ask(account_results, self.account, self._today, then=found.append)
        self._qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def values(self, metric: int) -> dict[date, float]:
        result = next(one for one in self.results().metrics if one.metric_id == metric)
        return {point.period: point.value for point in result.series.points}


@pytest.fixture
def book_of(hands: Hands, qtbot: QtBot, today: date) -> Book:
    return Book(hands, qtbot, today)


@pytest.fixture
def page(shell: Shell, show: Show, qtbot: QtBot, book_of: Book) -> FiguresPage:
    book_of.do(RecordMeasurement(book_of.hours, date(2026, 11, 9), value=3.5))
    made = FiguresPage(shell)
    show(made)
    shell.hands.changed.connect(made.note)
    with qtbot.waitSignal(made.filled):
        made.open(Place("figures", book_of.account))
    made.focus_first()
    return made


def kept_anew(page: FiguresPage, qtbot: QtBot, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(page.filled):
        act()


def type_into(page: FiguresPage, text: str) -> None:
    """Typing starts at the current cell; Enter keeps it."""
    QTest.keyClick(page.grid, text[0])
    editor = page.grid.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, text[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_it_begins_at_the_newest_period_that_lacks_a_figure(page: FiguresPage) -> None:
    index = page.grid.currentIndex()
    assert (index.row(), page.model.periods[index.column()]) == (0, NOW)


def test_typing_and_enter_keep_a_figure_and_go_down(page: FiguresPage, book_of: Book, qtbot: QtBot) -> None:
    kept_anew(page, qtbot, lambda: type_into(page, "3,6"))
    assert book_of.values(book_of.hours)[NOW] == 3.6
    assert page.grid.currentIndex().row() == 1
    kept_anew(page, qtbot, lambda: type_into(page, "12/340"))
    assert book_of.values(book_of.late)[NOW] == 12 / 340


def test_a_pasted_block_is_one_step_that_one_undo_takes_back(
    page: FiguresPage, book_of: Book, hands: Hands, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("3.1\t3,2\nn/a\t5/100\n")
    page.grid.setCurrentIndex(page.model.index(0, len(page.model.periods) - 2))
    kept_anew(
        page, qtbot, lambda: QTest.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    )
    assert book_of.values(book_of.hours) == {date(2026, 11, 9): 3.1, NOW: 3.2}
    assert book_of.values(book_of.late) == {NOW: 0.05}
    assert [one.text for one in page.model.refused] == ["n/a"]
    kept_anew(page, qtbot, hands.undo)
    assert book_of.values(book_of.hours) == {date(2026, 11, 9): 3.5}
    assert book_of.values(book_of.late) == {}


def test_cells_beyond_the_grid_are_counted_and_left_out(page: FiguresPage, qtbot: QtBot) -> None:
    page.grid.setCurrentIndex(page.model.index(1, len(page.model.periods) - 1))
    QGuiApplication.clipboard().setText("1/2\t3/4\n5/6")
    with qtbot.waitSignal(page.grid.beyond) as beyond:
        QTest.keyClick(page.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert beyond.args == [2]


def test_delete_empties_and_undo_brings_back(
    page: FiguresPage, book_of: Book, hands: Hands, qtbot: QtBot
) -> None:
    page.grid.setCurrentIndex(page.model.index(0, len(page.model.periods) - 2))
    kept_anew(page, qtbot, lambda: QTest.keyClick(page.grid, Qt.Key.Key_Delete))
    assert book_of.values(book_of.hours) == {}
    kept_anew(page, qtbot, hands.undo)
    assert book_of.values(book_of.hours) == {date(2026, 11, 9): 3.5}


def test_text_is_refused_in_its_cell_and_the_figure_before_stands(
    page: FiguresPage, book_of: Book, qtbot: QtBot
) -> None:
    page.grid.setCurrentIndex(page.model.index(0, len(page.model.periods) - 2))
    type_into(page, "abc")
    assert [one.text for one in page.model.refused] == ["abc"]
    assert book_of.values(book_of.hours) == {date(2026, 11, 9): 3.5}


def test_figures_are_entered_with_the_chosen_evidence_and_source(
    page: FiguresPage, book_of: Book, qtbot: QtBot
) -> None:
    page.evidence.setCurrentIndex(1)
    page.source.setText("Desk report")
    kept_anew(page, qtbot, lambda: type_into(page, "3.6"))
    point = next(one for one in book_of.results().metrics if one.metric_id == book_of.hours).series.points[-1]
    assert (point.evidence, point.source) == (Evidence.ESTIMATED, "Desk report")


def test_a_contact_confirms_the_selected_figures(page: FiguresPage, book_of: Book, qtbot: QtBot) -> None:
    page.grid.setCurrentIndex(page.model.index(0, len(page.model.periods) - 2))
    kept_anew(page, qtbot, page.confirm_selected)
    point = next(one for one in book_of.results().metrics if one.metric_id == book_of.hours).series.points[-1]
    assert (point.evidence, point.confirmed_by) == (Evidence.CONFIRMED, "Marijke")


def test_metrics_of_another_cadence_are_chosen_above(page: FiguresPage, qtbot: QtBot) -> None:
    assert page.cadence.count() == 2
    page.cadence.setCurrentIndex(1)
    kept_anew(page, qtbot, lambda: page.cadence.activated.emit(1))
    assert [row.metric.name for row in page.model.rows] == ["Satisfaction"]
    assert page.model.periods[-1] == date(2026, 11, 1)


def test_earlier_periods_can_be_shown(page: FiguresPage, qtbot: QtBot) -> None:
    before = len(page.model.periods)
    kept_anew(page, qtbot, page.show_earlier)
    assert len(page.model.periods) == 2 * before
    assert page.model.periods[-1] == NOW


def test_tab_goes_through_the_cells_and_leaves_at_the_last(page: FiguresPage) -> None:
    last = len(page.model.periods) - 1
    page.grid.setCurrentIndex(page.model.index(0, last))
    QTest.keyClick(page.grid, Qt.Key.Key_Tab)
    assert (page.grid.currentIndex().row(), page.grid.currentIndex().column()) == (1, 0)
    page.grid.setCurrentIndex(page.model.index(1, last))
    QTest.keyClick(page.grid, Qt.Key.Key_Tab)
    assert not page.grid.hasFocus()


def test_copied_cells_are_a_block(page: FiguresPage) -> None:
    page.grid.setCurrentIndex(page.model.index(0, len(page.model.periods) - 2))
    QTest.keyClick(page.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "3.5"


def test_the_figures_that_are_shown_can_go_out(page: FiguresPage) -> None:
    assert page.list_here() == ("measurement", (1,))


def test_an_account_without_metrics_says_where_they_come_from(
    shell: Shell, show: Show, qtbot: QtBot, hands: Hands, today: date, book_of: Book
) -> None:
    other = book_of.do(AddAccount("Empty"))
    page = FiguresPage(shell)
    show(page)
    with qtbot.waitSignal(page.filled):
        page.open(Place("figures", other))
    assert page.grid.visibleRegion().isEmpty()
    with qtbot.waitSignal(shell.place_wanted) as wanted:
        page.leave()
    assert wanted.args == [Place("account", other, "results")]


def test_a_double_click_edits_a_cell(page: FiguresPage, qtbot: QtBot) -> None:
    index = page.model.index(0, len(page.model.periods) - 2)
    place: QPoint = page.grid.visualRect(index).center()
    qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor = page.grid.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "3.5"
    assert editor.accessibleName() == "First response time (h), 9 Nov"


def test_a_figure_that_is_being_typed_stays_when_the_one_before_is_kept(
    page: FiguresPage, book_of: Book, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.filled):
        type_into(page, "3,6")
        QApplication.sendPostedEvents()  # Enter is taken in a turn of its own
        QTest.keyClick(page.grid, "1")
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        QTest.keyClicks(editor, "2")
    assert editor.text() == "12"
    QTest.keyClicks(editor, "/340")
    kept_anew(page, qtbot, lambda: QTest.keyClick(editor, Qt.Key.Key_Return))
    assert book_of.values(book_of.late)[NOW] == 12 / 340


def test_a_figure_that_is_being_typed_is_kept_when_other_rows_come(
    page: FiguresPage, book_of: Book, qtbot: QtBot
) -> None:
    QTest.keyClick(page.grid, "3")
    editor = page.grid.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, ",6")
    with qtbot.waitSignal(page.model.modelReset):
        book_of.do(AddMetric(book_of.account, "Backlog", cadence=Cadence.WEEKLY))
    qtbot.waitUntil(lambda: NOW in book_of.values(book_of.hours))
    assert book_of.values(book_of.hours)[NOW] == 3.6


def test_no_figure_is_cut_off_however_long_it_is(
    shell: Shell, hands: Hands, show: Show, qtbot: QtBot, today: date
) -> None:
    book = Book(hands, qtbot, today)
    book.do(RecordMeasurement(book.late, NOW, numerator=1_541_234.25, denominator=2_863_111.75))
    page = FiguresPage(shell)
    show(page)
    with qtbot.waitSignal(page.filled):
        page.open(Place("figures", book.account))
    model, grid = page.grid.model(), page.grid
    texts = [model.index(1, column).data() or "" for column in range(model.columnCount())]
    assert max(map(grid.fontMetrics().horizontalAdvance, texts)) < grid.columnWidth(0)


def test_only_what_the_last_import_brought_is_shown(page: FiguresPage, book_of: Book, qtbot: QtBot) -> None:
    run = FigureRun.of(PeriodFigure(date(2026, 10, 1), 7.0))
    monthly = next(
        one.metric_id for one in book_of.results().metrics if one.series.metric.name == "Satisfaction"
    )
    with qtbot.waitSignal(page.filled):
        book_of.do(ImportMeasurements("scores.csv", (Incoming(monthly, run),)))
    qtbot.waitUntil(page.last_imported.isVisible)
    assert len(page.model.rows) == 2
    page.last_imported.click()
    qtbot.waitUntil(lambda: [row.metric.name for row in page.model.rows] == ["Satisfaction"])
    page.last_imported.click()
    qtbot.waitUntil(lambda: not page.last_imported.isChecked())
    assert page.model.rows
