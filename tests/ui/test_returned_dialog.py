"""What came back is taken in, line by line, by keys alone."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from csdesk.commands.review import AddReview
from csdesk.deck.content import Author
from csdesk.desk import Desk
from csdesk.domain.asking import CODE
from csdesk.domain.returned import Standing
from csdesk.domain.review import ReviewKind
from csdesk.flows.asking import AskRequest, ask_for_data
from csdesk.flows.sample.stories import HARBOUR
from csdesk.jobs import Progress
from csdesk.queries.account_by_name import account_by_name
from csdesk.ui.asking import ask_for_figures, write_request
from csdesk.ui.dialogs.import_file import ImportDialog
from csdesk.ui.dialogs.returned import TICKED, UNTICKED, ReturnedDialog
from csdesk.ui.importing import Importing
from csdesk.ui.shell import Notice, Shell
from tests.lent import Original

RIGHT, REMARK = 9, 12


@pytest.fixture(scope="module")
def told(sample: Original, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample book, of which a request went out, and what came back of it beside it."""
    folder = tmp_path_factory.mktemp("returned")
    path, today = sample.copy_to(folder / "Sample.csdesk"), date(2026, 11, 22)
    desk = Desk.open(path, today=lambda: today)
    account = desk.ask(account_by_name, HARBOUR.name).id
    sent = folder / "request.xlsx"
    ask_for_data(desk, AskRequest(account, sent, Author("Maya Okafor", "", "")), Progress())
    desk.do(AddReview(account, ReviewKind.QUARTERLY, date(2026, 7, 1), date(2026, 9, 30)))
    desk.close()
    returned = load_workbook(sent)
    sheet = returned.worksheets[0]
    lines = [row[0].row for row in sheet.iter_rows(min_col=2, max_col=2) if CODE.fullmatch(str(row[0].value))]
    for line in lines[:3]:
        sheet.cell(line, RIGHT).value = "Yes"
    sheet.cell(lines[0], REMARK).value = "From our own system"
    minutes = returned.create_sheet("Minutes")
    minutes.append([HARBOUR.name, "Quarterly business review · Q3 2026"])
    minutes.append(["What is to be done", "Who", "By"])
    minutes.append(["Send the rota", "Maya Okafor", date(2026, 12, 12)])
    returned.save(folder / "returned.xlsx")
    return folder


@pytest.fixture
def book(told: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Sample.csdesk"
    shutil.copyfile(told / path.name, path)
    return path


def test_space_and_enter_take_in_what_is_right(
    shell: Shell, told: Path, qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    notices: list[Notice] = []
    shell.notice_wanted.connect(notices.append)
    dialog = ReturnedDialog(shell, told / "returned.xlsx")
    show(dialog)
    qtbot.waitUntil(lambda: dialog.person.count() > 0, timeout=15_000)

    assert HARBOUR.name in dialog.title.text()
    assert dialog.button.text() == "Take in 4 rows"
    assert "From our own system" in dialog.detail.text()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.table.item(0, 0).checkState() == UNTICKED
    assert dialog.button.text() == "Take in 3 rows"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.table.item(0, 0).checkState() == TICKED
    unanswered = next(n for n, line in enumerate(dialog.rows) if line.standing is Standing.OPEN)
    dialog.table.setCurrentCell(unanswered, 0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert len(dialog.chosen) == 4
    dialog.table.setCurrentCell(len(dialog.rows) - 1, 0)
    assert "Send the rota" in dialog.detail.text()
    assert "promise" in dialog.detail.text()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(notices), timeout=15_000)

    assert shell.say(notices[0].said) == "4 rows were taken in."
    assert notices[0].entry is not None


def test_a_dropped_file_that_came_back_is_told_from_one_to_import(
    shell: Shell, told: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = Workbook()
    other.active.append(["Name", "Code"])
    other.active.append(["Acme", "K7Q2-03"])
    other.save(tmp_path / "accounts.xlsx")
    window = QWidget()
    qtbot.addWidget(window)
    importing = Importing(shell, window)
    importing.open_files([told / "returned.xlsx"])
    qtbot.waitUntil(lambda: bool(window.findChildren(ReturnedDialog)), timeout=15_000)
    importing.open_files([tmp_path / "accounts.xlsx"])
    qtbot.waitUntil(lambda: bool(window.findChildren(ImportDialog)), timeout=15_000)
    assert len(window.findChildren(ReturnedDialog)) == 1
    window.findChildren(ImportDialog)[0].reject()
    window.findChildren(ReturnedDialog)[0].reject()


def test_a_file_that_is_no_answer_is_explained_and_nothing_can_be_taken_in(
    shell: Shell, tmp_path: Path, qtbot: QtBot, show: Callable[[QWidget], None]
) -> None:
    (tmp_path / "note.xlsx").write_text("nothing of the kind")
    dialog = ReturnedDialog(shell, tmp_path / "note.xlsx")
    show(dialog)
    qtbot.waitUntil(lambda: "not a workbook" in dialog.said.text(), timeout=15_000)

    assert not dialog.button.isEnabled()


def test_where_a_request_goes_is_asked_by_the_customers_name(
    shell: Shell, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def choose(_window: object, _title: str, suggested: str, _pattern: str) -> tuple[str, str]:
        proposed.append(suggested)
        return str(tmp_path / "asked.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    window = QWidget()
    qtbot.addWidget(window)
    ask_for_figures(shell, 1, window)
    qtbot.waitUntil((tmp_path / "asked.xlsx").is_file, timeout=15_000)
    assert HARBOUR.name in proposed[0]


def test_a_request_is_written_and_said(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    notices: list[Notice] = []
    shell.notice_wanted.connect(notices.append)
    write_request(shell, 1, tmp_path / "for the customer")
    qtbot.waitUntil(lambda: bool(notices), timeout=15_000)

    assert (tmp_path / "for the customer.xlsx").is_file()
    assert "asks for" in shell.say(notices[0].said)
