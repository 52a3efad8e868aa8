"""When each record of an account was changed last, for those who merge it with theirs."""

from __future__ import annotations

from sqlalchemy.orm import Session

from csdesk.db.records import ids_of, record_kinds, tables_by_kind
from csdesk.db.touched import touched


def last_changes(session: Session, account: int) -> dict[str, list[str | None]]:
    """By kind, for each record in its order, the instant (UTC) of its last change as far as it is known."""
    connection = session.connection()
    found: dict[str, list[str | None]] = {}
    for kind in record_kinds():
        known = touched(connection, tables_by_kind()[kind.name].name)
        instants = [known.get(row_id) for row_id in ids_of(connection, kind, account)]
        found[kind.name] = [None if one is None else one.isoformat() for one in instants]
    return found
