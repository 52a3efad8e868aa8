"""`csdesk import measurements`: the line that users type, what it says and what it leaves alone."""

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run


def bring_in(run: Run, book: Path, file: Path, *more: object) -> Ran:
    return run(
        "import", "measurements", file, "--book", book, "--today", "2026-11-22",
        "--account", "account", "--date", "day", "--metric-name", "Wait", "--value", "hours",
        "--cadence", "weekly", *more,
    )  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "figures.csv"
    path.write_text("account,day,hours\nA,2026-01-05,3.6\nB,2026-01-05,x\n", encoding="utf-8")
    return path


def test_the_line_of_the_manual_brings_in_every_row_and_again_nothing(
    run: Run, book: Path, shared_data: Path
) -> None:
    file = shared_data / "nhs-ae" / "ae_attendances.csv"
    line = [
        "import", "measurements", file, "--account", "org_code", "--date", "period",
        "--metric-name", "Waited over four hours", "--numerator", "breaches", "--denominator", "attendances",
        "--unit", "%", "--better", "down", "--cadence", "monthly", "--where", "type=1", "--create-accounts",
        "--book", book,
    ]  # fmt: skip
    with file.open(newline="", encoding="utf-8") as lines:
        expected = sum(row["type"] == "1" for row in csv.DictReader(lines))
    first, again = run(*line), run(*line, "--json")
    assert first.code == 0
    assert f"Figures: {expected:,} added, 0 changed, 0 unchanged." in first.out
    assert "140 accounts made." in first.out
    assert again.data == {
        "file": "ae_attendances.csv",
        "kind": "measurements",
        "dry_run": False,
        "entry": None,
        "rows_read": expected,
        "rows_passed_over": 12_765 - expected,
        "rows_left_out": 0,
        "accounts_made": [],
        "accounts_guessed": {},
        "metrics_made": 0,
        "metrics_shared": 0,
        "added": 0,
        "changed": 0,
        "unchanged": expected,
        "changes": [],
        "refused_cells": [],
    }
    assert "nothing was changed" in run(*line).out


def test_bad_rows_are_told_on_stderr_and_nothing_is_kept(run: Run, book: Path, file: Path) -> None:
    ran = bring_in(run, book, file, "--create-accounts")
    assert (ran.code, ran.out) == (1, "")
    assert "Line 3, column “hours”: “x”: this is not a number." in ran.err
    assert "can't be used. Mend it, or have it left out. (--skip-bad)" in ran.err
    assert run("accounts", "--book", book, "--json").data == []


def test_bad_rows_are_left_out_and_still_told(run: Run, book: Path, file: Path) -> None:
    ran = bring_in(run, book, file, "--create-accounts", "--skip-bad")
    assert ran.code == 0
    assert "Line 3" in ran.err
    assert "1 row left out." in ran.out
    assert [account["name"] for account in listed(run, book)] == ["A"]


def test_unknown_accounts_are_not_made_unasked(run: Run, book: Path, file: Path) -> None:
    ran = bring_in(run, book, file)
    assert ran.code == 1
    assert "Line 2, column “account”: “A”: the book has no account" in ran.err
    assert "--create-accounts makes the accounts" in ran.err


def test_many_complaints_are_told_in_part(run: Run, book: Path, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("account,day,hours\n" + "A,soon,1\n" * 80, encoding="utf-8")
    ran = bring_in(run, book, file, "--create-accounts")
    assert ran.err.count("Line ") == 50
    assert "… and 30 more." in ran.err


def test_a_column_that_is_not_there_names_those_that_are(run: Run, book: Path, file: Path) -> None:
    ran = run(
        "import", "measurements", file, "--book", book, "--account", "org", "--date", "day",
        "--metric-name", "Wait", "--value", "hours",
    )  # fmt: skip
    assert ran.code == 1
    assert "Its columns are: “account”, “day”, “hours”." in ran.err


def test_how_a_file_is_written_can_be_said(run: Run, book: Path, tmp_path: Path) -> None:
    file = tmp_path / "western.csv"
    file.write_bytes("account;day;hours\nMüller;03/04/2026;1,234\n".encode("cp1252"))
    assert "--encoding cp1252" in bring_in(run, book, file, "--create-accounts").err
    told = bring_in(run, book, file, "--create-accounts", "--encoding", "cp1252")
    assert "--dates day-first" in told.err
    told = bring_in(run, book, file, "--create-accounts", "--encoding", "cp1252", "--dates", "month-first")
    assert "--decimal point" in told.err
    done = bring_in(
        run, book, file, "--create-accounts", "--encoding", "cp1252", "--dates", "month-first",
        "--decimal", "comma", "--json",
    )  # fmt: skip
    assert isinstance(done.data, dict)
    assert done.data["accounts_made"] == ["Müller"]
    results = run("results", "--book", book, "--account", "müller", "--json").data
    assert isinstance(results, dict)
    (point,) = results["metrics"][0]["points"]
    assert (point["date"], point["value"]) == ("2026-03-02", 1.234)


def listed(run: Run, book: Path) -> list[dict[str, object]]:
    data = run("accounts", "--book", book, "--json").data
    assert isinstance(data, list)
    return data


def test_an_import_is_listed_and_taken_back(run: Run, book: Path, file: Path) -> None:
    assert "Nothing was imported" in run("undo-import", "--book", book, "--list").err
    bring_in(run, book, file, "--create-accounts", "--skip-bad")
    listed = run("undo-import", "--book", book, "--list", "--json").data
    assert isinstance(listed, list)
    assert (listed[0]["file"], listed[0]["stands"]) == ("figures.csv", True)
    assert listed[0]["reversed"] == {"account": 1, "measurement": 1, "metric": 1}
    assert "3 records go back" in run("undo-import", "--book", book, "--list").out
    done = run("undo-import", listed[0]["entry"], "--book", book, "--json")
    assert done.data == {
        "entry": listed[0]["entry"],
        "file": "figures.csv",
        "reversed": {"account": 1, "measurement": 1, "metric": 1},
        "kept": [],
        "kept_unnamed": 0,
    }
    again = run("undo-import", listed[0]["entry"], "--book", book)
    assert (again.code, "taken back already" in again.err) == (1, True)
    assert "no import in this book that could be taken back" in run("undo-import", "--book", book).err
