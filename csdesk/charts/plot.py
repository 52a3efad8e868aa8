"""One panel at its place: grid, usual variation, levels with their words, line, points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from csdesk.charts.ground import EDGE, GAP, LINE_HEIGHT, TEXT, Ground, Voice
from csdesk.charts.labels import Obstacles, shortened, stacked
from csdesk.charts.shapes import Anchor, Area, Box, Dots, MarkHit, Place, PointHit, Stroke, TimeScale
from csdesk.charts.spec import (
    LEVEL_LOOKS,
    LINE_LOOK,
    MARKERS,
    Axis,
    ChartPoint,
    Dash,
    Level,
    Panel,
    Role,
    Sign,
    Stretch,
)
from csdesk.formats import Formats
from csdesk.words import Phrase

GRID_WIDTH = 0.8
BAND_ALPHA = 0.7
TARGET_ALPHA = 0.07
LINE_ALPHA = 0.6
DOT = 6.0
SPECIAL_DOT = 8.0
ROOM_FOR_DOTS = 3.0
ROOM_FOR_LARGE_DOTS = 7.0
WIDEST_WORDS = 0.3
TIGHTEST_GRID = 14.0
PLACES_ALONG = (0.0, 0.25, 0.5, 0.75, 1.0)
IN_THE_WAY = 4  # times worse it is to cover a point than to cross a line


def left_margin(panel: Panel, voice: Voice) -> float:
    """The room that the panel's figures at its left need."""
    return EDGE + max(voice.width(text) for text in _tick_texts(panel.axis, voice.formats)) + 2 * GAP


def right_margin(panel: Panel, end: date, voice: Voice, width: float) -> float:
    """The room that the words of the levels at its right need, in a chart of `width`."""
    widths = [voice.width(voice.formats.say(words)) for _, words in _words_at(panel.levels, end)]
    if not widths:
        return 3 * EDGE
    return min(max(widths), WIDEST_WORDS * width) + GAP + EDGE


def lay_panel(panel: Panel, number: int, ground: Ground, box: Box) -> None:
    """Lay the panel's plot out in `box`; `number` is the panel's in the chart."""
    scale = ground.drawing.time
    plot = Plot(ground, scale, box, panel.axis)
    ground.drawing.plots.append(box)
    plot.grid()
    plot.aim(panel)
    for stretch in panel.stretches:
        plot.stretch(stretch)
    for level in panel.levels:
        plot.level(level)
    plot.line(panel)
    plot.dots(panel.points)
    plot.words(panel)
    for n, point in enumerate(panel.points):
        ground.drawing.points.append(PointHit(number, n, *plot.place(point)))
    ground.drawing.marks += [MarkHit(number, n, scale.x(mark.day)) for n, mark in enumerate(panel.marks)]


