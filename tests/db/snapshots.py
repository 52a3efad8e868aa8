"""All that a book says, for comparing before and after; versions left out, since they only ever rise."""

from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from csdesk.db.owners import record_tables

Snapshot = dict[str, dict[int, dict[str, Any]]]


def snapshot(session: Session) -> Snapshot:
    """Every record of the book by table and id, as it lies there."""
    return {
        name: {
            row["id"]: {column: value for column, value in row.items() if column != "version"}
            for row in session.execute(text(f"SELECT * FROM {name}")).mappings()
        }
        for name in record_tables()
    }


def versions(session: Session) -> dict[tuple[str, int], int]:
    """Every record's version."""
    return {
        (name, row_id): version
        for name, table in record_tables().items()
        for row_id, version in session.execute(select(table.c.id, table.c.version))
    }
