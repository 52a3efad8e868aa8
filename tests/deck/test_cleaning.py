"""Names of sheets and feet of pages that every spreadsheet program takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.charts.sheet_text import clean_line
from csdesk.deck.cleaning import foot_text, sheet_name


@pytest.mark.parametrize(
    "wanted, name",
    [
        ("Results: 1/2 [x]*?\\", "Results  1 2  x"),
        ("'quoted'", "quoted"),
        ("History", "History 1"),
        ("", "Sheet"),
        ("A name that is much longer than thirty-one", "A name that is much longer than"),
    ],
)
def test_sheet_names_are_legal(wanted: str, name: str) -> None:
    assert sheet_name(wanted, []) == name


def test_sheet_names_are_unique_whatever_the_case() -> None:
    assert sheet_name("summary", ["Summary", "Summary 2"]) == "summary 3"
    assert sheet_name("x" * 40, ["X" * 31]) == "x" * 29 + " 2"


def test_a_foot_fits_with_its_ampersands_doubled() -> None:
    assert foot_text("R&D") == "R&&D"
    assert len(foot_text("x" * 300)) <= 180


@given(st.text())
def test_any_text_makes_a_legal_sheet_name(text: str) -> None:
    name = sheet_name(text, [])

    assert 1 <= len(name) <= 31
    assert not set("[]:*?/\\") & set(name)
    assert not name.startswith("'") and not name.endswith("'")
    assert name.casefold() != "history"


@given(st.text())
def test_a_clean_line_is_one_line(text: str) -> None:
    assert len(clean_line(text).splitlines()) <= 1
