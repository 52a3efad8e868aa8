"""What a chart says, as a value: equal specs are equal charts on screen and in the deck.

Values are as shown (a ratio in % is already times a hundred), words are phrases, colours are token names.
Renderers (`figure`, `sheet`) decide only where a label finds room; what is said stands here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.domain.evidence import Evidence
from csdesk.domain.periods import Cadence
from csdesk.words import Phrase, Quantity, phrase


class Kind(StrEnum):
    """The kinds of chart that every renderer knows."""

    RESULTS = "results"
    """One metric over time: one panel with all it has to say."""

    MULTIPLES = "multiples"
    """Several metrics above one another on one time axis, each on its own scale."""


class Sign(StrEnum):
    """What a point is by the rules of the XmR chart: within the usual variation, or special."""

    NONE = "none"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"


class Shape(StrEnum):
    """Marker shapes, named as OOXML names them; matplotlib has all of them too."""

    CIRCLE = "circle"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    SQUARE = "square"


class Dash(StrEnum):
    """How a line is drawn, named as OOXML names it."""

    SOLID = "solid"
    DASHED = "dash"
    DOTTED = "sysDot"


class Role(StrEnum):
    """What a level means."""

    BASELINE = "baseline"
    TARGET = "target"
    LOW = "low"
    HIGH = "high"
    MEAN = "mean"
    LOWER = "lower"
    UPPER = "upper"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Look:
    """A line's colour by token name, its dashes and its width in points."""

    token: str
    dash: Dash
    width: float


@dataclass(frozen=True, slots=True)
class Marker:
    """A point's shape and colour by token name."""

    shape: Shape
    token: str


LINE_LOOK = Look("accent", Dash.SOLID, 1.4)
"""The line from point to point; it is drawn fainter than the points themselves where a renderer can."""

MARK_LOOK = Look("muted", Dash.SOLID, 1.0)
"""The upright line of a change."""

BREAK_LOOK = Look("warning", Dash.DOTTED, 1.2)
"""The upright line of a new definition."""

LEVEL_LOOKS: dict[Role, Look] = {
    Role.BASELINE: Look("muted", Dash.DOTTED, 1.2),
    Role.TARGET: Look("good", Dash.DASHED, 1.5),
    Role.LOW: Look("good", Dash.DASHED, 1.5),
    Role.HIGH: Look("good", Dash.DASHED, 1.5),
    Role.MEAN: Look("muted", Dash.SOLID, 0.9),
    Role.LOWER: Look("muted", Dash.DASHED, 0.7),
    Role.UPPER: Look("muted", Dash.DASHED, 0.7),
    Role.BEFORE: Look("ink", Dash.SOLID, 1.6),
    Role.AFTER: Look("ink", Dash.SOLID, 1.6),
}

MARKERS: dict[Sign, Marker] = {
    Sign.NONE: Marker(Shape.CIRCLE, "accent"),
    Sign.IMPROVEMENT: Marker(Shape.DIAMOND, "good"),
    Sign.CONCERN: Marker(Shape.TRIANGLE, "bad"),
}

SIGN_WORDS: dict[Sign, Phrase] = {
    Sign.NONE: phrase("within the usual variation"),
    Sign.IMPROVEMENT: phrase("improvement beyond the usual variation"),
    Sign.CONCERN: phrase("concern beyond the usual variation"),
}

PARTIAL_WORDS = phrase("incomplete period")


