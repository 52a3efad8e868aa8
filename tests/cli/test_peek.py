"""`csdesk peek`: a file's table as it is read, without any book."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A list with a title above and a total below it."""
    path = tmp_path / "list.csv"
    path.write_text('My list\nName;Seats\n"A;B";1,5\nC;2,5\nTotal;4,0\n', encoding="utf-8")
    return path


def test_the_table_is_printed_as_json(run: Run, file: Path) -> None:
    assert json.loads(run("peek", file, "--json").out) == {
        "encoding": "utf-8",
        "delimiter": ";",
        "quote": '"',
        "header": ["Name", "Seats"],
        "rows": [["A;B", "1,5"], ["C", "2,5"]],
        "left_out": [
            {"first": 1, "last": 1, "why": "above the head", "text": "My list"},
            {"first": 5, "last": 5, "why": "totals", "text": "Total 4,0"},
        ],
    }


def test_the_table_is_printed_for_people(run: Run, file: Path) -> None:
    ran = run("peek", file)
    assert ran.out.splitlines() == ["Name  Seats", "A;B   1,5", "C     2,5"]
    assert "delimiter ;" in ran.err
    assert "Left out: line 5 (totals) Total 4,0" in ran.err


def test_the_reading_can_be_corrected(run: Run, file: Path) -> None:
    ran = run(
        "peek",
        file,
        "--json",
        "--header",
        "none",
        "--delimiter",
        "|",
        "--first-line",
        "3",
        "--last-line",
        "4",
    )
    assert json.loads(ran.out)["rows"] == [['"A;B";1,5'], ["C;2,5"]]
    assert json.loads(ran.out)["header"] == []


def test_an_encoding_that_has_to_be_said_is_asked_for_with_its_options(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "west.csv"
    file.write_bytes("Name;Ort\nÖl;Köln\n".encode("cp1252"))
    ran = run("peek", file)
    assert ran.code == 1
    assert "--encoding cp1252" in ran.err
    assert json.loads(run("peek", file, "--json", "--encoding", "cp1252").out)["rows"] == [["Öl", "Köln"]]


def test_a_file_that_is_none_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("peek", tmp_path).code == 1
