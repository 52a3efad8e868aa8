"""The Results section on a real book: figures, charts and changes shown, added to, switched and edited in place."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csdesk.charts.spec import Role
from csdesk.commands.account import AddAccount
from csdesk.commands.change import AddChange, Concerns
from csdesk.commands.contact import AddContact
from csdesk.commands.figures import Figure
from csdesk.commands.goal import AddGoal
from csdesk.commands.measurement import RecordMeasurements
from csdesk.commands.metric import AddMetric
from csdesk.commands.plan import AddPlan
from csdesk.domain.change import ChangeKind
from csdesk.domain.metric import Better
from csdesk.domain.periods import Cadence
from csdesk.queries.results_page import ResultsPage, results_page
from csdesk.ui.hands import Done, Hands
from csdesk.ui.places import Place
from csdesk.ui.sections.results import ResultsSection
from csdesk.ui.sections.results_card import MetricEntry
from csdesk.ui.sections.results_changes import ChangeEntry
from csdesk.ui.shell import Shell

Show = Callable[[QWidget], None]
FIRST = date(2026, 5, 4)


class Book:
    """A book written through commands, and read again through the query of the section."""

    def __init__(self, hands: Hands, qtbot: QtBot, today: date) -> None:
        self._hands = hands
        self._qtbot = qtbot
        self._today = today

    def do(self, command: object) -> int:
        results: list[Done[int]] = []
        self._hands.do(command, results.append)  # type: ignore[arg-type]
        self._qtbot.waitUntil(lambda: bool(results))
        return results[0].result

    def page(self, account: int) -> ResultsPage:
        found: list[ResultsPage] = []
        self._hands.ask(results_page, account, self._today, then=found.append)
        self._qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def metric(self, account: int, name: str, values: list[float]) -> int:
        metric = self.do(AddMetric(account, name, unit="h", better=Better.DOWN, cadence=Cadence.WEEKLY))
        figures = tuple(Figure(metric, FIRST + timedelta(weeks=n), value) for n, value in enumerate(values))
        self.do(RecordMeasurements(figures))
        return metric


@pytest.fixture
def book_of(hands: Hands, qtbot: QtBot, today: date) -> Book:
    return Book(hands, qtbot, today)


FALLING = [9.0, 9.2, 8.9, 9.1, 9.0, 9.2, 8.8, 9.1, 9.0, 9.1, 9.2, 9.0, 9.1, 6.0, 6.1, 5.9, 6.2, 6.0, 6.1, 5.8]


@pytest.fixture
def account(book_of: Book) -> int:
    """Harbour: one headline goal, a second metric, two changes."""
    account = book_of.do(AddAccount("Harbour"))
    metric = book_of.metric(account, "First response time", FALLING)
    book_of.metric(account, "Backlog", [30.0, 29.0, 31.0])
    plan = book_of.do(AddPlan(account, starts=FIRST))
    book_of.do(
        AddGoal(
            plan,
            metric,
            target=4.0,
            due=date(2026, 12, 31),
            baseline_from=FIRST,
            baseline_to=FIRST + timedelta(weeks=8),
            rank=1,
        )
    )
    book_of.do(AddContact(account, "Marijke"))
    book_of.do(
        AddChange(account, date(2026, 6, 29), "Training", ChangeKind.TRAINING, metrics=(Concerns(metric),))
    )
    book_of.do(
        AddChange(account, date(2026, 8, 3), "Triage rota", ChangeKind.PROCESS, metrics=(Concerns(metric),))
    )
    return account


@pytest.fixture
def section(shell: Shell, show: Show, qtbot: QtBot, account: int) -> ResultsSection:
    made = ResultsSection(shell)
    show(made)
    shell.hands.changed.connect(made.note)
    open_at(made, account, qtbot)
    return made


def open_at(section: ResultsSection, account: int, qtbot: QtBot) -> None:
    with qtbot.waitSignal(section.filled):
        section.open(Place("account", account, "results"))


def anew(section: ResultsSection, qtbot: QtBot, act: Callable[[], object]) -> None:
    """Do something that changes the book, and wait until the section shows it."""
    with qtbot.waitSignal(section.filled):
        act()


def card(section: ResultsSection, name: str) -> MetricEntry:
    found = next(one for one in section.metrics.entries if one.row.result.metric.name == name)
    assert isinstance(found, MetricEntry)
    return found


def change(section: ResultsSection, text: str) -> ChangeEntry:
    found = next(one for one in section.why.entries.entries if one.row.change.text == text)
    assert isinstance(found, ChangeEntry)
    return found


def drawn(section: ResultsSection, name: str, qtbot: QtBot) -> MetricEntry:
    found = card(section, name)
    qtbot.waitUntil(lambda: found.chart.view.hits is not None)
    return found


def test_headlines_are_tiles_and_every_metric_is_a_chart(section: ResultsSection, qtbot: QtBot) -> None:
    (tile,) = section.tiles.shown
    assert tile.texts[0] == "First response time"
    assert tile.texts[1] == "5.8\xa0h"
    drawn(section, "First response time", qtbot)
    drawn(section, "Backlog", qtbot)


def test_a_card_says_what_happened_and_what_each_change_did(section: ResultsSection) -> None:
    texts = card(section, "First response time").texts
    assert any("Triage rota" in text and "→" in text for text in texts)
    assert any("more weeks are needed" in text for text in card(section, "Backlog").texts)


def test_numbers_of_changes_are_the_same_in_table_charts_and_lines(section: ResultsSection) -> None:
    found = card(section, "First response time")
    spec = found.chart.view.spec
    assert spec is not None
    assert [(mark.number, mark.text) for mark in spec.panel.marks] == [(1, "Training"), (2, "Triage rota")]
    assert [button.text() for button in found.compared.buttons] == ["①", "②"]
    assert [entry.row.number for entry in section.why.entries.entries] == [1, 2]


def test_a_change_can_be_chosen_for_the_two_averages(section: ResultsSection) -> None:
    found = card(section, "First response time")
    found.compared.buttons[0].click()
    spec = found.chart.view.spec
    assert spec is not None
    assert [level.start for level in spec.panel.levels if level.role is Role.AFTER] == [date(2026, 6, 29)]
    assert [button.isChecked() for button in found.compared.buttons] == [True, False]


def test_how_it_is_computed_opens_by_a_key_with_the_accounts_figures(section: ResultsSection) -> None:
    found = card(section, "First response time")
    found.explained.button.setFocus()
    QTest.keyClick(found.explained.button, Qt.Key.Key_Return)
    assert found.explained.is_open
    assert "÷" in found.explained.text and "2.66" in found.explained.text
    QTest.keyClick(found.explained.button, Qt.Key.Key_Return)
    assert not found.explained.is_open


def test_a_coarser_view_is_drawn_from_the_same_figures(section: ResultsSection) -> None:
    section.view_buttons[Cadence.MONTHLY].click()
    spec = card(section, "First response time").chart.view.spec
    assert spec is not None
    assert spec.cadence is Cadence.MONTHLY
    assert len(spec.panel.points) == 5
    assert spec.panel.has_partial
    section.view_buttons[None].click()
    assert card(section, "First response time").chart.view.spec != spec


def test_all_metrics_can_be_shown_on_one_time_axis(section: ResultsSection, qtbot: QtBot) -> None:
    section.together_button.click()
    qtbot.waitUntil(lambda: section.side_by_side.view.hits is not None)
    spec = section.side_by_side.view.spec
    assert spec is not None
    assert [panel.name for panel in spec.panels] == ["First response time", "Backlog"]
    assert section.metrics.isHidden()


def test_a_day_on_a_charts_axis_begins_a_change_of_that_metric(
    section: ResultsSection, book_of: Book, account: int, qtbot: QtBot
) -> None:
    found = card(section, "Backlog")
    found.chart.change_wanted.emit(date(2026, 5, 12))
    editor = section.why.new.editor
    assert editor.hasFocus()
    assert "12 May 2026" in editor.placeholderText()
    QTest.keyClicks(editor, "Two more agents")
    anew(section, qtbot, lambda: QTest.keyClick(editor, Qt.Key.Key_Return))
    added = next(one for one in book_of.page(account).changes if one.text == "Two more agents")
    assert added.day == date(2026, 5, 12)
    assert [one.name for one in added.metrics] == ["Backlog"]
    assert "①" in [button.text() for button in found.compared.buttons]


def test_a_change_is_edited_where_it_stands_and_undone(
    section: ResultsSection, hands: Hands, book_of: Book, account: int, qtbot: QtBot
) -> None:
    entry = change(section, "Training")
    entry.by.editor.setFocus()
    entry.by.editor.clear()
    QTest.keyClicks(entry.by.editor, "Tom")
    anew(section, qtbot, lambda: QTest.keyClick(entry.by.editor, Qt.Key.Key_Return))
    assert book_of.page(account).changes[0].by == "Tom"
    anew(section, qtbot, hands.undo)
    assert book_of.page(account).changes[0].by == ""


def test_a_change_and_a_metric_are_shared_where_they_stand(
    section: ResultsSection, book_of: Book, account: int, qtbot: QtBot
) -> None:
    anew(section, qtbot, change(section, "Training").share)
    anew(section, qtbot, card(section, "Backlog").share)
    page = book_of.page(account)
    assert [one.shared for one in page.changes] == [True, False]
    assert [one.shared for one in page.results.metrics] == [False, True]


def test_limits_can_start_anew_at_a_change(
    section: ResultsSection, book_of: Book, account: int, qtbot: QtBot
) -> None:
    entry = change(section, "Triage rota")
    entry.toggle()
    metric = card(section, "First response time").row.result.metric_id
    _, starts_anew = entry.concerns.buttons[metric]
    anew(section, qtbot, starts_anew.click)
    assert book_of.page(account).changes[1].metrics[0].new_start
    spec = card(section, "First response time").chart.view.spec
    assert spec is not None
    assert spec.panel.stretches[0].end < date(2026, 8, 3)


def test_a_change_can_concern_another_metric_too(
    section: ResultsSection, book_of: Book, account: int, qtbot: QtBot
) -> None:
    entry = change(section, "Triage rota")
    entry.toggle()
    concerns, _ = entry.concerns.buttons[card(section, "Backlog").row.result.metric_id]
    anew(section, qtbot, concerns.click)
    assert {one.name for one in book_of.page(account).changes[1].metrics} == {
        "First response time",
        "Backlog",
    }


def test_a_deleted_change_comes_back(section: ResultsSection, hands: Hands, qtbot: QtBot) -> None:
    anew(section, qtbot, change(section, "Training").delete)
    assert [entry.row.change.text for entry in section.why.entries.entries] == ["Triage rota"]
    anew(section, qtbot, hands.undo)
    assert len(section.why.entries.entries) == 2


def test_a_metric_is_added_in_place_and_goes_on_with_its_unit(
    section: ResultsSection, book_of: Book, account: int, qtbot: QtBot
) -> None:
    add = section.metrics.add
    assert add is not None
    add.open()
    editor = add.field.boxes()[0]
    QTest.keyClicks(editor, "Satisfaction")
    anew(section, qtbot, lambda: QTest.keyClick(editor, Qt.Key.Key_Return))
    panel = card(section, "Satisfaction").settings.panel
    assert panel.metric_fields.unit.editor.hasFocus()
    QTest.keyClicks(panel.metric_fields.unit.editor, "points")
    anew(section, qtbot, lambda: QTest.keyClick(panel.metric_fields.unit.editor, Qt.Key.Key_Return))
    metrics = {one.metric.name: one.metric for one in book_of.page(account).results.metrics}
    assert metrics["Satisfaction"].unit == "points"


def test_a_goal_is_set_in_place(section: ResultsSection, book_of: Book, account: int, qtbot: QtBot) -> None:
    found = card(section, "Backlog")
    found.settings.toggle()
    anew(section, qtbot, found.settings.panel.add_goal)
    target = found.settings.panel.goal_fields.target.editor
    target.setFocus()
    QTest.keyClicks(target, "12,5")
    anew(section, qtbot, lambda: QTest.keyClick(target, Qt.Key.Key_Return))
    goal = next(one for one in book_of.page(account).results.metrics if one.metric.name == "Backlog").goal
    assert goal is not None
    assert goal.target == 12.5


def test_the_first_goal_of_an_account_without_a_plan_makes_a_draft(
    section: ResultsSection, book_of: Book, qtbot: QtBot
) -> None:
    other = book_of.do(AddAccount("New"))
    book_of.metric(other, "Backlog", [3.0])
    open_at(section, other, qtbot)
    found = card(section, "Backlog")
    found.settings.toggle()
    found.settings.panel.add_goal()
    qtbot.waitUntil(lambda: found.row.result.goal_id is not None)
    assert book_of.page(other).results.plan_id is not None


def test_another_account_shows_its_own_and_uses_the_cards_again(
    section: ResultsSection, book_of: Book, qtbot: QtBot
) -> None:
    first = drawn(section, "First response time", qtbot)
    other = book_of.do(AddAccount("Tamarind"))
    book_of.metric(other, "Requests settled", [1.0, 2.0, 3.0])
    open_at(section, other, qtbot)
    found = card(section, "Requests settled")
    assert found is first
    assert [entry.row.result.metric.name for entry in section.metrics.entries] == ["Requests settled"]
    qtbot.waitUntil(lambda: found.chart.view.hits is not None and len(found.chart.view.hits.points) == 3)
    assert not section.why.entries.entries


def test_an_account_without_metrics_teaches_what_belongs_here(
    section: ResultsSection, book_of: Book, qtbot: QtBot
) -> None:
    open_at(section, book_of.do(AddAccount("Empty")), qtbot)
    assert section.teaching.isVisible()
    assert not section.tiles.isVisible()
    assert not section.together_button.isVisible()


def test_a_metric_without_figures_leads_to_the_grid(
    section: ResultsSection, shell: Shell, book_of: Book, account: int, qtbot: QtBot
) -> None:
    anew(section, qtbot, lambda: book_of.do(AddMetric(account, "Satisfaction")))
    found = card(section, "Satisfaction")
    assert found.chart.isHidden()
    with qtbot.waitSignal(shell.place_wanted) as wanted:
        found.record_wanted.emit()
    assert wanted.args == [Place("figures", account)]


def test_a_chosen_change_stays_chosen_when_rows_are_read_anew(
    section: ResultsSection, book_of: Book, account: int, qtbot: QtBot
) -> None:
    found = card(section, "First response time")
    found.compared.buttons[0].click()
    anew(section, qtbot, lambda: book_of.do(AddContact(account, "Tom")))
    assert [button.isChecked() for button in found.compared.buttons] == [True, False]
