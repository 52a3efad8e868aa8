"""A book with a whole account in it, made once and copied for each test: fixtures for a room's conftest to take in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from csdesk.desk import Desk
from tests.lent import Original
from tests.story import Story, tell

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Original, Story]:
    """A closed book with the story, and the ids in it."""
    path = tmp_path_factory.mktemp("told") / "told.csdesk"
    desk = Desk.create(path, today=lambda: TODAY)
    story = tell(desk)
    desk.close()
    return Original.of(path), story


@pytest.fixture
def story(told: tuple[Original, Story]) -> Story:
    """The ids in the test's book."""
    return told[1]


@pytest.fixture
def desk(told: tuple[Original, Story], book: Path, today: date) -> Iterator[Desk]:
    """A desk at a copy of the book with the story."""
    desk = Desk.open(told[0].copy_to(book), today=lambda: today)
    yield desk
    desk.close()
