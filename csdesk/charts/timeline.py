"""Milestones on a time axis, as a value: planned against reached, what slips, and today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.domain.milestone import MilestoneDates, expected_on, slip
from csdesk.domain.result import Missing
from csdesk.words import Phrase, counted, phrase

DAYS_TO_COUNT_IN_WEEKS = 22
WEEK = 7
SHORTEST = timedelta(days=60)
ROOM = 30
"""This part of the time stays free at both ends of the axis."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A milestone with its days and what became of it in words.

    `expected` is given for one that is still open, where the pace so far says another day than the planned one.
    `late` says that it was reached, is open or is expected later than planned.
    """

    phrase: str
    planned: date | None
    reached: date | None
    expected: date | None
    late: bool
    words: Phrase

    @property
    def days(self) -> tuple[date, ...]:
        """Its days, as far as it has any."""
        return tuple(day for day in (self.planned, self.reached, self.expected) if day is not None)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Milestones in the order of their days, from `start` to `end`; `alternative` is for those who can't see it.

    `row` is how high each of them is drawn, in logical pixels.
    """

    rows: tuple[TimelineRow, ...]
    today: date
    start: date
    end: date
    alternative: tuple[Phrase, ...]
    row: float = 25.0


def timeline_of(milestones: Sequence[tuple[str, MilestoneDates]], today: date) -> Timeline | None:
    """The milestones that have a day, and how they stand today; None where none has one.

    What is open is expected at the pace of all those that were reached. Source: method.md, section 3, Estimated date.
    """
    pace = slip([dates for _, dates in milestones])
    rows = []
    for text, dates in milestones:
        if dates.planned is None and dates.reached is None:
            continue
        expected = expected_on(dates, pace, today)
        rows.append(_row(text, dates, None if isinstance(expected, Missing) else expected, today))
    if not rows:
        return None
    days = [today, *(day for row in rows for day in row.days)]
    first, last = min(days), max(days)
    lacking = max(SHORTEST - (last - first), timedelta()) / 2
    room = (last - first + 2 * lacking) / ROOM
    start, end = first - lacking - room, last + lacking + room
    return Timeline(tuple(rows), today, start, end, _alternative(rows, first, last))


def _row(text: str, dates: MilestoneDates, expected: date | None, today: date) -> TimelineRow:
    ahead = dates.reached is None and expected is not None and expected > today
    other = expected if ahead and expected != dates.planned else None
    ended = dates.reached or other or today
    return TimelineRow(
        phrase=text,
        planned=dates.planned,
        reached=dates.reached,
        expected=other,
        late=dates.planned is not None and ended > dates.planned,
        words=_words(dates, other, today),
    )


def _words(dates: MilestoneDates, expected: date | None, today: date) -> Phrase:
    planned, reached = dates.planned, dates.reached
    if reached is not None:
        if planned is None:
            return phrase("reached {day}", day=reached)
        return phrase("reached {day}, {how}", day=reached, how=_beside((reached - planned).days))
    assert planned is not None
    if planned < today:
        return phrase("open, {late} so far", late=_late((today - planned).days))
    if expected is not None:
        return phrase("expected {day}", day=expected)
    return phrase("planned for {day}", day=planned)


def _beside(days: int) -> Phrase:
    """How much later or earlier than planned."""
    if days > 0:
        return _late(days)
    if days == 0:
        return phrase("on the day")
    if -days < DAYS_TO_COUNT_IN_WEEKS:
        return counted("{count} day early", "{count} days early", -days)
    return counted("{count} week early", "{count} weeks early", round(-days / WEEK))


def _late(days: int) -> Phrase:
    if days < DAYS_TO_COUNT_IN_WEEKS:
        return counted("{count} day late", "{count} days late", days)
    return counted("{count} week late", "{count} weeks late", round(days / WEEK))


def _alternative(rows: Sequence[TimelineRow], first: date, last: date) -> tuple[Phrase, ...]:
    said = phrase("Milestones from {first} to {last}, planned against reached.", first=first, last=last)
    return said, *(phrase("{milestone}: {words}.", milestone=row.phrase, words=row.words) for row in rows)
