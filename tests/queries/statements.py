"""Counts the statements that a query sends."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session

from csdesk.db.known import KNOWN
from csdesk.desk import Desk


def statements(desk: Desk, query: Callable[..., Any], *args: Any, knowing: bool = False) -> int:
    """How many statements `query` takes, `knowing` what was read of the accounts before or not."""
    sent: list[str] = []

    def counted(session: Session) -> None:
        if not knowing:
            session.info.pop(KNOWN)
        connection = session.connection()

        @event.listens_for(connection, "before_cursor_execute")
        def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            sent.append(statement)

        query(session, *args)

    desk.ask(counted)
    return len(sent)
