"""The short form of the fault suite; `bootstrap.py faults` does the same thousands of times."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.calls import preloaded
from tests.faults.full import fill_disk, limit_files
from tests.faults.jobs import JOBS, Job
from tests.faults.kills import kill
from tests.faults.outside import malform
from tests.faults.pages import harm
from tests.faults.together import together

STRIKE = """
from tests.faults.calls import Way, strike_at_calls
from tests.faults.jobs import JOBS
for way in Way:
    figures = strike_at_calls(JOBS[0], way, (5, 90), float("inf"), 1)
    print(figures.name, figures.faults, figures.broken)
"""
"""Run in a process of its own, since calls are struck from its start or not at all."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Faults name homes of their own; the test's comes back afterwards."""
    monkeypatch.setenv("CSDESK_HOME", os.environ["CSDESK_HOME"])
    yield


def in_time() -> float:
    return time.monotonic() + 20


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_a_killed_program_loses_nothing_acknowledged(job: Job) -> None:
    figures = kill(job, range(1), in_time(), seed=20261122)
    assert figures.faults == 1
    assert figures.broken == []


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_a_file_that_may_not_grow_is_refused_and_nothing_lost(job: Job) -> None:
    figures = limit_files(job, range(1), in_time(), seed=20261122)
    assert figures.faults == 1
    assert figures.broken == []


def test_a_full_disk_loses_nothing_and_leaves_nothing_half() -> None:
    for job in (JOBS[0], JOBS[2]):
        figures = fill_disk(job, (0, 9), in_time(), seed=20261122)
        if figures.skipped:
            pytest.skip(figures.skipped)
        assert figures.faults == 2
        assert figures.broken == []


def test_harm_to_a_book_is_seen_and_made_good() -> None:
    figures = harm(False, range(8), in_time(), seed=20261122)
    assert figures.faults == 8
    assert figures.broken == []


def test_two_programs_two_threads_and_a_backup_get_on() -> None:
    figures = together(2.0)
    assert figures.faults > 0
    assert figures.broken == []


def test_malformed_files_are_refused_in_words() -> None:
    figures = malform(range(40), in_time(), seed=20261122)
    assert figures.faults == 40
    assert figures.broken == []


def test_a_call_that_finds_the_disk_full_or_dies_loses_nothing(tmp_path: Path) -> None:
    environment = preloaded(tmp_path)
    if not environment:
        pytest.skip("failing calls take Linux and a C compiler")
    done = subprocess.run(
        [sys.executable, "-c", STRIKE],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "full at a call while editing 2 []",
        "killed at a call while editing 2 []",
    ]
