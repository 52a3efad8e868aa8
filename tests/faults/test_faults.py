"""The short form of the fault suite; `bootstrap.py faults` does the same thousands of times."""

import os
from collections.abc import Iterator

import pytest

from tests.faults.full import fill_disk, limit_files
from tests.faults.jobs import JOBS, Job
from tests.faults.kills import kill
from tests.faults.outside import malform
from tests.faults.pages import harm
from tests.faults.together import together

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no fork")


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Faults name homes of their own; the test's comes back afterwards."""
    monkeypatch.setenv("CSDESK_HOME", os.environ["CSDESK_HOME"])
    yield


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_a_killed_program_loses_nothing_acknowledged(job: Job) -> None:
    figures = kill(job, times=1, seconds=20, seed=20261122)
    assert figures.faults == 1
    assert figures.broken == []


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_a_file_that_may_not_grow_is_refused_and_nothing_lost(job: Job) -> None:
    figures = limit_files(job, times=1, seconds=20)
    assert figures.faults == 1
    assert figures.broken == []


def test_a_full_disk_loses_nothing_and_leaves_nothing_half() -> None:
    for figures in (fill_disk(JOBS[0], times=2, seconds=20), fill_disk(JOBS[2], times=2, seconds=20)):
        if figures.skipped:
            pytest.skip(figures.skipped)
        assert figures.faults == 2
        assert figures.broken == []


def test_harm_to_a_book_is_seen_and_made_good() -> None:
    figures = harm(times=8, seconds=20, seed=20261122)
    assert figures.faults == 8
    assert figures.broken == []


def test_two_programs_two_threads_and_a_backup_get_on() -> None:
    figures = together(2.0)
    assert figures.faults > 0
    assert figures.broken == []


def test_malformed_files_are_refused_in_words() -> None:
    figures = malform(times=40, seconds=20, seed=20261122)
    assert figures.faults == 40
    assert figures.broken == []
