"""Words on a native chart: what the levels are, at the right edge, and which changes came when, above the plot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.charts.labels import MarkLabel, MarkRows, shortened, stacked
from csdesk.charts.sheet_axes import DayAxis
from csdesk.charts.sheet_series import Label
from csdesk.charts.sheet_table import ChartTable, Line
from csdesk.charts.sheet_xml import TEXT, layout
from csdesk.charts.spec import Axis
from csdesk.charts.widths import width

LINE_HEIGHT = 12.5
REACH = 15.0
GAP = 8.0
WIDEST = 0.26
LEAST_MOVE = 0.5
SLACK = 1.06
CHANGES_TOKEN = "ink"


@dataclass(frozen=True, slots=True)
class Plot:
    """Where a panel's plot lies in its chart, in points, and its axes."""

    chart_width: float
    chart_height: float
    left: float
    top: float
    right: float
    bottom: float
    days: DayAxis
    values: Axis

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def x(self, day: date) -> float:
        """Where a day lies."""
        return self.left + self.days.share(day) * self.width

    def y(self, value: float) -> float:
        """The height of a value, that of the plot's edge for one beyond it."""
        share = (value - self.values.low) / (self.values.high - self.values.low)
        return self.bottom - min(max(share, 0.0), 1.0) * self.height


def right_margin(table: ChartTable, chart_width: float) -> float:
    """The room, in points, that the words at the right edge need."""
    widest = max((_width(line.words) for line in _at_edge(table)), default=0.0)
    return min(widest, WIDEST * chart_width) + 2 * GAP


def labels_of(table: ChartTable, plot: Plot) -> dict[int, list[Label]]:
    """All words of a panel, by the place of the line that carries them."""
    labels = {table.lines.index(line): [label] for line, label in _level_labels(table, plot)}
    if table.changes is not None:
        labels[len(table.lines) - 1] = _change_labels(table, plot)
    return labels


def _level_labels(table: ChartTable, plot: Plot) -> list[tuple[Line, Label]]:
    """Levels that reach the right edge are named there, apart from one another; others above their own ends."""
    at_edge = _at_edge(table)
    heights = [plot.y(_value(line)) for line in at_edge]
    placed = stacked(heights, LINE_HEIGHT, plot.top - LINE_HEIGHT / 2, plot.bottom + LINE_HEIGHT / 2)
    room = plot.chart_width - plot.right - GAP
    found = []
    for line, natural, height in zip(at_edge, heights, placed, strict=True):
        moved = (
            layout(0, (height - natural) / plot.chart_height) if abs(height - natural) > LEAST_MOVE else ""
        )
        said = shortened(line.words, room, TEXT, _measure)
        found.append((line, Label(line.last, said, "r", _token(line), moved)))
    ended = [line for line in table.quiet if line.words and line not in at_edge]
    return found + [(line, _along(line, table, plot)) for line in ended]


def _along(line: Line, table: ChartTable, plot: Plot) -> Label:
    """Words above or below a line's end, middle or beginning, wherever least is in their way."""
    rows = [row for row, value in enumerate(line.values) if value is not None]
    places = [(row, side) for row in (rows[-1], rows[len(rows) // 2], rows[0]) for side in ("t", "b")]
    row, side = min(places, key=lambda place: _in_the_way(line, place, table, plot))
    return Label(row, line.words, side, _token(line))


def _in_the_way(line: Line, place: tuple[int, str], table: ChartTable, plot: Plot) -> int:
    """How many points, lines and upright lines would lie under words there; a place outside the plot is the worst."""
    row, side = place
    own, middle, half = plot.y(_value(line)), plot.x(table.days[row]), _width(line.words) / 2 + GAP / 2
    top, bottom = (own - REACH, own - 1) if side == "t" else (own + 1, own + REACH)
    if top < plot.top or bottom > plot.bottom or middle - half < plot.left or middle + half > plot.right:
        return len(table.days) * len(table.lines)
    near = [n for n, day in enumerate(table.days) if abs(plot.x(day) - middle) <= half]
    count = 0
    for one in table.lines:
        if one is line:
            continue
        for n in near:
            value = one.values[n]
            count += value is not None and (one.upright is not None or top <= plot.y(value) <= bottom)
    return count


def _change_labels(table: ChartTable, plot: Plot) -> list[Label]:
    """The changes' numbers with their words where there is room for all, else the numbers alone."""
    places = [(plot.x(table.days[row]), number, words) for number, row, words in table.marks]
    naming = MarkRows(plot.left, plot.chart_width - GAP, 1, TEXT, _measure).naming(places)
    if naming.rises[0] is None:
        return [_numbered(label, table, places) for label in naming.labels]
    return [
        Label(row, label.text, "r" if label.x > x else "l", CHANGES_TOKEN)
        for label, (x, _, _), (_, row, _) in zip(naming.labels, places, table.marks, strict=True)
    ]


def _numbered(label: MarkLabel, table: ChartTable, places: list[tuple[float, int, str]]) -> Label:
    """Numbers of changes close to one another, above the one in their middle."""
    middle = label.x + _width(label.text) / 2
    nearest = min(range(len(places)), key=lambda n: abs(places[n][0] - middle))
    return Label(table.marks[nearest][1], label.text, "t", CHANGES_TOKEN)


def _at_edge(table: ChartTable) -> list[Line]:
    last = len(table.days) - 1
    return [line for line in table.quiet if line.words and line.last == last]


def _value(line: Line) -> float:
    value = line.values[line.last]
    assert value is not None
    return value


def _token(line: Line) -> str:
    return "muted" if line.look is None else line.look.token


def _width(text: str) -> float:
    return width(text, TEXT)


def _measure(text: str, size: float, bold: bool) -> float:
    return SLACK * width(text, size, bold)
