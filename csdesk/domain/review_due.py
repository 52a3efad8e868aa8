"""When the next review of an account is due, by the length of its contract and the kind of review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.domain.review import ReviewKind
from csdesk.words import Phrase, phrase

FIRST_WITHIN = timedelta(days=90)
QUARTER = timedelta(days=91)
YEAR = timedelta(days=365)
LONG_CONTRACT = timedelta(days=360)
"""From this length on a contract counts as one of a year or more; a last day may fall a few days short of it."""

BEFORE_RENEWAL = timedelta(days=120)
BEFORE_SHORT_RENEWAL = timedelta(days=60)
FRESH_BEFORE_RENEWAL = timedelta(days=60)
"""An executive review that was held at most this long before it was due counts as the one before the renewal."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What a review's day follows from: when the customer began, the contract that runs, and reviews by kind and day.

    `held` are those that took place, `planned` those that have a day and did not yet.
    """

    start: date | None
    contract_starts: date | None = None
    contract_ends: date | None = None
    held: tuple[tuple[ReviewKind, date], ...] = ()
    planned: tuple[tuple[ReviewKind, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A review that is due on a day, and which rule says so."""

    kind: ReviewKind
    day: date
    why: Phrase


FIRST = phrase("The first review is held within 90 days of the start.")
QUARTERLY = phrase("A quarterly review is held every quarter; an executive one counts as one.")
YEARLY = phrase("An executive review is held at least once a year.")
RENEWAL = phrase("An executive review is held 120 days before a contract of a year or more ends.")
SHORT_RENEWAL = phrase("An executive review is held 60 days before a contract of less than a year ends.")


def due_reviews(rhythm: Rhythm) -> tuple[Due, ...]:
    """The next review of each kind that is due, the earliest first; none that is planned already by its day.

    The first one of all within 90 days of the start; then a quarterly one a quarter after the last quarterly or
    executive one, an executive one a year after the last, or after the start, and 120 days before a contract of a
    year or more ends (60 days before a shorter one). Solution reviews are held when they are wanted and never due.
    """
    first = _first(rhythm)
    wanted = (first,) if first else (*_quarterly(rhythm), *_executive(rhythm))
    return tuple(sorted((one for one in wanted if not _planned(rhythm, one)), key=lambda one: one.day))


def _first(rhythm: Rhythm) -> Due | None:
    if rhythm.held or rhythm.start is None:
        return None
    return Due(ReviewKind.QUARTERLY, rhythm.start + FIRST_WITHIN, FIRST)


def _quarterly(rhythm: Rhythm) -> Iterator[Due]:
    last = _last(rhythm.held, _COUNTS_AS[ReviewKind.QUARTERLY])
    after = last or rhythm.start
    if after is not None:
        yield Due(ReviewKind.QUARTERLY, after + QUARTER, QUARTERLY)


def _executive(rhythm: Rhythm) -> Iterator[Due]:
    """The earlier of the yearly one and the one before the renewal."""
    last = _last(rhythm.held, _COUNTS_AS[ReviewKind.EXECUTIVE])
    after = last or rhythm.start
    wanted = [] if after is None else [Due(ReviewKind.EXECUTIVE, after + YEAR, YEARLY)]
    renewal = _before_renewal(rhythm)
    if renewal is not None and (last is None or last < renewal.day - FRESH_BEFORE_RENEWAL):
        wanted.append(renewal)
    if wanted:
        yield min(wanted, key=lambda one: one.day)


def _before_renewal(rhythm: Rhythm) -> Due | None:
    if rhythm.contract_ends is None:
        return None
    starts = rhythm.contract_starts or rhythm.contract_ends
    if rhythm.contract_ends - starts >= LONG_CONTRACT:
        return Due(ReviewKind.EXECUTIVE, rhythm.contract_ends - BEFORE_RENEWAL, RENEWAL)
    return Due(ReviewKind.EXECUTIVE, rhythm.contract_ends - BEFORE_SHORT_RENEWAL, SHORT_RENEWAL)


_COUNTS_AS = {
    ReviewKind.QUARTERLY: {ReviewKind.QUARTERLY, ReviewKind.EXECUTIVE},
    ReviewKind.EXECUTIVE: {ReviewKind.EXECUTIVE},
}


def _planned(rhythm: Rhythm, due: Due) -> bool:
    """Whether a review that counts as this one has a day: it is on its way, late or not."""
    return any(kind in _COUNTS_AS[due.kind] for kind, _ in rhythm.planned)


def _last(reviews: Iterable[tuple[ReviewKind, date]], kinds: set[ReviewKind]) -> date | None:
    return max((day for kind, day in reviews if kind in kinds), default=None)
