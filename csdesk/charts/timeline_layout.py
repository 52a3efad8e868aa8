"""Milestones laid out: their phrases at the left, their days on one axis, at the right what became of them."""

from __future__ import annotations

from csdesk.charts.axes import time_ticks
from csdesk.charts.frame import TICK_ROOM, lay_time
from csdesk.charts.ground import EDGE, GAP, LINE_HEIGHT, TEXT, Ground
from csdesk.charts.labels import shortened, wrapped
from csdesk.charts.shapes import Anchor, Box, Dots, Drawing, Measure, Stroke, TimeScale
from csdesk.charts.spec import Dash, Look, Marker, Shape
from csdesk.charts.timeline import Timeline, TimelineRow
from csdesk.formats import Formats
from csdesk.words import Phrase, phrase

HEAD = LINE_HEIGHT + EDGE
FOOT = 2 * (LINE_HEIGHT + EDGE)
NAMES, SAID = 0.34, 0.30
"""Which share of the width the phrases, and what became of the milestones, may take at most."""

SIZE = 10.0
PLANNED, REACHED, EXPECTED = (
    Marker(Shape.CIRCLE, "muted"),
    Marker(Shape.CIRCLE, "good"),
    Marker(Shape.DIAMOND, "accent"),
)
TODAY = Look("accent", Dash.SOLID, 1.4)
TICK = Look("line", Dash.SOLID, 0.8)
LEGEND: tuple[tuple[Phrase, Marker, bool], ...] = (
    (phrase("planned"), PLANNED, True),
    (phrase("reached"), REACHED, False),
    (phrase("expected at the pace so far"), EXPECTED, True),
)


def timeline_height(timeline: Timeline) -> float:
    """How high it is."""
    return HEAD + len(timeline.rows) * timeline.row + FOOT


def lay_out_timeline(timeline: Timeline, width: float, formats: Formats, measure: Measure) -> Drawing:
    """The milestones in a space of so much width, in logical pixels."""
    names = _widest([row.phrase for row in timeline.rows], width * NAMES, measure)
    said = _widest([formats.say(row.words) for row in timeline.rows], width * SAID, measure)
    scale = TimeScale(timeline.start, timeline.end, names + EDGE + GAP, width - said - EDGE - GAP)
    drawing = Drawing(width, timeline_height(timeline), scale)
    ground = Ground(formats, measure, drawing)
    plot = Box(scale.left, HEAD, scale.right, HEAD + len(timeline.rows) * timeline.row)
    drawing.plots.append(plot)
    _lay_ticks(ground, plot)
    for n, row in enumerate(timeline.rows):
        _lay_row(row, timeline, ground, plot, HEAD + (n + 0.5) * timeline.row)
    _lay_today(timeline, ground, plot)
    lay_time(ground, plot.bottom)
    _lay_legend(timeline, ground, drawing.height - LINE_HEIGHT / 2 - EDGE)
    return drawing


def _widest(texts: list[str], most: float, measure: Measure) -> float:
    return min(max(measure(text, TEXT, False) for text in texts), most)


def _lay_ticks(ground: Ground, plot: Box) -> None:
    scale = ground.drawing.time
    for tick in time_ticks(scale.start, scale.end, int(plot.width / TICK_ROOM)):
        x = scale.x(tick.day)
        ground.drawing.lines.append(Stroke(((x, plot.top), (x, plot.bottom)), TICK.token, TICK.width))
    for y in (plot.top, plot.bottom):
        ground.level(plot.left, plot.right, y, TICK)


def _lay_row(row: TimelineRow, timeline: Timeline, ground: Ground, plot: Box, y: float) -> None:
    drawing, scale = ground.drawing, ground.drawing.time
    _lay_lines(row.phrase, timeline.row, ground, plot.left - EDGE - GAP, (EDGE, y, "ink"))
    words = ground.formats.say(row.words)
    room = drawing.width - plot.right - EDGE - GAP
    said = (plot.right + GAP, y, "warning" if row.late else "muted")
    _lay_lines(words, timeline.row, ground, room, said)
    if y - timeline.row / 2 > plot.top:
        ground.level(EDGE, drawing.width - EDGE, y - timeline.row / 2, Look("line", Dash.DOTTED, 0.6))
    end = row.reached or row.expected or (timeline.today if row.late else None)
    if row.planned is not None and end is not None and end != row.planned:
        dash = Dash.SOLID if row.reached is not None else Dash.DASHED
        token = "warning" if row.late else "good"
        drawing.curves.append(Stroke(((scale.x(row.planned), y), (scale.x(end), y)), token, 2.0, dash))
    for day, marker, hollow in (
        (row.planned, PLANNED, True),
        (row.expected, EXPECTED, True),
        (row.reached, REACHED, False),
    ):
        if day is not None:
            drawing.dots.append(Dots(((scale.x(day), y),), marker, SIZE, hollow))


def _lay_lines(
    text: str, height: float, ground: Ground, room: float, place: tuple[float, float, str]
) -> None:
    """A text in as many lines as its row has room for, from a place on, in a colour."""
    x, y, token = place
    lines = wrapped(text, room, TEXT, ground.measure)
    most = max(1, int(height / LINE_HEIGHT))
    if len(lines) > most:
        lines = [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), room, TEXT, ground.measure)]
    for n, line in enumerate(lines):
        ground.say(line, x, y + (n - (len(lines) - 1) / 2) * LINE_HEIGHT, token)


def _lay_today(timeline: Timeline, ground: Ground, plot: Box) -> None:
    """An upright line behind the marks, named above the rows."""
    x = ground.drawing.time.x(timeline.today)
    ground.drawing.lines.append(Stroke(((x, plot.top), (x, plot.bottom)), TODAY.token, TODAY.width))
    said = ground.formats.say(phrase("Today, {day}", day=timeline.today))
    half = ground.width(said, bold=True) / 2
    middle = min(max(x, plot.left + half), ground.drawing.width - EDGE - half)
    ground.say(said, middle, plot.top - LINE_HEIGHT / 2, "accent", anchor=Anchor.CENTRE, bold=True)


def _lay_legend(timeline: Timeline, ground: Ground, middle: float) -> None:
    """What the shapes mean, those that occur."""
    seen = (
        any(row.planned for row in timeline.rows),
        any(row.reached for row in timeline.rows),
        any(row.expected for row in timeline.rows),
    )
    x = ground.drawing.time.left
    for (words, marker, hollow), there in zip(LEGEND, seen, strict=True):
        if there:
            ground.drawing.dots.append(Dots(((x + SIZE / 2, middle),), marker, SIZE, hollow))
            said = ground.formats.say(words)
            ground.say(said, x + SIZE + GAP, middle)
            x += SIZE + 3 * GAP + ground.width(said)