@dataclass(frozen=True, slots=True)
class Plot:
    """A panel's plot area and its two scales."""

    ground: Ground
    scale: TimeScale
    box: Box
    axis: Axis

    def y(self, value: float) -> float:
        """The height of a value."""
        share = (value - self.axis.low) / (self.axis.high - self.axis.low)
        return self.box.bottom - share * self.box.height

    def held_y(self, value: float) -> float:
        """The height of a value that may lie beyond the axis, then that of its edge."""
        return min(max(self.y(value), self.box.top), self.box.bottom)

    def place(self, point: ChartPoint) -> Place:
        """Where a point lies."""
        return self.scale.x(point.at), self.y(point.value)

    def grid(self) -> None:
        """A line and a figure at each step; every second figure where they would meet."""
        texts = _tick_texts(self.axis, self.ground.formats)
        heights = [self.y(value) for value in self.axis.ticks]
        apart = abs(heights[0] - heights[1]) if len(heights) > 1 else self.box.height
        each = next(n for n in (1, 2, 5, len(heights)) if n * apart >= TIGHTEST_GRID or n == len(heights))
        for n, (text, y) in enumerate(zip(texts, heights, strict=True)):
            places = ((self.box.left, y), (self.box.right, y))
            self.ground.drawing.lines.append(Stroke(places, "line", GRID_WIDTH))
            if n % each == 0:
                self.ground.say(text, self.box.left - GAP, y, anchor=Anchor.RIGHT)
        if self.axis.low < 0 < self.axis.high:
            places = ((self.box.left, self.y(0)), (self.box.right, self.y(0)))
            self.ground.drawing.lines.append(Stroke(places, "muted", GRID_WIDTH))

    def aim(self, panel: Panel) -> None:
        """The band that the metric should stay in, faintly."""
        if panel.band is not None:
            low, high = panel.band
            box = Box(self.box.left, self.held_y(high), self.box.right, self.held_y(low))
            self.ground.drawing.areas.append(Area(box, "good", TARGET_ALPHA))

    def stretch(self, stretch: Stretch) -> None:
        """Mean and limits; what lies beyond the axis is not drawn, its figure stands in the legend."""
        left, right = self.scale.from_x(stretch.start), self.scale.to_x(stretch.end)
        box = Box(left, self.held_y(stretch.upper), right, self.held_y(stretch.lower))
        self.ground.drawing.areas.append(Area(box, "muted_ground", BAND_ALPHA))
        for role, value in (
            (Role.MEAN, stretch.mean),
            (Role.LOWER, stretch.lower),
            (Role.UPPER, stretch.upper),
        ):
            if self.axis.low <= value <= self.axis.high:
                self.ground.level(left, right, self.y(value), LEVEL_LOOKS[role], alpha=0.7)

    def level(self, level: Level) -> None:
        """A level's line, over its days."""
        left, right = self.scale.from_x(level.start), self.scale.to_x(level.end)
        self.ground.level(left, right, self.y(level.value), level.look)

    def line(self, panel: Panel) -> None:
        """The line of each run without a gap; towards an incomplete period it is dotted."""
        for run in panel.runs:
            places = tuple(self.place(point) for point in run)
            whole = len(places) - (len(run) > 1 and run[-1].partial)
            for part, dash in ((places[:whole], LINE_LOOK.dash), (places[whole - 1 :], Dash.DOTTED)):
                if len(part) > 1:
                    stroke = Stroke(part, LINE_LOOK.token, LINE_LOOK.width, dash, LINE_ALPHA)
                    self.ground.drawing.curves.append(stroke)

    def dots(self, points: tuple[ChartPoint, ...]) -> None:
        """The points by their looks; where they would only smear, just the special and the lonely ones."""
        apart = self.box.width / max(len(points), 1)
        size = DOT if apart >= ROOM_FOR_LARGE_DOTS else DOT - 2
        looks: dict[tuple[Sign, bool], list[Place]] = {}
        for n, point in enumerate(points):
            lonely = not point.joined and (n + 1 == len(points) or not points[n + 1].joined)
            if apart >= ROOM_FOR_DOTS or point.sign is not Sign.NONE or point.partial or lonely:
                looks.setdefault((point.sign, point.partial), []).append(self.place(point))
        for (sign, partial), places in sorted(looks.items(), key=lambda item: item[0][0] is not Sign.NONE):
            room = size if sign is Sign.NONE else min(SPECIAL_DOT, size + 2)
            self.ground.drawing.dots.append(Dots(tuple(places), MARKERS[sign], room, partial))

    def words(self, panel: Panel) -> None:
        """What levels are: at the right edge for those that reach it, else along their lines."""
        at_edge = _words_at(panel.levels, self.scale.end)
        self._words_at_edge([(level, self.ground.formats.say(said)) for level, said in at_edge])
        along = [level for level in panel.levels if level.words is not None and level.end != self.scale.end]
        if along:
            obstacles = Obstacles(self._in_the_way(panel), DOT / 2)
            for level in along:
                self._words_along(level, obstacles)

    def _words_at_edge(self, said: list[tuple[Level, str]]) -> None:
        heights = [self.y(level.value) for level, _ in said]
        room = self.ground.drawing.width - self.box.right - GAP - EDGE / 2
        for (level, text), y in zip(
            said, stacked(heights, LINE_HEIGHT, self.box.top - LINE_HEIGHT / 2, self.box.bottom), strict=True
        ):
            shown = shortened(text, room, TEXT, self.ground.measure)
            self.ground.say(shown, self.box.right + GAP, y, level.look.token)

    def _in_the_way(self, panel: Panel) -> list[Place]:
        """Places that words in the plot should leave free: the points and all lines, taken at short steps."""
        places = [self.place(point) for run in panel.runs for point in run]
        middles = [
            ((ax + bx) / 2, (ay + by) / 2)
            for run in panel.runs
            for (ax, ay), (bx, by) in pairwise(self.place(point) for point in run)
        ]
        heights = [self.box.top + n * LINE_HEIGHT / 2 for n in range(int(2 * self.box.height / LINE_HEIGHT))]
        rises = [(self.scale.x(mark.day), y) for mark in panel.marks for y in heights]
        flat = [
            (self.box.left + n * LINE_HEIGHT, self.y(value))
            for value in self._flat_lines(panel)
            for n in range(int(self.box.width / LINE_HEIGHT))
        ]
        return [*places * IN_THE_WAY, *middles * 2, *rises, *flat]

    @staticmethod
    def _flat_lines(panel: Panel) -> list[float]:
        stretches = [value for one in panel.stretches for value in (one.mean, one.lower, one.upper)]
        return [*(level.value for level in panel.levels), *stretches]

    def _words_along(self, level: Level, obstacles: Obstacles) -> None:
        """As close above or below the line as it covers least of what is drawn."""
        if level.words is None:
            return
        text = self.ground.formats.say(level.words)
        width, y = self.ground.width(text), self.y(level.value)
        start = self.scale.from_x(level.start) + EDGE
        end = min(max(self.scale.to_x(level.end), start + width), self.box.right)
        boxes = [
            Box(left, top, left + width, top + LINE_HEIGHT)
            for away in (1.0, LINE_HEIGHT * 0.8, LINE_HEIGHT * 1.6)
            for left in (start + (end - width - start) * share for share in PLACES_ALONG)
            for top in (y - LINE_HEIGHT - away, y + away)
            if self.box.left <= left and self.box.top <= top and top + LINE_HEIGHT <= self.box.bottom
        ]
        best = obstacles.clearest(boxes)
        if best is not None:
            self.ground.say(text, best.left, (best.top + best.bottom) / 2, level.look.token)


def _words_at(levels: tuple[Level, ...], end: date) -> list[tuple[Level, Phrase]]:
    return [(level, level.words) for level in levels if level.words is not None and level.end == end]


def _tick_texts(axis: Axis, formats: Formats) -> list[str]:
    return [formats.number(value, axis.decimals) for value in axis.ticks]
