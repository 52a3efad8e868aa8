"""The program as it starts: light until the window is painted, one window a book."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csdesk.__main__ import opens_window
from csdesk.paths import book_at
from csdesk.ui.presence import Presence, raise_other
from csdesk.ui.window import Window

HEAVY = (
    "sqlalchemy",
    "sqlcipher3",
    "alembic",
    "babel",
    "matplotlib",
    "numpy",
    "openpyxl",
    "csdesk.desk",
    "PySide6.QtNetwork",
)
AT_FIRST_PAINT = """
import sys
from csdesk import app
def say(*_, **__):
    print([name for name in sys.argv[1].split() if name in sys.modules])
    print("Qt" in vars(sys.modules["PySide6.QtCore"]))
    import os; sys.stdout.flush(); os._exit(0)
app.begin = say
app.main([])
"""
AT_FIRST_PAGE = """
import linecache, sys
from csdesk import app
open_first = app.open_first
def say():
    tables = [f"csdesk.db.tables.{file}" for file in ("conversation", "review")]
    print([name for name in ("alembic", "matplotlib", "openpyxl", *tables) if name in sys.modules])
    print([name for name in linecache.cache if name.endswith("engine/base.py")])
    import os; sys.stdout.flush(); os._exit(0)
def watch(window, book, asked):
    window.travel.went.connect(lambda place: window.area.page.filled.connect(say))
    open_first(window, book, asked=asked)
app.open_first = watch
app.main(["--book", sys.argv[1]])
"""


def run(code: str, argument: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, argument], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.strip()


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    loaded, names_of_qt = run(AT_FIRST_PAINT, " ".join(HEAVY)).splitlines()
    assert loaded == "[]"
    assert names_of_qt == "False", "the namespace `Qt` costs a tenth of the time to the window"


def test_the_first_page_needs_no_charts_workbooks_or_upgrades(book: Path) -> None:
    loaded, read = run(AT_FIRST_PAGE, str(book)).splitlines()
    assert loaded == "[]"
    assert read == "[]", "PySide reads the source of what is imported"


def test_a_second_program_raises_the_first_ones_window_and_stops(
    window: Window, qtbot: QtBot, book: Path
) -> None:
    qtbot.waitUntil(lambda: window.books.answers)
    with subprocess.Popen(
        [sys.executable, "-m", "csdesk", "--book", str(book)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as second:
        with qtbot.waitSignal(window.books.called, timeout=20_000, raising=False):
            pass
        try:
            out, said = second.communicate(timeout=20)
        finally:
            second.kill()
    assert (second.returncode, out) == (1, "")
    assert "Test" in said


def test_nobody_answers_for_a_book_that_is_not_open(looks: object, tmp_path: Path) -> None:
    assert not raise_other(tmp_path / "closed.csdesk")


def test_a_book_is_answered_for_until_another_one_is_open(
    looks: object, qtbot: QtBot, tmp_path: Path
) -> None:
    presence = Presence()
    presence.claim(tmp_path / "one.csdesk")
    with qtbot.waitSignal(presence.called):
        assert raise_other(tmp_path / "one.csdesk")
    presence.claim(tmp_path / "two.csdesk")
    assert not raise_other(tmp_path / "one.csdesk")


def test_the_window_opens_without_a_subcommand() -> None:
    assert opens_window([])
    assert opens_window(["--book", "a.csdesk", "--today=2026-11-22"])
    assert not opens_window(["accounts", "--book", "a.csdesk"])
    assert not opens_window(["--help"])


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Zoo", "Zoo.csdesk"),
        ("Zoo.csdesk", "Zoo.csdesk"),
        ("v1.2", "v1.2.csdesk"),
        ("ZOO.CSDESK", "ZOO.CSDESK"),
    ],
)
def test_a_new_book_gets_the_ending_of_books(name: str, given: str, tmp_path: Path) -> None:
    assert book_at(tmp_path / name).name == given
