"""Importing from the window: guesses shown with reasons, what will happen row by row, one change that goes back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csdesk.changes import Changes
from csdesk.desk import Desk
from csdesk.domain.metric import Kind
from csdesk.exchange.days import DayOrder
from csdesk.exchange.mapping import SumUp
from csdesk.flows.mapping import Mapping
from csdesk.flows.mapping_files import kept_mappings
from csdesk.flows.records_plan import Deed
from csdesk.queries.accounts import list_accounts
from csdesk.queries.imports import list_imports
from csdesk.ui.dialogs import import_file
from csdesk.ui.dialogs.import_fields import FieldsForm
from csdesk.ui.dialogs.import_file import PASSED_OVER, ImportDialog
from csdesk.ui.dialogs.import_form import FiguresForm
from csdesk.ui.dialogs.imports import ImportsDialog
from csdesk.ui.dialogs.picks import Line, Pick
from csdesk.ui.importing import Importing
from csdesk.ui.shell import Notice, Shell

ACCOUNTS = (
    "Account ID,Account Name,Status,Customer since\nA-1,Acme,live,2026-01-05\nA-2,Bolt,who knows,2026-02-31\n"
)
FIGURES = "account,day,hours\nA,2026-01-05,3.6\nB,2026-01-05,4\n"
Show = Callable[[QWidget], None]
Open = Callable[..., ImportDialog]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an answer would do is found out at once, not when the hand has rested."""
    monkeypatch.setattr(import_file, "PATIENCE", 0)


@pytest.fixture
def opened(shell: Shell, tmp_path: Path, show: Show, qtbot: QtBot) -> Open:
    """The dialog on a file with the given text, its guesses made and what they would do found out."""

    def make(name: str, text: str | bytes) -> ImportDialog:
        file = tmp_path / name
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        dialog = ImportDialog(shell, file)
        show(dialog)
        qtbot.waitUntil(lambda: bool(dialog.outcome.said.text()), timeout=10_000)
        return dialog

    return make


def says(dialog: ImportDialog, qtbot: QtBot, said: str) -> None:
    """Let the dialog think until it says something."""
    qtbot.waitUntil(lambda: said in dialog.outcome.said.text(), timeout=10_000)


def shown(dialog: ImportDialog) -> list[list[str]]:
    """The rows of the dry run that are shown, without columns that are not."""
    table, model = dialog.outcome.rows, dialog.outcome.model
    columns = [place for place in range(model.columnCount()) if not table.isColumnHidden(place)]
    return [
        [str(model.data(model.index(row, column))) for column in columns] for row in range(model.rowCount())
    ]