def break_words(day: date) -> Phrase:
    """What a new definition means for the figures."""
    return phrase("new definition from {day}: figures before and after it can't be compared", day=day)


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One period's figure at the period's first day.

    `joined` says whether the line comes to it from the point before; after a gap, or where the metric's
    definition changed, it does not. `partial` points are drawn hollow. `cause` says why a point is special.
    `weight` is a ratio's denominator, by which the mean of several points is the ratio of their sums; None where it
    is not known.
    """

    at: date
    value: float
    evidence: Evidence
    joined: bool = True
    sign: Sign = Sign.NONE
    cause: Phrase | None = None
    partial: bool = False
    note: str = ""
    weight: float | None = 1.0

    @property
    def marker(self) -> Marker:
        """How the point is drawn."""
        return MARKERS[self.sign]


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line from one day to another, with the words that stand at it (none: the line alone)."""

    role: Role
    value: float
    start: date
    end: date
    words: Phrase | None = None

    @property
    def look(self) -> Look:
        """How the line is drawn."""
        return LEVEL_LOOKS[self.role]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The usual variation between two new starts: mean and limits, a quiet band. Limits are not clamped."""

    start: date
    end: date
    mean: float
    lower: float
    upper: float
    words: Phrase | None = None
    """Its figures, for the legend; the last stretch has them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A change on its day: numbered in the order of days, with the customer's words for it."""

    number: int
    day: date
    text: str
    new_start: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """A value axis: from `low` to `high` with a line each `step` (low is one of them).

    `note` says that it doesn't begin at zero, where it doesn't.
    """

    low: float
    high: float
    step: float
    decimals: int
    note: Phrase | None = None

    def __post_init__(self) -> None:
        """Refuse what no renderer could draw."""
        finite = all(math.isfinite(value) for value in (self.low, self.high, self.step))
        if not (finite and self.low < self.high and self.step > 0):
            raise ValueError(f"no axis from {self.low} to {self.high} by {self.step}")

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values at which a line is drawn."""
        count = int((self.high - self.low) / self.step + 1e-9)
        return tuple(round(self.low + n * self.step, 12) for n in range(count + 1))


@dataclass(frozen=True, slots=True)
class Panel:
    """One metric: its points and everything drawn with them.

    At `breaks` the metric's definition changed: figures before and after don't compare. `cadence` is given
    where it is another one than the chart's.
    """

    name: str
    unit: str
    decimals: int
    points: tuple[ChartPoint, ...]
    axis: Axis
    levels: tuple[Level, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    marks: tuple[Mark, ...] = ()
    breaks: tuple[date, ...] = ()
    cadence: Cadence | None = None

    def quantity(self, value: float, signed: bool = False) -> Quantity:
        """A value of this panel as it is written, with its unit."""
        return Quantity(value, self.unit, self.decimals, signed)

    @property
    def runs(self) -> tuple[tuple[ChartPoint, ...], ...]:
        """The points in runs without a gap: each run is one line."""
        runs: list[list[ChartPoint]] = []
        for point in self.points:
            if point.joined and runs:
                runs[-1].append(point)
            else:
                runs.append([point])
        return tuple(tuple(run) for run in runs)

    @property
    def band(self) -> tuple[float, float] | None:
        """The band that the metric should stay in, at the end of the chart."""
        lows = [level.value for level in self.levels if level.role is Role.LOW]
        highs = [level.value for level in self.levels if level.role is Role.HIGH]
        return (lows[-1], highs[-1]) if lows and highs else None

    @property
    def limits_words(self) -> Phrase | None:
        """What the legend says of the usual variation, where limits are drawn."""
        return self.stretches[-1].words if self.stretches else None

    @property
    def signs(self) -> tuple[Sign, ...]:
        """The kinds of special points that occur, for the legend."""
        present = {point.sign for point in self.points}
        return tuple(sign for sign in (Sign.IMPROVEMENT, Sign.CONCERN) if sign in present)

    @property
    def has_partial(self) -> bool:
        """Whether a period is incomplete."""
        return any(point.partial for point in self.points)


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A whole chart. `start` and `end` span the time axis of all panels; `sentence` is what happened.

    `title` names metric, unit and cadence, `source` who measured it and as of when; `alternative` is what
    somebody hears who can't see it.
    """

    kind: Kind
    title: Phrase
    cadence: Cadence
    start: date
    end: date
    panels: tuple[Panel, ...]
    source: Phrase | None = None
    sentence: tuple[Phrase, ...] = ()
    alternative: tuple[Phrase, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no renderer could draw."""
        if not self.panels or self.start >= self.end:
            raise ValueError("a chart has a panel and a stretch of time")

    @property
    def panel(self) -> Panel:
        """The only panel of a results chart, the first one of several."""
        return self.panels[0]
