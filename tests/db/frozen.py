"""Books as older versions of csdesk left them, made from what is frozen in `schemas`."""

from pathlib import Path

from sqlcipher3 import dbapi2

SCHEMAS = Path(__file__).with_name("schemas")
VERSIONS = tuple(sorted(int(file.name[:4]) for file in SCHEMAS.glob("*-book.sql")))
"""The versions of which there is a book with content."""


def write_frozen(version: int, path: Path) -> None:
    """Make the book of a version at `path`, with all that was done in it."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.executescript((SCHEMAS / f"{version:04}-book.sql").read_text(encoding="utf-8"))
    connection.close()