def test_what_a_file_holds_is_guessed_with_the_reason(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("customers.csv", ACCOUNTS)
    says(dialog, qtbot, "2 rows")
    assert dialog.kind.value == "accounts"
    assert "by its name and its columns" in dialog.why.text()
    assert isinstance(dialog.form, FieldsForm)
    name = dialog.form.rows["name"].source
    assert name is not None
    assert name.columns == ("Account Name",)
    assert dialog.outcome.table.rowCount() == 2
    assert dialog.outcome.how_read.text() == "Read as utf-8, with commas between columns."


def test_a_refused_cell_is_corrected_where_it_stands(opened: Open, shell: Shell, qtbot: QtBot) -> None:
    dialog = opened("customers.csv", ACCOUNTS)
    says(dialog, qtbot, "One row can't be used")
    assert [row[:4] for row in shown(dialog)] == [
        ["3", "Bolt", "Status", "who knows"],
        ["3", "Bolt", "Customer since", "2026-02-31"],
    ]
    assert not dialog.button.isEnabled()
    model = dialog.outcome.model
    model.setData(model.index(0, 3), "lost")
    qtbot.waitUntil(lambda: len(shown(dialog)) == 1, timeout=10_000)
    model.setData(model.index(0, 3), "2026-02-28")
    qtbot.waitUntil(dialog.button.isEnabled, timeout=10_000)
    says(dialog, qtbot, "2 new")
    changes: list[Changes] = []
    shell.hands.changed.connect(changes.append)
    notices: list[Notice] = []
    shell.notice_wanted.connect(notices.append)
    with qtbot.waitSignals([dialog.accepted, shell.hands.changed]):
        dialog.start()
    assert shell.say(notices[-1].said) == "2 records of “customers.csv” came in."
    assert notices[-1].entry == changes[-1].entry
    assert changes[-1].tables == {"account"}


def test_a_row_is_left_out_by_del_and_taken_back(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("customers.csv", ACCOUNTS)
    says(dialog, qtbot, "One row can't be used")
    dialog.outcome.rows.selectRow(0)
    qtbot.keyClick(dialog.outcome.rows, Qt.Key.Key_Delete)
    says(dialog, qtbot, "One other row is passed over")
    assert dialog.button.isEnabled()
    dialog.outcome.back.click()
    says(dialog, qtbot, "One row can't be used")


def test_another_kind_can_be_said(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("customers.csv", ACCOUNTS)
    says(dialog, qtbot, "2 rows")
    place = dialog.kind.box.findText("Contracts")
    dialog.kind.box.setCurrentIndex(place)
    dialog.kind.box.activated.emit(place)
    qtbot.waitUntil(
        lambda: isinstance(dialog.form, FieldsForm) and "starts" in dialog.form.rows, timeout=10_000
    )
    says(dialog, qtbot, "Say which column of “customers.csv” holds: Start.")


def test_one_text_for_all_rows(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("customers.csv", "name\nAcme\n")
    says(dialog, qtbot, "1 new")
    assert isinstance(dialog.form, FieldsForm)
    row = dialog.form.rows["country"]
    place = row.pick.box.findText("The same for all rows…")
    row.pick.box.setCurrentIndex(place)
    row.pick.box.activated.emit(place)
    assert row.text.isVisible()
    qtbot.keyClicks(row.text, "DE")
    qtbot.keyClick(row.text, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Country: DE" in shown(dialog)[0][-1] if shown(dialog) else False, timeout=10_000)


def test_columns_are_joined_cut_and_said_in_other_words(opened: Open, qtbot: QtBot) -> None:
    text = "given,family,company,state\nJo,Ng,Acme - East,running\nAl,Bo,Bolt - West,running\nCy,Du,Corp - East,over\n"
    dialog = opened("customers.csv", text)
    assert isinstance(dialog.form, FieldsForm)
    name, status = dialog.form.rows["name"], dialog.form.rows["status"]
    pick(status.pick, "state")
    says(dialog, qtbot, "3 rows can't be used")
    name.more.toggle()
    qtbot.keyClicks(name.refine.cut.box, " - ")
    status.more.toggle()
    values = status.refine.values
    pick(values._fields["running"], "Active")
    pick(values._fields["over"], "Lost")
    says(dialog, qtbot, "3 new")
    assert shown(dialog)[0][-1] == "Name: Acme; Status: Active"
    assert status.pick._said.text() == "Status · in other words"
    industry = dialog.form.rows["industry"]
    pick(industry.pick, "given")
    industry.more.toggle()
    pick(industry.refine.others[0], "family")
    qtbot.waitUntil(lambda: shown(dialog)[0][-1].endswith("Industry: Jo Ng"), timeout=10_000)


def test_the_way_a_file_is_read_is_said_by_hand(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("customers.csv", "'x;y'\nname;country\n'A;B';DE\nBolt;FR\nnot mine;XX\n")
    reading = dialog.reading
    for line, text in ((reading.header, "2"), (reading.last, "4")):
        line.box.setText(text)
    pick(reading.delimiter, "Semicolons")
    pick(reading.quote, "Single quotes")
    says(dialog, qtbot, "2 new")
    assert [row[1] for row in shown(dialog)] == ["A;B", "Bolt"]


def pick(field: Pick[Any] | Line, text: str) -> None:
    """Choose as a hand does."""
    assert isinstance(field, Pick)
    place = field.box.findText(text)
    assert place >= 0
    field.box.setCurrentIndex(place)
    field.box.activated.emit(place)


def test_answers_are_kept_under_a_name_and_taken_again(opened: Open, shell: Shell, qtbot: QtBot) -> None:
    dialog = opened("customers.csv", "name,status\nAcme,running\nBolt,running\n")
    assert isinstance(dialog.form, FieldsForm)
    pick(dialog.form.rows["status"].pick, "status")
    says(dialog, qtbot, "2 rows can't be used")
    dialog.outcome.model.setData(dialog.outcome.model.index(0, 3), "active")
    says(dialog, qtbot, "2 new")
    dialog.choices.name.box.setText("CRM")
    with qtbot.waitSignal(dialog.accepted):
        dialog.start()
    assert [name for name, _ in kept_mappings()] == ["CRM"]
    again = opened("other.csv", "name,status\nCord,running\n")
    assert "as in “CRM”" in again.why.text()
    says(again, qtbot, "1 new")
    assert shown(again)[0][-1] == "Name: Cord; Status: Active"


def test_figures_count_events_and_name_the_metric(opened: Open, qtbot: QtBot) -> None:
    text = "ticket_id,account,opened\nT-1,A,2026-01-05\nT-2,A,2026-01-09\nT-3,B,2026-02-01\n"
    dialog = opened("support_tickets.csv", text)
    says(dialog, qtbot, "3 rows can't be used")
    form = dialog.form
    assert isinstance(form, FiguresForm)
    assert (form.sum_up.value, form.name.text, form.account.value) == (
        SumUp.COUNT,
        "Support tickets",
        "account",
    )
    dialog.outcome.mends["create_accounts"].click()
    says(dialog, qtbot, "2 new, 0 changed. 2 accounts are made: “A”, “B”. 2 metrics are made.")


def test_a_ratio_asks_for_its_two_columns(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("figures.csv", FIGURES)
    says(dialog, qtbot, "2 rows can't be used")
    form = dialog.form
    assert isinstance(form, FiguresForm)
    form.kind.box.setCurrentIndex(1)
    form.kind.box.activated.emit(1)
    assert form.kind.value is Kind.RATIO
    assert form.numerator.isVisible() and form.denominator.isVisible() and not form.value.isVisible()
    assert [form.sum_up.box.count(), form.sum_up.value] == [3, None]


def test_a_ratio_of_two_rows_asks_which_metrics_they_are(opened: Open, qtbot: QtBot) -> None:
    rows = "A,late,2026-01-05,1\nA,all,2026-01-05,4\nA,cost,2026-01-05,9\n"
    dialog = opened("figures.csv", f"account,metric,day,hours\n{rows}")
    says(dialog, qtbot, "3 rows can't be used")
    dialog.choices.create_accounts.click()
    says(dialog, qtbot, "3 metrics are made")
    form = dialog.form
    assert isinstance(form, FiguresForm)
    pick(form.kind, "A ratio of two rows")
    says(dialog, qtbot, "Say which columns hold account, date and figures")
    pick(form.numerator, "late")
    pick(form.denominator, "all")
    form.name.box.setText("Waited")
    form.name.changed.emit()
    says(dialog, qtbot, "From 2 rows: 1 new, 0 changed. One other row is passed over.")
    pick(form.kind, "Plain values")
    says(dialog, qtbot, "3 metrics are made")


def test_what_a_file_leaves_open_is_asked_by_showing_what_it_would_be(
    shell: Shell, tmp_path: Path, show: Show, qtbot: QtBot
) -> None:
    file = tmp_path / "customers.csv"
    file.write_bytes("name,customer since\nMüller,03/04/2026\n".encode("cp1252"))
    dialog = ImportDialog(shell, file)
    show(dialog)
    says(dialog, qtbot, "cp1252 is the usual one")
    assert dialog.outcome.readings.buttons["cp1252"].text() == "Müller   (Western European, Windows)"
    dialog.outcome.readings.buttons["cp1252"].click()
    says(dialog, qtbot, "no date there tells which")
    dialog.outcome.readings.buttons[DayOrder.DAY_FIRST].click()
    says(dialog, qtbot, "1 new")
    assert shown(dialog)[0][-1] == "Name: Müller; Customer since: 3 Apr 2026"
    assert not dialog.outcome.readings.isVisible()


def test_files_dropped_on_the_window_come_one_after_the_other(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    names = ("usage.csv", "contacts.csv", "customers.csv", "account.json")
    for name in names:
        (tmp_path / name).write_text(ACCOUNTS, encoding="utf-8")
    window = QWidget()
    qtbot.addWidget(window)
    importing = Importing(shell, window)
    written: list[Path] = []
    importing.from_csdesk.connect(written.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(1, 1), action, data, button, Qt.KeyboardModifier.NoModifier)
    assert importing.eventFilter(window, event)
    assert [one.name for one in written] == ["account.json"]
    first = the_dialog(window, qtbot, "customers.csv")
    qtbot.waitUntil(lambda: first.kind.value == "accounts", timeout=10_000)
    assert first.windowTitle() == "Import, file 1 of 3"
    first.done(PASSED_OVER)
    the_dialog(window, qtbot, "contacts.csv").reject()
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in window.findChildren(ImportDialog)))


def the_dialog(window: QWidget, qtbot: QtBot, name: str) -> ImportDialog:
    """The one that is open on a file."""

    def there() -> list[ImportDialog]:
        return [
            one for one in window.findChildren(ImportDialog) if one._file.name == name and one.isVisible()
        ]

    qtbot.waitUntil(lambda: bool(there()))
    return there()[0]


def test_what_was_copied_is_opened(shell: Shell, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    importing = Importing(shell, window)
    QGuiApplication.clipboard().setText("Firma\tBranche\nAcme\tBau\n")
    importing.paste()
    (dialog,) = window.findChildren(ImportDialog)
    qtbot.waitUntil(dialog.button.isEnabled, timeout=10_000)
    pasted = dialog._file
    with qtbot.waitSignal(shell.hands.changed):
        dialog.start()
    qtbot.waitUntil(lambda: not pasted.parent.exists())


def test_imports_are_listed_and_taken_back(
    opened: Open, shell: Shell, show: Show, qtbot: QtBot, book: Path, today: date
) -> None:
    dialog = opened("customers.csv", "name\nAcme\n")
    says(dialog, qtbot, "1 new")
    with qtbot.waitSignal(shell.hands.changed):
        dialog.start()
    listing = ImportsDialog(shell)
    show(listing)
    qtbot.waitUntil(listing.button.isEnabled, timeout=10_000)
    assert listing.said.text() == "1 record goes back."
    with qtbot.waitSignal(shell.hands.changed):
        listing.start()
    qtbot.waitUntil(lambda: "taken back already" in listing.said.text(), timeout=10_000)
    desk = Desk.open(book, write=False, today=lambda: today)
    assert not desk.ask(list_accounts, today)
    assert [row.stands for row in desk.ask(list_imports)] == [False]
    desk.close()


def test_every_deed_has_its_rows(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("customers.csv", ACCOUNTS)
    says(dialog, qtbot, "One row can't be used")
    dialog.outcome._deeds[Deed.CREATE].click()
    assert [row[1] for row in shown(dialog)] == ["Acme"]


def test_every_box_has_a_name(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("customers.csv", ACCOUNTS)
    assert isinstance(dialog.form, FieldsForm)
    reading = dialog.reading
    boxes = (
        reading.order,
        reading.decimal,
        reading.encoding,
        reading.delimiter,
        reading.header,
        reading.last,
    )
    for field in (dialog.kind, *boxes, *(row.pick for row in dialog.form.rows.values())):
        box = field.focusProxy()
        assert box is not None
        assert box.accessibleName()


def test_a_name_that_is_nearly_one_of_the_book_is_taken_for_it(
    opened: Open, shell: Shell, qtbot: QtBot
) -> None:
    accounts = opened("customers.csv", "id,name\nA-1,Quartz Robotics\n")
    says(accounts, qtbot, "1 new")
    with qtbot.waitSignals([accounts.accepted, shell.hands.changed]):
        accounts.start()
    dialog = opened("contacts.csv", "account,name\nQuartz Robotic,Cy Moss\nQuartz Robotic,Di Ng\n")
    says(dialog, qtbot, "2 rows can't be used")
    assert dialog.outcome.near.text() == "Take “Quartz Robotics” for “Quartz Robotic”"
    dialog.outcome.near.click()
    says(dialog, qtbot, "From 2 rows: 2 new, 0 changed.")
    assert not dialog.outcome.near.isVisible()


def test_the_currency_that_exports_leave_out_is_said_once_and_keys_alone_import(
    opened: Open, shell: Shell, qtbot: QtBot
) -> None:
    accounts = opened("customers.csv", "id,name\nA-1,Quartz Robotics\n")
    says(accounts, qtbot, "1 new")
    with qtbot.waitSignals([accounts.accepted, shell.hands.changed]):
        qtbot.keyClick(accounts.kind.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog = opened("contracts.csv", "account_id,start_date,arr_amount\nA-1,2026-02-14,28656\n")
    says(dialog, qtbot, "One row can't be used")
    assert [row[-1] for row in shown(dialog)] == ["An amount needs its currency, such as EUR, GBP or USD."]
    assert dialog.outcome.rows.isColumnHidden(3)  # no cell is wrong: the reason has their room
    qtbot.keyClick(dialog.outcome.mends["currency"], Qt.Key.Key_Return)
    assert isinstance(dialog.form, FieldsForm)
    box = dialog.form.rows["currency"].text
    assert QApplication.focusWidget() is box
    qtbot.keyClicks(box, "usd")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    says(dialog, qtbot, "From one row: 1 new, 0 changed.")


def test_tab_goes_from_what_a_file_holds_into_its_fields(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("customers.csv", "id,name\nA-1,Acme\n")
    says(dialog, qtbot, "1 new")
    assert isinstance(dialog.form, FieldsForm)
    dialog.kind.setFocus()
    qtbot.keyClick(dialog.kind.box, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.form.rows["external_id"].pick.box


def test_what_tells_records_apart_is_chosen_in_its_order(opened: Open, qtbot: QtBot) -> None:
    dialog = opened("customers.csv", "id,name\nA-1,Acme\n")
    says(dialog, qtbot, "1 new")
    assert isinstance(dialog.form, FieldsForm)
    keys = dialog.form.keys
    assert keys.keys == ()
    assert [pick.box.currentText() for pick in keys.picks] == ["External id", "Name", "Web domain"]
    pick(keys.picks[0], "Name")
    assert keys.keys == ("name", "external_id", "domain")
    pick(keys.picks[2], "nothing more")
    pick(keys.picks[1], "nothing more")
    assert keys.keys == ("name",)
    assert not keys.picks[2].isVisibleTo(keys)
    mapping = dialog.form.mapping()
    assert isinstance(mapping, Mapping)
    assert mapping.manners.keys == ("name",)
