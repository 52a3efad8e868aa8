"""`csdesk demo` and `csdesk deck`: where the files lie, what is used again, what is refused."""

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from csdesk.cli import main
from csdesk.cli.demo import has_screen
from csdesk.desk import Desk
from tests.cli.conftest import Ran, Run

# A PDF needs an application; pytest-qt's own, so that tests of the window find theirs.
pytestmark = pytest.mark.usefixtures("qapp")

TODAY = ("--today", "2026-11-22")


def deck(run: Run, book: Path, out: Path, *more: object) -> Ran:
    return run(
        "deck", "--book", book, "--account", "Harbour Freight Lines", "--kind", "ebr", "--from", "2026-07-01",
        "--to", "2026-09-30", "--out", out, *TODAY, *more,
    )  # fmt: skip


def test_the_sample_book_and_its_review_are_written_and_used_again(run: Run, csdesk_home: Path) -> None:
    first = run("demo", "--with-review", *TODAY)
    assert first.code == 0
    book, review = map(Path, first.out.splitlines())
    assert book == csdesk_home / "data" / "Sample book.csdesk"
    assert review.parent == book.parent
    assert review.suffix == ".xlsx"
    assert "Harbour Freight Lines" in CalamineWorkbook.from_path(review).get_sheet_by_index(0).to_python()[0]
    again = run("demo", "--with-review", *TODAY)
    assert again.out == first.out
    assert "there already" in again.err
    assert sorted(file for file in book.parent.iterdir() if file.is_file() and file.name[0] != ".") == sorted(
        [book, review]
    )


def test_the_sample_book_may_lie_elsewhere(run: Run, tmp_path: Path) -> None:
    ran = run("demo", "--book", tmp_path / "look", "--json", *TODAY)
    assert ran.data == {"book": str(tmp_path / "look.csdesk"), "written": True, "review": None}
    assert len(_accounts(run, tmp_path / "look.csdesk")) == 12


def test_a_book_of_ones_own_is_not_overwritten_by_the_sample(run: Run, book: Path) -> None:
    before = book.read_bytes()
    ran = run("demo", "--book", book)
    assert ran.code == 1
    assert "a book of your own" in ran.err
    assert book.read_bytes() == before


def test_on_a_screen_the_sample_book_is_opened(
    tmp_path: Path, sample_book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":1")
    opened: list[list[str]] = []

    def window(options: list[str]) -> int:
        opened.append(options)
        return 5

    assert main(["demo", "--book", str(sample_book), *TODAY], window) == 5
    assert opened == [["--book", str(sample_book), *TODAY]]
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(["demo", "--book", str(sample_book), *TODAY], window) == 0


@pytest.mark.parametrize(
    ("system", "environment", "seen"),
    [
        ("win32", {}, True),
        ("darwin", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_a_screen_is_known(system: str, environment: dict[str, str], seen: bool) -> None:
    assert has_screen(system, environment) is seen


def test_a_deck_is_written_beside_a_writer_and_its_path_is_told(
    run: Run, sample_book: Path, tmp_path: Path
) -> None:
    desk = Desk.open(sample_book)
    try:
        ran = deck(run, sample_book, tmp_path / "review.xlsx")
    finally:
        desk.close()
    assert (ran.code, ran.out) == (0, f"{tmp_path / 'review.xlsx'}\n")
    assert "Rota paused for two weeks: sickness" in ran.err


def test_a_deck_as_json_names_its_sheets_and_what_stays_out(
    run: Run, sample_book: Path, tmp_path: Path
) -> None:
    data: Any = deck(run, sample_book, tmp_path / "review.xlsx", "--json").data
    assert data["sheets"] == CalamineWorkbook.from_path(tmp_path / "review.xlsx").sheet_names
    assert {"kind": "change", "name": "Rota paused for two weeks: sickness"} in data["stays_out"]


def test_the_same_is_printed_beside_it(run: Run, sample_book: Path, tmp_path: Path) -> None:
    data: Any = deck(run, sample_book, tmp_path / "review.xlsx", "--pdf", "--json").data
    pages = PdfReader(data["pdf"]).pages

    assert Path(data["pdf"]) == tmp_path / "review.pdf"
    assert len(pages) >= len(data["sheets"])
    assert "Harbour Freight Lines" in pages[0].extract_text()


@pytest.mark.parametrize("name", ["review.docx", "missing/review.xlsx", "aux.xlsx"])
def test_a_place_where_no_deck_can_be_is_refused(
    run: Run, sample_book: Path, tmp_path: Path, name: str
) -> None:
    ran = deck(run, sample_book, tmp_path / name)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.strip()
    assert list(tmp_path.iterdir()) == []


def test_the_last_months_figure_stands_in_the_deck_of_a_real_account(
    run: Run, book: Path, tmp_path: Path, shared_data: Path
) -> None:
    run(
        "import", "measurements", shared_data / "nhs-ae" / "ae_attendances.csv", "--account", "org_code",
        "--date", "period", "--metric-name", "Waited over four hours", "--numerator", "breaches",
        "--denominator", "attendances", "--unit", "%", "--better", "down", "--cadence", "monthly",
        "--where", "type=1", "--create-accounts", "--shared", "--book", book,
    )  # fmt: skip
    today = ("--today", "2019-04-20")
    run(
        "goal", "--book", book, "--account", "RF4", "--metric", "Waited over four hours", "--baseline", "21.7",
        "--target", "5", "--due", "2019-12-31", "--start", "2018-04-01", "--shared", *today,
    )  # fmt: skip
    ran = run(
        "deck", "--book", book, "--account", "RF4", "--kind", "ebr", "--from", "2019-01-01", "--to", "2019-03-31",
        "--out", tmp_path / "rf4.xlsx", *today,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    workbook = CalamineWorkbook.from_path(tmp_path / "rf4.xlsx")
    texts = [
        str(cell)
        for name in workbook.sheet_names
        for row in workbook.get_sheet_by_name(name).to_python()
        for cell in row
    ]
    said = "\n".join(texts).replace("\N{NO-BREAK SPACE}", " ")
    assert "5.0 %" in said
    assert f"{100 * 4618 / 15994:.1f} %" in said


def _accounts(run: Run, book: Path) -> list[object]:
    data = run("accounts", "--book", book, "--json").data
    assert isinstance(data, list)
    return data
