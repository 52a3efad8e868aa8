"""The cells behind a native chart: one row a period, one column for each line that is drawn. Pure values."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from csdesk.charts.sheet_text import clean_line
from csdesk.charts.spec import (
    BREAK_LOOK,
    LEVEL_LOOKS,
    LINE_LOOK,
    MARK_LOOK,
    MARKERS,
    PARTIAL_WORDS,
    SIGN_WORDS,
    Axis,
    ChartPoint,
    ChartSpec,
    Level,
    Look,
    Marker,
    Panel,
    Role,
    Sign,
    Stretch,
)
from csdesk.domain.periods import Cadence, first_day, following
from csdesk.formats import Formats
from csdesk.words import Phrase, phrase

CELL_DIGITS = 14
LINE_OPACITY, QUIET = 0.65, 0.6
CHANGES = (phrase("Changes, drawn at"), MARK_LOOK)
BREAKS = (phrase("New definition, drawn at"), BREAK_LOOK)

ROLE_WORDS: dict[Role, Phrase] = {
    Role.BASELINE: phrase("Baseline"),
    Role.TARGET: phrase("Target"),
    Role.LOW: phrase("At least"),
    Role.HIGH: phrase("At most"),
    Role.MEAN: phrase("Mean"),
    Role.LOWER: phrase("Lower limit"),
    Role.UPPER: phrase("Upper limit"),
    Role.BEFORE: phrase("Mean before"),
    Role.AFTER: phrase("Mean after"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A column of figures and how the chart draws it: as a line, as markers alone, or as upright lines.

    `words` stand at its last figure; `legend` says whether the chart's legend names it; markers in the rows
    of `hollow` are not filled.
    """

    heading: str
    values: tuple[float | None, ...]
    decimals: int
    look: Look | None = None
    marker: Marker | None = None
    words: str = ""
    legend: bool = False
    opacity: float = 1.0
    hollow: tuple[int, ...] = ()
    upright: Look | None = None

    @property
    def last(self) -> int:
        """The row of its last figure. Raises ValueError where it has none."""
        return max(row for row, value in enumerate(self.values) if value is not None)


@dataclass(frozen=True, slots=True)
class ChartTable:
    """A panel's rows: their days, the measured line, the other lines from the quietest on, and what is noted.

    `changes` is the column of upright lines that shows where changes are, `marks` has the number, the row and
    the words of each; `breaks` is that of new definitions.
    """

    days: tuple[date, ...]
    measured: Line
    quiet: tuple[Line, ...]
    special: tuple[Line, ...]
    changes: Line | None
    breaks: Line | None
    marks: tuple[tuple[int, int, str], ...]
    evidence: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All columns of figures, in the order in which they stand."""
        uprights = (line for line in (self.breaks, self.changes) if line is not None)
        return (self.measured, *self.quiet, *self.special, *uprights)


def chart_table(spec: ChartSpec, panel: Panel, formats: Formats) -> ChartTable:
    """The cells behind one panel of a chart. A row without a figure is a gap in the line."""
    days = _days(spec, panel)
    points = {point.at: point for point in panel.points}
    at_rows = tuple(points.get(day) for day in days)
    return ChartTable(
        days=days,
        measured=_measured(panel, at_rows),
        quiet=(
            *_limits(panel, days, formats),
            *(_level(one, panel, days, formats) for one in panel.levels),
        ),
        special=tuple(_special(sign, panel, at_rows, formats) for sign in panel.signs),
        changes=_uprights(CHANGES, [mark.day for mark in panel.marks], panel, days, formats),
        breaks=_uprights(BREAKS, panel.breaks, panel, days, formats),
        marks=tuple((mark.number, row_of(days, mark.day), mark.text) for mark in panel.marks),
        evidence=tuple("" if point is None else formats.say(point.evidence.label) for point in at_rows),
        remarks=tuple(_remark(point, formats) for point in at_rows),
    )


def top_of(axis: Axis) -> float:
    """The upper end of a value axis as a cell keeps it, where the last digits would be lost."""
    return float(f"{axis.high:.{CELL_DIGITS}g}")


def row_of(days: Sequence[date], day: date) -> int:
    """The row of the period in which a day lies."""
    return max(0, bisect_right(days, day) - 1)


def _days(spec: ChartSpec, panel: Panel) -> tuple[date, ...]:
    """Every period from the chart's start to its end, and a row without a figure wherever the line breaks."""
    found = {point.at for point in panel.points}
    cadence = panel.cadence or spec.cadence
    day = first_day(cadence, spec.start)
    while day <= spec.end:
        if day >= spec.start:
            found.add(day)
        day = following(cadence, day)
    return tuple(sorted(found | set(_breaks(panel.points, cadence))))


