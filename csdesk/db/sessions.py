"""The two ways to a session: one that writes and is recorded, one that only reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event
from sqlalchemy.orm import ORMExecuteState, Session

from csdesk.db.history_texts import HISTORY, HistoryTexts
from csdesk.db.known import KNOWN, Known
from csdesk.db.recorder import NOTES, Notes
from csdesk.db.search import SEARCH, SearchIndex
from csdesk.db.tables import whole_schema


class WritingSession(Session):
    """A session whose every change is recorded."""


class ReadingSession(Session):
    """A session that refuses to change anything."""


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A recorded session in one transaction: committed at the end, rolled back when anything is raised."""
    whole_schema()  # what is written is put in order by what it refers to
    with WritingSession(engine, expire_on_commit=False, info={NOTES: Notes()}) as session, session.begin():
        yield session


@contextmanager
def reading(
    engine: Engine,
    search: SearchIndex | None = None,
    known: Known | None = None,
    history: HistoryTexts | None = None,
) -> Iterator[Session]:
    """A session on one snapshot of the book. It ends with the block: an open reader would hold up the writer."""
    info: dict[str, object] = {HISTORY: HistoryTexts() if history is None else history}
    if search is not None:
        info[SEARCH] = search
    if known is not None:
        info[KNOWN] = known.recall()
    with ReadingSession(engine, autoflush=False, info=info) as session:
        yield session


@event.listens_for(WritingSession, "do_orm_execute")
def _keep_to_the_recorder(state: ORMExecuteState) -> None:
    if state.is_update or state.is_delete or state.is_insert:
        raise RuntimeError("rows are changed through the mapper or csdesk.db.bulk, so that they are recorded")


@event.listens_for(ReadingSession, "before_flush")
def _keep_to_reading(*_flush: object) -> None:
    raise RuntimeError("a query must not change anything; it only reads")
