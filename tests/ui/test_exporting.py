"""Taking things out by the File menu, and in what another csdesk wrote."""

import csv
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount
from csdesk.commands.commitment import AddCommitment
from csdesk.commands.review import AddReview
from csdesk.domain.review import ReviewKind
from csdesk.queries.accounts import AccountRow, list_accounts
from csdesk.ui.places import Place
from csdesk.ui.window import Window
from tests.ui.in_window import do, open_at


@pytest.fixture
def filled(window: Window, qtbot: QtBot) -> Window:
    """The window with two accounts in its list."""
    page = window.area.page
    assert page is not None
    for name in ("Acme", "=Brown"):
        with qtbot.waitSignal(page.filled):
            window.shell.hands.do(AddAccount(name))
    return window


def export(
    window: Window, action: str, to: Path, form: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> str:
    """Choose a file in the dialog of an action, and wait until it says that it was written."""

    def choose(_parent: object, _title: str, _path: str, filters: str) -> tuple[str, str]:
        return str(to), next(one for one in filters.split(";;") if one.startswith(form))

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    said: list[str] = []
    window.shell.notice_wanted.connect(lambda notice: said.append(window.shell.say(notice.said)))
    window.menus.do(action)
    qtbot.waitUntil(lambda: bool(said))
    return said[-1]


def accounts(window: Window, qtbot: QtBot) -> list[str]:
    rows: list[tuple[AccountRow, ...]] = []
    window.shell.hands.ask(list_accounts, window.shell.today(), then=rows.append)
    qtbot.waitUntil(lambda: bool(rows))
    return [row.name for row in rows[0]]


def test_the_list_goes_out_as_it_is_filtered(
    filled: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.area.page.filter.setText("brown")  # type: ignore[union-attr]
    said = export(filled, "export.list", tmp_path / "list.xlsx", "Workbook (", qtbot, monkeypatch)
    assert said == f"Written: {tmp_path / 'list.xlsx'}"
    (head, row) = load_workbook(tmp_path / "list.xlsx").active.iter_rows()
    assert (head[0].value, row[0].value, row[0].data_type) == ("Account", "=Brown", "s")


def test_all_fields_of_the_list_go_out_too(
    filled: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(filled, "export.list", tmp_path / "list", "CSV with all fields", qtbot, monkeypatch)
    with (tmp_path / "list.csv").open(newline="", encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["name"] for row in rows} == {"Acme", "'=Brown"}
    assert "required_outcome" in rows[0]


@pytest.mark.parametrize("extra", [0, 14])
def test_the_list_of_a_section_goes_out_whole_where_the_keyboard_is_in_it(
    extra: int, window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = do(qtbot, window, AddAccount("Acme"))
    texts = [f"Promise {number}" for number in range(1 + extra)]
    for text in texts:
        do(qtbot, window, AddCommitment(account, text))
    section = open_at(qtbot, window, account, "timeline")
    window.area.page.focus_first()  # type: ignore[union-attr]
    assert not window.exporting.has_list
    section.commitments.entries.entries[0].focus_first()
    assert window.exporting.has_list
    export(window, "export.list", tmp_path / "told", "CSV for Excel", qtbot, monkeypatch)
    with (tmp_path / "told.csv").open(newline="", encoding="utf-8-sig") as lines:
        assert next(csv.DictReader(lines))["Account"] == "Acme"
    section.commitments.entries.entries[0].focus_first()
    export(window, "export.list", tmp_path / "list", "CSV with all fields", qtbot, monkeypatch)
    with (tmp_path / "list.csv").open(newline="", encoding="utf-8-sig") as lines:
        assert {row["text"] for row in csv.DictReader(lines)} == set(texts)


@pytest.mark.parametrize(
    ("form", "made"),
    [
        ("Folder of CSV files (", "out/manifest.json"),
        ("One JSON file", "out.json"),
        ("Workbook", "out.xlsx"),
        ("Calendar", "out.ics"),
    ],
)
def test_the_book_goes_out_in_every_form(
    filled: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, form: str, made: str
) -> None:
    export(filled, "export.book", tmp_path / "out", form, qtbot, monkeypatch)
    assert (tmp_path / made).is_file()


def test_a_package_comes_in_again_and_is_asked_about(
    filled: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    acme = next(row.id for row in filled.area.page.model.rows if row.name == "Acme")  # type: ignore[union-attr]
    with qtbot.waitSignal(filled.travel.went):
        filled.shell.open_place(Place("account", acme))
    export(filled, "export.account", tmp_path / "acme", "Package for", qtbot, monkeypatch)
    filled.exporting.bring_in(tmp_path / "acme.json")

    def asked() -> list[QMessageBox]:
        return [box for box in filled.frame.findChildren(QMessageBox) if box.isVisible()]

    qtbot.waitUntil(lambda: bool(asked()))
    (box,) = asked()
    (both,) = [button for button in box.buttons() if button.text() == "Keep both"]
    both.click()
    qtbot.waitUntil(lambda: "Acme (2)" in accounts(filled, qtbot))
    assert filled.undoing.can_undo


def test_reviews_go_out_from_their_page_and_from_their_section(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = do(qtbot, window, AddAccount("Acme"))
    do(qtbot, window, AddReview(account, ReviewKind.QUARTERLY, date(2026, 7, 1), date(2026, 9, 30)))
    section = open_at(qtbot, window, account, "reviews")
    section.focus_first()
    qtbot.waitUntil(lambda: window.exporting.has_list)
    export(window, "export.list", tmp_path / "section", "CSV for Excel", qtbot, monkeypatch)
    window.shell.open_place(Place("reviews"))
    qtbot.waitUntil(lambda: window.area.page_name == "reviews" and window.exporting.has_list)
    export(window, "export.list", tmp_path / "page", "CSV for Excel", qtbot, monkeypatch)
    export(window, "export.list", tmp_path / "all", "CSV with all fields", qtbot, monkeypatch)
    (told,), (row,), (whole,) = (read(tmp_path / f"{name}.csv") for name in ("section", "page", "all"))
    assert told["Review"] == row["Review"]
    assert row["Account"] == "Acme"
    assert whole["starts"] == "2026-07-01"


def read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as lines:
        return list(csv.DictReader(lines))
