"""A review goes out with its sheet to confirm on, comes back, and is taken in."""

import json
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from tests.cli.conftest import Run
from tests.lent import Original

TODAY = date(2026, 11, 22)


def test_what_a_review_asks_is_known_again_when_it_comes_back(
    run: Run, sample: Original, tmp_path: Path
) -> None:
    book, deck = sample.copy_to(tmp_path / "s.csdesk"), tmp_path / "r.xlsx"
    base = ("--book", str(book), "--today", TODAY.isoformat())
    asked = (
        "--account",
        "Harbour Freight Lines",
        "--kind",
        "qbr",
        "--from",
        "2026-07-01",
        "--to",
        "2026-09-30",
    )
    assert run("deck", *base, *asked, "--out", str(deck), "--confirm-sheet").code == 0
    workbook = load_workbook(deck)
    sheet = workbook["Confirm and correct"]
    head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Is it right?")
    line = next(
        n for n in range(head.row + 1, sheet.max_row) if not sheet.cell(n, head.column).protection.locked
    )
    sheet.cell(line, head.column).value = "Yes"  # type: ignore[union-attr]  # a plain cell
    workbook.save(deck)

    taken = run("return", str(deck), *base, "--accept-all", "--by", "Marijke van den Berg", "--json")
    assert taken.code == 0, taken.err
    assert json.loads(taken.out)["account"] == "Harbour Freight Lines"
    again = run("return", str(deck), *base, "--json")
    assert again.err  # it was taken in already, which is said
