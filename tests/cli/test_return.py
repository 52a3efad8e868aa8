"""`csdesk ask` and `csdesk return`: a customer is asked, and what comes back is compared and taken in."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from csdesk.domain.asking import CODE
from tests.cli.conftest import Run

TODAY = ("--today", "2026-11-22")
RIGHT, VALUE = 9, 10


@pytest.fixture
def book(sample_book: Path, tmp_path: Path) -> Path:
    path = tmp_path / "own.csdesk"
    shutil.copyfile(sample_book, path)
    return path


def test_what_is_confirmed_is_taken_in_only_when_that_is_asked(run: Run, book: Path, tmp_path: Path) -> None:
    sent = tmp_path / "request.xlsx"
    asked = run("ask", "--account", "Harbour Freight Lines", "--out", sent, "--book", book, "--json", *TODAY)
    data: Any = asked.data
    assert (asked.code, data["file"]) == (0, str(sent))
    filled = load_workbook(sent)
    sheet = filled.worksheets[0]
    lines = [row[0].row for row in sheet.iter_rows(min_col=2, max_col=2) if CODE.fullmatch(str(row[0].value))]
    assert len(lines) == data["rows"]
    sheet.cell(lines[0], RIGHT).value = "Yes"
    sheet.cell(lines[1], VALUE).value = "plenty"
    minutes = filled.create_sheet("Minutes")
    minutes.append(["Harbour Freight Lines", "Quarterly business review · Q2 2026"])
    minutes.append(["What is to be done", "Who", "By"])
    minutes.append(["Send the rota", "Maya Okafor", "12 Dec"])
    filled.save(tmp_path / "back.xlsx")

    looked: Any = run("return", tmp_path / "back.xlsx", "--book", book, "--json", *TODAY).data
    assert looked["taken_in"] == 0
    assert [row["standing"] for row in looked["rows"][:3]] == ["confirmed", "unreadable", "open"]
    assert "plenty" in looked["rows"][1]["why"]
    (action,) = looked["meeting"]
    assert (action["standing"], action["text"], action["due"]) == ("filled", "Send the rota", "2026-12-12")

    refused = run("return", tmp_path / "back.xlsx", "--accept-all", "--by", "Nobody", "--book", book, *TODAY)
    assert refused.code == 1
    taken = run("return", tmp_path / "back.xlsx", "--accept-all", "--book", book, *TODAY)
    assert taken.code == 0, taken.err
    assert "2 rows were taken in" in taken.err
    again: Any = run("return", tmp_path / "back.xlsx", "--book", book, "--json", *TODAY).data
    assert (again["rows"][0]["standing"], again["meeting"][0]["standing"]) == ("known", "known")


def test_a_file_of_something_else_is_refused_in_words(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "note.xlsx").write_text("nothing of the kind")
    ran = run("return", tmp_path / "note.xlsx", "--book", book)
    assert (ran.code, ran.out) == (1, "")
    assert "not a workbook" in ran.err
