"""What stands around the plots: the legend, the time axis, and in a picture of its own title and sentence."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.charts.axes import TickStyle, TimeTick, time_ticks
from csdesk.charts.ground import EDGE, GAP, LINE_HEIGHT, SENTENCE, TEXT, TITLE, Ground
from csdesk.charts.labels import circled, wrapped
from csdesk.charts.shapes import Anchor, Area, Box, Dots
from csdesk.charts.spec import (
    LEVEL_LOOKS,
    MARKERS,
    PARTIAL_WORDS,
    SIGN_WORDS,
    ChartSpec,
    Marker,
    Role,
    Shape,
    Sign,
    break_words,
)

LEGEND_GAP = 16.0
SYMBOL = 12.0
TICK_ROOM = 72.0


def head_of(spec: ChartSpec, ground: Ground, top: float) -> float:
    """Title and source of a picture that stands alone; gives where they end."""
    room = ground.drawing.width - 2 * EDGE
    for line in wrapped(ground.formats.say(spec.title), room, TITLE * 1.06, ground.measure):
        ground.say(line, EDGE, top + LINE_HEIGHT * 0.6, "ink", size=TITLE, bold=True)
        top += LINE_HEIGHT * 1.3
    if spec.source is not None:
        top = _paragraph(ground.formats.say(spec.source), ground, top, "muted", TEXT)
    return top + GAP


def foot_of(spec: ChartSpec, ground: Ground, bottom: float, name_changes: bool) -> float:
    """The changes by their numbers and the sentence of a picture that stands alone; gives where they begin."""
    room = ground.drawing.width - 2 * EDGE
    said = ground.formats.join(spec.sentence)
    lines = [("ink", line) for line in wrapped(said, room, SENTENCE, ground.measure)]
    if name_changes:
        marks = {mark.number: mark for panel in spec.panels for mark in panel.marks}
        named = (
            f"{circled(number)}\N{NO-BREAK SPACE}{mark.text}, {ground.formats.day(mark.day)}"
            for number, mark in sorted(marks.items())
        )
        lines += [("muted", line) for line in wrapped("   ".join(named), room, SENTENCE, ground.measure)]
    top = bottom - len(lines) * LINE_HEIGHT * 1.1
    for n, (token, line) in enumerate(lines):
        ground.say(line, EDGE, top + LINE_HEIGHT * (0.55 + 1.1 * n), token, size=SENTENCE)
    return top - (GAP if lines else 0)


def legend_of(spec: ChartSpec, ground: Ground, bottom: float) -> float:
    """What the shapes mean, those that occur; gives where it begins."""
    entries = list(_entries(spec, ground))
    rows: list[list[tuple[str, Marker | None, bool]]] = []
    end = ground.drawing.width
    for entry in entries:
        width = ground.width(entry[0]) + (SYMBOL + GAP if entry[1] else 0)
        if not rows or end + width > ground.drawing.width - EDGE:
            rows.append([])
            end = EDGE
        rows[-1].append(entry)
        end += width + LEGEND_GAP
    top = bottom - len(rows) * LINE_HEIGHT
    for n, row in enumerate(rows):
        _legend_row(row, ground, top + (n + 0.5) * LINE_HEIGHT)
    return top - (EDGE if rows else 0)


BAND = Marker(Shape.SQUARE, "muted_ground")


def _entries(spec: ChartSpec, ground: Ground) -> Iterable[tuple[str, Marker | None, bool]]:
    signs = {sign for panel in spec.panels for sign in panel.signs}
    for sign in (Sign.IMPROVEMENT, Sign.CONCERN):
        if sign in signs:
            yield ground.formats.say(SIGN_WORDS[sign]), MARKERS[sign], False
    if any(panel.has_partial for panel in spec.panels):
        yield ground.formats.say(PARTIAL_WORDS), MARKERS[Sign.NONE], True
    for panel in spec.panels:
        if panel.limits_words is not None and len(spec.panels) == 1:
            yield ground.formats.say(panel.limits_words), BAND, False
    for panel in spec.panels:
        for note in (*map(break_words, panel.breaks), *([panel.axis.note] if panel.axis.note else [])):
            said = ground.formats.say(note)
            yield (said if len(spec.panels) == 1 else f"{panel.name}: {said}"), None, False


def _legend_row(row: list[tuple[str, Marker | None, bool]], ground: Ground, middle: float) -> None:
    x = EDGE
    for text, marker, hollow in row:
        if marker is BAND:
            box = Box(x, middle - SYMBOL / 3, x + SYMBOL, middle + SYMBOL / 3)
            ground.drawing.areas.append(Area(box, marker.token))
            for role, y in ((Role.UPPER, box.top), (Role.MEAN, middle), (Role.LOWER, box.bottom)):
                ground.level(box.left, box.right, y, LEVEL_LOOKS[role])
        elif marker is not None:
            ground.drawing.dots.append(Dots(((x + SYMBOL / 2, middle),), marker, 7.0, hollow))
        x += SYMBOL + GAP if marker else 0
        ground.say(text, x, middle)
        x += ground.width(text) + LEGEND_GAP


def lay_time(ground: Ground, bottom: float) -> None:
    """Days, months or years under the lowest plot, as many as find room."""
    scale = ground.drawing.time
    most = int((scale.right - scale.left) / TICK_ROOM)
    end = EDGE - GAP
    for tick in time_ticks(scale.start, scale.end, most):
        text = _tick_text(tick, ground)
        half = ground.width(text) / 2
        x = min(max(scale.x(tick.day), EDGE + half), ground.drawing.width - EDGE - half)
        if x - half >= end + GAP:
            ground.say(text, x, bottom + LINE_HEIGHT * 0.75, anchor=Anchor.CENTRE)
            end = x + half


def _tick_text(tick: TimeTick, ground: Ground) -> str:
    said = {
        TickStyle.DAY: ground.formats.short_day,
        TickStyle.MONTH: ground.formats.month_name,
        TickStyle.MONTH_AND_YEAR: ground.formats.month,
        TickStyle.YEAR: ground.formats.year,
    }
    return said[tick.style](tick.day)


def _paragraph(text: str, ground: Ground, top: float, token: str, size: float) -> float:
    for line in wrapped(text, ground.drawing.width - 2 * EDGE, size, ground.measure):
        ground.say(line, EDGE, top + LINE_HEIGHT / 2, token, size=size)
        top += LINE_HEIGHT
    return top
