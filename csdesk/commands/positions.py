"""Things that stand in an order within a review: where a new one goes, and how one is moved."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import func, select

from csdesk.db.tables import AgendaItem, Decision, ReviewQuestion
from csdesk.db.work import Work

Placed = TypeVar("Placed", AgendaItem, Decision, ReviewQuestion)


def next_position(work: Work, table: type[Placed], review_id: int) -> int:
    """The place after the last one; the first is 1."""
    ((last,),) = work.values(select(func.max(table.position)).where(table.review_id == review_id))
    return (last or 0) + 1


def move(work: Work, row: Placed, by: int) -> None:
    """Put a row `by` places further down, up where that is negative, within its review; the others close up."""
    rows = _in_order(work, row)
    there = rows.index(row)
    rows.insert(max(0, min(len(rows) - 1, there + by)), rows.pop(there))
    _number(rows)


def close_gap(work: Work, row: Placed) -> None:
    """Delete a row; the others close up."""
    _number([one for one in _in_order(work, row) if one is not row])
    work.delete(row)


def _in_order(work: Work, row: Placed) -> list[Placed]:
    table = type(row)
    there = select(table).where(table.review_id == row.review_id)
    return work.all(there.order_by(table.position, table.id))


def _number(rows: list[Placed]) -> None:
    for position, row in enumerate(rows, 1):
        row.position = position
