"""Which entries of the history were taken back by a later one that stands: one by one, or all after a certain one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, or_, select

from csdesk.db.images import chunks
from csdesk.db.tables import EntryState, HistoryEntry


@dataclass(frozen=True, slots=True)
class Taker:
    """An entry that took others back: one of them, or all between `back_to` and itself."""

    entry: int
    takes_back: int | None
    back_to: int | None


class Takers:
    """The takers that stand themselves; one that was taken back later leaves what it took as it was before."""

    def __init__(self, takers: list[Taker]) -> None:
        self._one: dict[int, int] = {}
        self._ranges: list[tuple[int, int]] = []
        for taker in sorted(takers, key=lambda one: -one.entry):
            if self.of(taker.entry) is not None:
                continue
            if taker.takes_back is not None:
                self._one.setdefault(taker.takes_back, taker.entry)
            elif taker.back_to is not None:
                self._ranges.append((taker.back_to, taker.entry))
                self._ranges.sort()

    def of(self, entry: int) -> int | None:
        """The entry that took this one back, or None where it stands."""
        if entry in self._one:
            return self._one[entry]
        below = self._ranges[: bisect_right(self._ranges, (entry - 1, float("inf")))]
        return next((end for start, end in reversed(below) if start < entry < end), None)


TAKERS = select(HistoryEntry.id, HistoryEntry.takes_back_id, HistoryEntry.back_to_id, HistoryEntry.state)
TAKES = or_(HistoryEntry.takes_back_id.is_not(None), HistoryEntry.back_to_id.is_not(None))
"""Whether an entry took others back, and stands or not."""


def standing_takers(connection: Connection) -> Takers:
    """Find them. The database doesn't look at their state: nearly all entries stand, and its index would mislead it."""
    return _standing(connection.execute(TAKERS.where(TAKES)).all())


def standing_among(connection: Connection, takers: Collection[int]) -> Takers:
    """Those that stand among entries of which it is known that they took others back."""
    return _standing(
        [row for ids in chunks(takers) for row in connection.execute(TAKERS.where(HistoryEntry.id.in_(ids)))]
    )


def _standing(rows: Sequence[Row[int, int | None, int | None, EntryState]]) -> Takers:
    return Takers([Taker(*row[:3]) for row in rows if row.state is EntryState.DONE])
