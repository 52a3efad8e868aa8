"""A file made from text, read as a table."""

from collections.abc import Callable
from pathlib import Path

import pytest

from csdesk.exchange.reading import read_file
from csdesk.exchange.table import Table


@pytest.fixture
def table_of(tmp_path: Path) -> Callable[[str], Table]:
    """The table in a text, by way of a real file."""

    def read(text: str) -> Table:
        file = tmp_path / "figures.csv"
        file.write_bytes(text.encode())
        return read_file(file)

    return read
