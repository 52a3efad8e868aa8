"""A real book for each test, and the desk at it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from csdesk.desk import Desk


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Where this test's book lies."""
    return tmp_path / "test.csdesk"


@pytest.fixture
def desk(book: Path, today: date) -> Iterator[Desk]:
    """A desk at a new book."""
    desk = Desk.create(book, today=lambda: today)
    yield desk
    desk.close()
