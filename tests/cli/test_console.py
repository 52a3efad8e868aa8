"""What stands on the console: aligned tables, progress only where somebody watches, the user's own manners."""

import io

import pytest

from csdesk import settings
from csdesk.cli.console import CLEAR_LINE, Console
from csdesk.formats import Formats
from csdesk.words import phrase
from tests.cli.conftest import Run


class Terminal(io.StringIO):
    """A stream that somebody watches."""

    def isatty(self) -> bool:
        return True


def console(err: io.StringIO) -> Console:
    return Console(io.StringIO(), err, Formats("en_GB"))


def test_columns_are_aligned_whatever_the_letters() -> None:
    made = console(io.StringIO())
    made.table(
        ("Name", "Now"),
        [("東京", "3.6 h"), ("Zu\u0308rich", "12.0 h"), ("a\nb\tc", "")],
        right=frozenset({1}),
    )
    assert isinstance(made.out, io.StringIO)
    assert made.out.getvalue().splitlines() == [
        "Name       Now",
        "東京     3.6 h",
        "Zu\u0308rich  12.0 h",
        "a b c",
    ]


def test_long_texts_are_cut() -> None:
    made = console(io.StringIO())
    made.table(("Name", "Next"), [("x" * 300, "y")])
    assert isinstance(made.out, io.StringIO)
    assert made.out.getvalue().splitlines()[1] == f"{'x' * 43}…  y"


@pytest.mark.parametrize("watched", [True, False])
def test_progress_is_told_to_who_watches(watched: bool) -> None:
    err = Terminal() if watched else io.StringIO()
    made = console(err)
    made.progress().step(1, 4, phrase("Reading"))
    made.done()
    assert err.getvalue() == (f"{CLEAR_LINE}Reading 25 %{CLEAR_LINE}" if watched else "")


def test_dates_are_written_as_the_user_chose(run: Run, sample_book: object) -> None:
    settings.save(settings.Settings(locale="de_DE"))
    assert "31. März 2027" in run("accounts", "--book", sample_book, "--today", "2026-11-22").out


def test_a_damaged_file_of_settings_is_told_and_stops_nothing(run: Run, sample_book: object) -> None:
    path = settings.settings_file()
    path.parent.mkdir(parents=True)
    path.write_text("{", encoding="utf-8")
    ran = run("accounts", "--book", sample_book)
    assert ran.code == 0
    assert "was damaged" in ran.err