def _breaks(points: Sequence[ChartPoint], cadence: Cadence) -> Iterable[date]:
    """A day before each point that the line doesn't reach although no period is missing."""
    return (
        point.at - timedelta(days=1)
        for before, point in pairwise(points)
        if not point.joined and following(cadence, before.at) >= point.at
    )


def _measured(panel: Panel, at_rows: Sequence[ChartPoint | None]) -> Line:
    return Line(
        heading=clean_line(f"{panel.name}, {panel.unit}" if panel.unit else panel.name),
        values=tuple(None if point is None else point.value for point in at_rows),
        decimals=panel.decimals,
        look=LINE_LOOK,
        opacity=LINE_OPACITY,
        marker=MARKERS[Sign.NONE],
        legend=True,
        hollow=tuple(row for row, point in enumerate(at_rows) if point is not None and point.partial),
    )


def _special(sign: Sign, panel: Panel, at_rows: Sequence[ChartPoint | None], formats: Formats) -> Line:
    return Line(
        heading=_capital(formats.say(SIGN_WORDS[sign])),
        values=tuple(point.value if point is not None and point.sign is sign else None for point in at_rows),
        decimals=panel.decimals,
        marker=MARKERS[sign],
        legend=True,
    )


def _level(level: Level, panel: Panel, days: Sequence[date], formats: Formats) -> Line:
    words = "" if level.words is None else formats.say(level.words)
    return Line(
        heading=clean_line(_capital(words)) or formats.say(ROLE_WORDS[level.role]),
        values=_between(days, level.start, level.end, level.value),
        decimals=panel.decimals,
        look=level.look,
        words=words,
    )


def _limits(panel: Panel, days: Sequence[date], formats: Formats) -> tuple[Line, ...]:
    """The usual variation in three columns; every second stretch has three of its own, so that none are joined."""
    lines: list[Line] = []
    for nth in (0, 1):
        own = panel.stretches[nth::2]
        if own:
            lines += _limits_of(own, panel.decimals, days, formats, legend=nth == 0)
    return tuple(lines)


def _limits_of(
    own: Sequence[Stretch], decimals: int, days: Sequence[date], formats: Formats, legend: bool
) -> list[Line]:
    columns = (
        (phrase("Lower limit"), Role.LOWER, [one.lower for one in own], legend),
        (phrase("Mean"), Role.MEAN, [one.mean for one in own], legend),
        (phrase("Upper limit"), Role.UPPER, [one.upper for one in own], False),
    )
    made = []
    for heading, role, values, named in columns:
        parts = [_between(days, one.start, one.end, v) for one, v in zip(own, values, strict=True)]
        merged = tuple(next((v for v in row if v is not None), None) for row in zip(*parts, strict=True))
        made.append(
            Line(formats.say(heading), merged, decimals, LEVEL_LOOKS[role], opacity=QUIET, legend=named)
        )
    return made


def _uprights(
    what: tuple[Phrase, Look], at: Sequence[date], panel: Panel, days: Sequence[date], formats: Formats
) -> Line | None:
    """The top of the value axis in the rows where an upright line hangs down from it."""
    if not at:
        return None
    heading, look = what
    rows = {row_of(days, day) for day in at}
    values = tuple(top_of(panel.axis) if row in rows else None for row in range(len(days)))
    return Line(formats.say(heading), values, panel.axis.decimals, upright=look)


def _between(days: Sequence[date], start: date, end: date, value: float) -> tuple[float | None, ...]:
    """`value` in the rows from one day to another; at the nearest row where none lies between."""
    first, last = bisect_left(days, start), bisect_right(days, end)
    if first >= last:
        first = min(row_of(days, start), len(days) - 1)
        last = first + 1
    return tuple(value if first <= row < last else None for row in range(len(days)))


def _remark(point: ChartPoint | None, formats: Formats) -> str:
    if point is None:
        return ""
    said = [formats.say(PARTIAL_WORDS)] if point.partial else []
    if point.cause is not None:
        said.append(formats.say(point.cause))
    if point.note:
        said.append(point.note)
    return _capital("; ".join(said))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
