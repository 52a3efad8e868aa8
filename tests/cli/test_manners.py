"""What every command line has in common: options, exit codes, streams, refusals."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk import __version__
from csdesk.cli import entry, main
from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.desk import Desk
from tests.cli.conftest import Run

TODAY = ("--today", "2026-11-22")
REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "words",
    [
        ["--book", "{book}", "--today", "2026-11-22", "--json", "accounts"],
        ["accounts", "--book", "{book}", "--today", "2026-11-22", "--json"],
        ["--json", "accounts", "--book", "{book}", "--today", "2026-11-22"],
        ["--today", "2026-11-22", "accounts", "--json", "--book", "{book}"],
    ],
)
def test_common_options_are_understood_before_and_after_the_command(
    run: Run, sample_book: Path, words: list[str]
) -> None:
    ran = run(*(word.format(book=sample_book) for word in words))
    assert ran.code == 0
    assert isinstance(ran.data, list)
    assert len(ran.data) == 12


GOAL = "goal --book x --account A --metric M --target 5 --due 2027-01-01 --baseline"
IMPORT = "import measurements f --book x --account a --date d"


@pytest.mark.parametrize(
    "line",
    [
        "frobnicate",
        "accounts",
        "accounts --bock x",
        "accounts --book x --today 2026-02-31",
        "accounts --book x --today tomorrow",
        "accounts --book ''",
        "import --book x",
        f"{GOAL} much",
        f"{GOAL} 1,234",
        f"{GOAL} nan",
        "deck --book x --account A --kind novel --from 2026-01-01 --to 2026-03-31 --out f",
        f"{IMPORT} --metric-name m",
        f"{IMPORT} --metric-name m --numerator n",
        f"{IMPORT} --metric-name m --value v --denominator n",
        f"{IMPORT} --metric-name ' ' --value v",
        f"{IMPORT} --metric-name m --metric m --value v",
        f"{IMPORT} --metric-name m --value v --where type",
    ],
)
def test_what_is_not_understood_is_misuse(run: Run, line: str) -> None:
    ran = run(*shlex.split(line))
    assert ran.code == 2
    assert ran.out == ""
    assert "csdesk" in ran.err


def test_help_and_version_are_printed(run: Run) -> None:
    assert run("--version").out == f"csdesk {__version__}\n"
    assert "deck" in run("--help").out
    assert "--create-accounts" in run("import", "measurements", "--help").out


def test_a_new_book_is_made_once(run: Run, tmp_path: Path) -> None:
    made = run("new", "--book", tmp_path / "mine", "--json")
    assert made.data == {"book": str(tmp_path / "mine.csdesk")}
    again = run("new", "--book", tmp_path / "mine")
    assert (again.code, again.out) == (1, "")
    assert "already" in again.err


def test_what_is_no_book_is_refused_and_left_as_it_is(run: Run, tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a book", encoding="utf-8")
    for path, said in ((tmp_path, "folder"), (text, "not a csdesk book"), (tmp_path / "no", "no book")):
        ran = run("accounts", "--book", path)
        assert (ran.code, ran.out) == (1, "")
        assert said in ran.err
        assert "Traceback" not in ran.err
    assert text.read_text(encoding="utf-8") == "not a book"


def test_a_book_of_a_newer_version_is_refused(run: Run, book: Path) -> None:
    connection = dbapi2.connect(str(book))
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    ran = run("accounts", "--book", book)
    assert ran.code == 1
    assert "newer csdesk" in ran.err


def test_reading_works_beside_a_writer_and_writing_says_who_has_the_book(run: Run, book: Path) -> None:
    desk = Desk.open(book)
    try:
        assert run("accounts", "--book", book, "--json").data == []
        ran = run(
            "goal", "--book", book, "--account", "A", "--metric", "M", "--baseline", 1, "--target", 2,
            "--due", "2027-01-01",
        )  # fmt: skip
    finally:
        desk.close()
    assert ran.code == 1
    assert "is open already" in ran.err


def test_without_a_command_the_window_is_asked_for() -> None:
    asked: list[list[str]] = []

    def window(options: list[str]) -> int:
        asked.append(options)
        return 7

    assert main(["--book", "x", *TODAY], window) == 7
    assert asked == [["--book", "x", *TODAY]]


def test_ctrl_c_and_a_closed_pipe_are_no_accidents(
    run: Run, sample_book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(arguments: Arguments, console: Console) -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(entry.MODULES, "accounts", __name__)
    monkeypatch.setattr(sys.modules[__name__], "run", stopped, raising=False)
    ran = run("accounts", "--book", sample_book)
    assert (ran.code, ran.err) == (130, "Stopped.\n")


def csdesk(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "csdesk", *words],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )


def test_it_runs_as_a_program_of_its_own(sample_book: Path) -> None:
    ran = csdesk("results", "--book", str(sample_book), "--account", "Pampa Alimentos S.A.", *TODAY, "--json")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["account"] == "Pampa Alimentos S.A."
    assert ran.stderr == ""


def test_neither_qt_nor_what_is_heavy_is_loaded(sample_book: Path) -> None:
    heavy = {"PySide6", "matplotlib", "openpyxl", "alembic"}
    words = ["results", "--book", str(sample_book), *TODAY]
    program = (
        "import sys; from csdesk.cli import main; "
        f"code = main({words!r}); "
        f"sys.exit(code or ', '.join(name for name in {sorted(heavy)} if name in sys.modules) or 0)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are closed otherwise there")
def test_a_reader_that_goes_away_is_no_accident(sample_book: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "csdesk", "results", "--book", str(sample_book), *TODAY, "--json"],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as program:
        assert program.stdout is not None and program.stderr is not None
        program.stdout.readline()
        program.stdout.close()
        said = program.stderr.read()
    assert (program.returncode, said) == (141, "")
