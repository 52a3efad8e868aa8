"""Importing figures from the window: guesses shown, what will happen said, one change that can be taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csdesk.changes import Changes
from csdesk.domain.metric import Kind, Summary
from csdesk.ui.dialogs.import_measurements import ImportDialog
from csdesk.ui.shell import Notice, Shell

GOOD = "account,day,hours\nA,2026-01-05,3.6\nB,2026-01-05,4\n"
Show = Callable[[QWidget], None]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "figures.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def dialog(shell: Shell, file: Path, show: Show, qtbot: QtBot) -> ImportDialog:
    """The dialog on two rows of a new metric, its guesses made."""
    made = ImportDialog(shell, file)
    show(made)
    qtbot.waitUntil(lambda: made.outcome.table.rowCount() > 0)
    return made


def answer(dialog: ImportDialog, qtbot: QtBot, said: str) -> None:
    """Let the dialog think until it says something."""
    dialog.form.changed.emit()
    qtbot.waitUntil(lambda: said in dialog.outcome.said.text(), timeout=10_000)


def test_columns_are_offered_with_what_is_guessed(dialog: ImportDialog) -> None:
    form = dialog.form
    assert (form.account.value, form.day.value, form.value.value) == ("account", "day", "hours")
    assert form.where.value == ""
    assert not form.numerator.isVisible()
    assert not dialog.button.isEnabled()


def test_what_is_missing_is_asked_for(dialog: ImportDialog, qtbot: QtBot) -> None:
    answer(dialog, qtbot, "name the metric")
    assert dialog.form.request(Path("x")) is None


def test_complaints_are_listed_and_mended_by_a_choice(dialog: ImportDialog, qtbot: QtBot) -> None:
    dialog.form.name.box.setText("Wait")
    answer(dialog, qtbot, "2 rows can't be used")
    assert dialog.outcome.complaints.toPlainText().count("the book has no account") == 2
    assert not dialog.button.isEnabled()
    dialog.form.create_accounts.click()
    qtbot.waitUntil(dialog.button.isEnabled, timeout=10_000)
    assert "2 figures come in from 2 rows. 2 accounts are made." in dialog.outcome.said.text()
    assert not dialog.outcome.complaints.isVisible()


def test_an_import_is_one_change_that_the_foot_offers_to_take_back(
    dialog: ImportDialog, shell: Shell, qtbot: QtBot
) -> None:
    notices: list[Notice] = []
    shell.notice_wanted.connect(notices.append)
    dialog.form.name.box.setText("Wait")
    dialog.form.create_accounts.setChecked(True)
    answer(dialog, qtbot, "2 figures come in")
    changes: list[Changes] = []
    shell.hands.changed.connect(changes.append)
    with qtbot.waitSignals([dialog.accepted, shell.hands.changed]):
        dialog.start()
    assert shell.say(notices[-1].said) == "2 figures of “figures.csv” came in."
    assert notices[-1].entry == changes[-1].entry
    assert changes[-1].tables == {"account", "metric", "measurement"}


def test_a_ratio_asks_for_its_two_columns(dialog: ImportDialog) -> None:
    form = dialog.form
    form.kind.box.setCurrentIndex(1)
    form.kind.box.activated.emit(1)
    assert form.kind.value is Kind.RATIO
    assert form.numerator.isVisible() and form.denominator.isVisible() and not form.value.isVisible()
    assert [form.sum_up.box.count(), form.sum_up.value] == [3, None]
    form.sum_up.box.setCurrentIndex(1)
    assert form.sum_up.value is Summary.RATIO


def test_rows_can_be_chosen_by_a_value_that_is_there(dialog: ImportDialog) -> None:
    form = dialog.form
    form.where.box.setCurrentText("account")
    form.where.box.activated.emit(1)
    assert form.wanted.isVisible()
    assert [form.wanted.box.itemText(place) for place in range(form.wanted.box.count())] == ["A", "B"]


def test_a_file_that_can_not_be_read_says_why_and_how_it_can(
    shell: Shell, tmp_path: Path, show: Show, qtbot: QtBot
) -> None:
    file = tmp_path / "western.csv"
    file.write_bytes("account,day,hours\nMüller,2026-01-05,3.6\n".encode("cp1252"))
    dialog = ImportDialog(shell, file)
    show(dialog)
    qtbot.waitUntil(lambda: "cp1252 is the usual one" in dialog.outcome.said.text())
    dialog.form.encoding.box.setCurrentText("cp1252")
    dialog.form.encoding.box.activated.emit(2)
    qtbot.waitUntil(lambda: dialog.outcome.table.rowCount() == 1)
    item = dialog.outcome.table.item(0, 0)
    assert item is not None
    assert item.text() == "Müller"


def test_every_box_has_a_name(dialog: ImportDialog) -> None:
    form = dialog.form
    for field in (
        form.account,
        form.day,
        form.metric_column,
        form.name,
        form.kind,
        form.encoding,
        form.order,
    ):
        box = field.focusProxy()
        assert box is not None
        assert box.accessibleName()
