"""`csdesk export` and `csdesk import book`."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from csdesk.commands.account import AddAccount
from csdesk.desk import Desk
from tests.cli.conftest import Run


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_book_goes_out_and_comes_in_again(run: Run, sample_book: Path, tmp_path: Path, form: str) -> None:
    out, again, new = tmp_path / f"out.{form}", tmp_path / f"again.{form}", tmp_path / "new.csdesk"
    assert run("export", "--book", sample_book, "--format", form, "--out", out).code == 0
    assert run("import", "book", out, "--book", new, "--json").code == 0
    assert run("export", "--book", new, "--format", form, "--out", again).code == 0
    files = [file for file in (out.rglob("*") if out.is_dir() else [out]) if file.is_file()]
    assert files
    for file in files:
        assert (again / file.relative_to(out)).read_bytes() == file.read_bytes()
    shown = [run("accounts", "--book", book, "--today", "2026-11-22").out for book in (sample_book, new)]
    assert shown[0] == shown[1]


def test_a_refused_import_leaves_no_book(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wrong.json").write_text("{}", encoding="utf-8")
    ran = run("import", "book", tmp_path / "wrong.json", "--book", tmp_path / "new.csdesk")
    assert ran.code == 1
    assert "was not written by csdesk" in ran.err
    assert not (tmp_path / "new.csdesk").exists()


def test_a_workbook_has_a_sheet_a_kind_and_no_formula(run: Run, book: Path, tmp_path: Path) -> None:
    desk = Desk.open(book, today=lambda: date(2026, 11, 22))
    desk.do(AddAccount("=1+1"))
    desk.close()
    assert run("export", "--book", book, "--format", "xlsx", "--out", tmp_path / "out.xlsx").code == 0
    sheet = load_workbook(tmp_path / "out.xlsx")["Accounts"]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_a_calendar_keeps_its_days_apart_for_ever(run: Run, sample_book: Path, tmp_path: Path) -> None:
    for name in ("one.ics", "two.ics"):
        assert run("export", "--book", sample_book, "--format", "ics", "--out", tmp_path / name).code == 0
    assert (tmp_path / "one.ics").read_bytes() == (tmp_path / "two.ics").read_bytes()
    events = Calendar.from_ical((tmp_path / "one.ics").read_bytes()).walk("VEVENT")
    assert len({str(event["uid"]) for event in events}) == len(events) > 5
    assert all({"SEQUENCE", "LAST-MODIFIED", "DTSTAMP", "DTSTART"} <= set(event) for event in events)


def test_one_account_goes_out_alone(run: Run, sample_book: Path, tmp_path: Path) -> None:
    out = tmp_path / "one"
    names = [row["name"] for row in run("accounts", "--book", sample_book, "--json").data]  # type: ignore[attr-defined]
    assert (
        run("export", "--book", sample_book, "--format", "csv", "--out", out, "--account", names[0]).code == 0
    )
    lines = (out / "accounts.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert names[0] in lines[1]
