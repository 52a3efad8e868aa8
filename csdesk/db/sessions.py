"""The two ways to a session: one that writes and is recorded, one that only reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from csdesk.db.recorder import NOTES, Notes, guard


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A recorded session in one transaction: committed at the end, rolled back when anything is raised."""
    with Session(engine, expire_on_commit=False, info={NOTES: Notes()}) as session, session.begin():
        guard(session)
        yield session


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session on one snapshot of the book. It ends with the block: an open reader would hold up the writer."""
    with Session(engine, autoflush=False) as session:
        guard(session)
        yield session
