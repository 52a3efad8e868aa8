"""The command line speaks its user's language, what Python says of it by itself included."""

import gettext
from collections.abc import Iterator

import pytest

from csdesk.cli import main
from csdesk.settings import LANGUAGE_VARIABLE
from csdesk.words import ENGLISH, speak


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A user who reads German, of a system that says so."""
    before = gettext.textdomain()
    monkeypatch.delenv(LANGUAGE_VARIABLE)
    monkeypatch.setenv("LANGUAGE", "de_AT.UTF-8")
    yield
    gettext.textdomain(before)
    speak(ENGLISH)


@pytest.mark.usefixtures("german")
def test_help_and_what_is_misused_are_said_in_german(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["goal", "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Aufruf: csdesk goal")
    assert "woher der Ausgangswert kommt" in said
    assert main(["nonsense"]) == 2
    assert "Fehler: COMMAND: unbekannte Wahl" in capsys.readouterr().err
    assert main(["--today", "gestern", "accounts"]) == 2
    assert "--today: „gestern“ ist kein Tag des Kalenders" in capsys.readouterr().err


def test_a_day_that_nobody_means_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--today", "9999-12-31", "accounts"]) == 2
    assert "“9999-12-31” can't be meant; write a year from 1900 to 2200" in capsys.readouterr().err
