"""The command line in this process, and what it printed."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from csdesk.cli import main
from tests.lent import Original


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command line came to."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> object:
        """What was printed as JSON."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `csdesk` with the given words, as on the day of the tests and in British English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_TIME"):
        monkeypatch.setenv(name, "en_GB.UTF-8")

    def do(*words: object) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return do


@pytest.fixture
def sample_book(sample: Original) -> Path:
    """A sample book that tests only read."""
    return sample.known()


@pytest.fixture
def book(tmp_path: Path, empty_book: Original) -> Path:
    """A new, empty book."""
    return empty_book.copy_to(tmp_path / "test.csdesk")
