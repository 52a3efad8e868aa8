"""Rows as the driver gives them, typed and named by their columns but unknown to the session.

A mapped row costs several times as much as its columns. Where thousands are read to be looked at once, as by a list of
all accounts, they are read like this. What the first page asks is also put in columns alone: as soon as a mapped
attribute stands in a statement SQLAlchemy looks through all mappings, and makes its text in twice the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import FromClause, Select
from sqlalchemy.orm import DeclarativeBase, Session


def plain_rows(session: Session, statement: Select[*tuple[Any, ...]]) -> Sequence[Any]:
    """The rows of a select of columns; of a table's columns each has the attributes that the mapped row would have."""
    return session.connection().execute(statement).all()


def plain(table: type[DeclarativeBase]) -> FromClause:
    """A table without its mapping: its columns are in `c`, and `alias()` is the same table once more."""
    return table.__table__
