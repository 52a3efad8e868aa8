"""A book with a whole account in it, made once and copied for each test: fixtures for a room's conftest to take in."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from csdesk.desk import Desk
from tests.story import Story, tell

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Story]:
    """A closed book with the story, and the ids in it."""
    path = tmp_path_factory.mktemp("told") / "told.csdesk"
    desk = Desk.create(path, today=lambda: TODAY)
    story = tell(desk)
    desk.close()
    return path, story


@pytest.fixture
def story(told: tuple[Path, Story]) -> Story:
    """The ids in the test's book."""
    return told[1]


@pytest.fixture
def desk(told: tuple[Path, Story], book: Path, today: date) -> Iterator[Desk]:
    """A desk at a copy of the book with the story."""
    shutil.copyfile(told[0], book)
    desk = Desk.open(book, today=lambda: today)
    yield desk
    desk.close()
