"""A file made from text, read as a table."""

from collections.abc import Callable
from pathlib import Path

import pytest

from csdesk.exchange.source import read_source
from csdesk.exchange.table import Table, read_table


@pytest.fixture
def table_of(tmp_path: Path) -> Callable[[str], Table]:
    """The table in a text, by way of a real file."""

    def read(text: str) -> Table:
        file = tmp_path / "figures.csv"
        file.write_bytes(text.encode())
        return read_table(read_source(file))

    return read
