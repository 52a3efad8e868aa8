"""`csdesk deck --all`: every account with a plan gets its review, and one refused stops no other."""

from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from csdesk.commands.sharing import Share
from csdesk.desk import Desk
from csdesk.queries.planned_accounts import planned_accounts
from csdesk.queries.staying_out import not_shared
from tests.cli.conftest import Run
from tests.story import tell

TODAY = ("--today", "2026-11-22")


def test_every_account_with_a_plan_has_a_file_or_a_reason(
    run: Run, sample_book: Path, tmp_path: Path
) -> None:
    out = tmp_path / "reviews"
    ran = run("deck", "--all", "--out", out, "--book", sample_book, "--json", *TODAY)
    data: Any = ran.data
    desk = Desk.open(sample_book, write=False)
    try:
        planned = [one.name for one in desk.ask(planned_accounts)]
    finally:
        desk.close()

    assert [one["account"] for one in data] == planned
    written = {one["file"] for one in data if one["file"]}
    assert written == {str(path) for path in out.iterdir()}
    assert len(written) >= 6
    refused = [one for one in data if one["file"] is None]
    assert refused, "the sample book has an account of which nothing is shared"
    assert all(one["refused"] for one in refused)
    assert ran.code == 1
    assert "were written" in ran.err


def test_without_dates_it_is_about_the_last_whole_quarter(run: Run, book: Path, tmp_path: Path) -> None:
    desk = Desk.open(book)
    story = tell(desk)
    desk.do(Share(tuple((one.kind, one.id) for one in desk.ask(not_shared, story.account))))
    desk.close()
    out = ("--out", tmp_path / "reviews")
    data: Any = run("deck", "--all", "--kind", "qbr", *out, "--book", book, "--json", *TODAY).data
    first = Path(data[0]["file"])

    assert "Q3 2026" in first.name
    assert "Quarterly business review" in first.name
    assert CalamineWorkbook.from_path(first).sheet_names[0] == "Cover"


@pytest.mark.parametrize(
    "words",
    [
        ("--all", "--account", "Harbour Freight Lines"),
        ("--all", "--from", "2026-07-01"),
        ("--account", "Harbour Freight Lines"),
    ],
)
def test_half_a_question_is_misuse(
    run: Run, sample_book: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert run("deck", *words, "--out", tmp_path, "--book", sample_book).code == 2


def test_a_book_without_plans_is_refused(run: Run, book: Path, tmp_path: Path) -> None:
    ran = run("deck", "--all", "--out", tmp_path, "--book", book)
    assert (ran.code, ran.out) == (1, "")
    assert "no review to write" in ran.err


def test_a_folder_that_can_not_be_is_refused(run: Run, sample_book: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    ran = run("deck", "--all", "--out", tmp_path / "taken", "--book", sample_book)
    assert ran.code == 1
    assert "can't be used as a folder" in ran.err
