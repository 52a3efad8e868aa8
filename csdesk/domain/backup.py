"""Backups of a book: what one is and holds, when one is due, and which are kept as they grow old.

The intervals lie within one another (a day within a quarter of a month within a month) and each keeps its newest
backup, so that thinning every day keeps exactly what thinning once at the end would have kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

ALL_KEPT_FOR = timedelta(hours=24)
DAYS_KEPT_FOR = timedelta(days=14)
WEEKS_KEPT_FOR = timedelta(days=60)
DUE_AFTER = timedelta(days=1)
DAYS_A_WEEK = 7
QUARTERS = 3  # the last quarter of a month takes the days left over


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup's file, when it was made (UTC) and its size in bytes."""

    path: Path
    at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a book holds: its accounts' names by UUID, how many measurements, and when it last changed (UTC).

    `history` is its last entry and how many stand: undo changes a book without an entry of its own.
    """

    accounts: Mapping[str, str]
    measurements: int
    last_change: datetime | None
    history: tuple[int, int] = (0, 0)


def kept(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which backups stay, by when they were made.

    All of the last day, then one a day for two weeks, one a quarter of a month for two months, one a month for good;
    those from the future, made before a clock was set back, stay too.
    """
    newest: dict[tuple[object, ...], datetime] = {}
    for at in sorted(made):
        newest[_interval(at, now)] = at
    return frozenset(newest.values())


def _interval(at: datetime, now: datetime) -> tuple[object, ...]:
    if at > now - ALL_KEPT_FOR:
        return (at,)
    today, day = now.date(), at.date()
    if day > today - DAYS_KEPT_FOR:
        return (day,)
    quarter = min((day.day - 1) // DAYS_A_WEEK, QUARTERS)
    if day.replace(day=1 + quarter * DAYS_A_WEEK) > today - WEEKS_KEPT_FOR:
        return (day.year, day.month, quarter)
    return (day.year, day.month)


def is_old(newest: datetime | None, now: datetime) -> bool:
    """Whether the newest backup is so old that a changed book needs another; one from the future does not count."""
    return newest is None or newest > now or now - newest >= DUE_AFTER


def as_utc(at: datetime) -> datetime:
    """An instant in UTC, whole seconds, as backups are named."""
    return at.astimezone(UTC).replace(microsecond=0)
