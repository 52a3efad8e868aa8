"""What stands on a time axis: lanes of spans and marks, and where each of them is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from csdesk.ui.scale import px
from csdesk.ui.widgets.time_scale import TimeScale, scale_over
from csdesk.words import Phrase

ROW = 30
HEAD = 26
SIGN = 12
CLOSE = 7  # pixels from one bar without a name to the next


class Sign(Enum):
    """How a mark is drawn: done is filled, planned is a ring, expected is a dotted ring, an event is a bar."""

    DONE = "done"
    PLANNED = "planned"
    EXPECTED = "expected"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Thing:
    """A span from `day` to `until`, or a mark on `day`. `says` is its whole story, `name` what fits beside it.

    `open_ended` spans fade at their end; `key` is what `TimeAxis.chosen` carries.
    """

    day: date
    name: str
    says: Phrase
    token: str
    sign: Sign = Sign.EVENT
    until: date | None = None
    open_ended: bool = False
    key: object = None


@dataclass(frozen=True, slots=True)
class Lane:
    """Things of one kind, under each other where they overlap."""

    title: str
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A thing in its place: from `left` to `right` on the row whose middle is `y`; `room` is free beside a mark."""

    thing: Thing
    left: float
    right: float
    y: float
    room: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything in its place: lanes by title and the y at which each begins, and the height of all."""

    scale: TimeScale
    lanes: tuple[tuple[str, float], ...]
    placed: tuple[Placed, ...]
    height: float


def arrange(lanes: Sequence[Lane], today: date, left: float, width: float) -> Arrangement:
    """Put all lanes on one axis that today lies on, too."""
    things = [thing for lane in lanes for thing in lane.things]
    days = [today, *(t.day for t in things), *(t.until for t in things if t.until is not None)]
    scale = scale_over(days, left, width)
    heads: list[tuple[str, float]] = []
    placed: list[Placed] = []
    top, high = float(px(HEAD)), px(ROW)
    for lane in lanes:
        rows = _rows(lane.things, scale)
        heads.append((lane.title, top))
        for number, row in enumerate(rows):
            placed += _place(row, scale, top + (number + 0.5) * high)
        top += max(1, len(rows)) * high
    return Arrangement(scale, tuple(heads), tuple(placed), top)


def in_time(arrangement: Arrangement) -> tuple[Placed, ...]:
    """All things in the order of their days."""
    return tuple(sorted(arrangement.placed, key=lambda one: (one.thing.day, one.y)))


def _rows(things: Sequence[Thing], scale: TimeScale) -> list[list[Thing]]:
    rows: list[list[Thing]] = []
    ends: list[float] = []
    for thing in sorted(things, key=lambda one: one.day):
        start = scale.x(thing.day)
        end = scale.x(thing.until) if thing.until is not None else start + _room_of(thing)
        free = next((number for number, before in enumerate(ends) if before <= start), None)
        if free is None:
            rows.append([thing])
            ends.append(end)
        else:
            rows[free].append(thing)
            ends[free] = end
    return rows


def _room_of(mark: Thing) -> float:
    """Marks with a name need some room for it; bars without one may stand close."""
    return 2 * SIGN if mark.name or mark.sign is not Sign.EVENT else CLOSE


def _place(row: Sequence[Thing], scale: TimeScale, y: float) -> list[Placed]:
    starts = [scale.x(thing.day) for thing in row]
    limits = [*starts[1:], scale.left + scale.width]
    made = []
    for thing, start, limit in zip(row, starts, limits, strict=True):
        if thing.until is None:
            made.append(
                Placed(thing, start - SIGN / 2, start + SIGN / 2, y, max(0.0, limit - start - 2 * SIGN))
            )
        else:
            end = max(scale.x(thing.until), start + 4)
            made.append(Placed(thing, start, end, y, end - start))
    return made
