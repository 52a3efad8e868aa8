"""From what a chart says to shapes at places: margins made for the words, so that nothing overlaps or is cut."""

from __future__ import annotations

from collections.abc import Callable

from csdesk.charts.frame import foot_of, head_of, lay_time, legend_of
from csdesk.charts.ground import EDGE, GAP, LINE_HEIGHT, PANEL_TITLE, TEXT, Ground, Voice
from csdesk.charts.labels import MarkRows, Naming, shortened
from csdesk.charts.plot import lay_panel, left_margin, right_margin
from csdesk.charts.shapes import Box, Drawing, Measure, TimeScale
from csdesk.charts.spec import BREAK_LOOK, MARK_LOOK, ChartSpec, Kind, Panel
from csdesk.formats import Formats

PANEL_GAP = 14.0
SMALLEST_PLOT = 24.0
MARK_ROWS = 3


def lay_out(
    spec: ChartSpec, size: tuple[float, float], formats: Formats, measure: Measure, framed: bool = False
) -> Drawing:
    """The chart in a space of logical pixels.

    `framed` puts title, source, sentence and the changes' words into the picture, for one that stands alone.
    """
    width, height = size
    voice = Voice(formats, measure)
    ground = Ground(formats, measure, Drawing(width, height, _time_scale(spec, voice, width)))
    namings = [_naming(panel, spec.kind, ground) for panel in spec.panels]
    top, bottom = EDGE, height - EDGE
    if framed:
        top = head_of(spec, ground, top)
        bottom = foot_of(spec, ground, bottom, name_changes=not all(naming.whole for naming in namings))
    bottom = legend_of(spec, ground, bottom) - LINE_HEIGHT - EDGE
    LAYOUTS[spec.kind](spec, namings, ground, top, bottom)
    lay_time(ground, ground.drawing.plots[-1].bottom)
    return ground.drawing


def _time_scale(spec: ChartSpec, voice: Voice, width: float) -> TimeScale:
    """The time axis between the margins that the figures and words at its sides need."""
    left = max(left_margin(panel, voice) for panel in spec.panels)
    right = width - max(right_margin(panel, spec.end, voice, width) for panel in spec.panels)
    return TimeScale(spec.start, spec.end, left, max(right, left + SMALLEST_PLOT))


def _naming(panel: Panel, kind: Kind, ground: Ground) -> Naming:
    time = ground.drawing.time
    places = [(time.x(mark.day), mark.number, mark.text) for mark in panel.marks]
    rows = MarkRows(time.left, ground.drawing.width - EDGE, MARK_ROWS, TEXT, ground.measure)
    return rows.numbers(places) if kind is Kind.MULTIPLES else rows.naming(places)


def _lay_results(spec: ChartSpec, namings: list[Naming], ground: Ground, top: float, bottom: float) -> None:
    _lay_named(spec.panel, namings[0], ground, top, bottom)


def _lay_multiples(spec: ChartSpec, namings: list[Naming], ground: Ground, top: float, bottom: float) -> None:
    height = (bottom - top + PANEL_GAP) / len(spec.panels)
    for n, (panel, naming) in enumerate(zip(spec.panels, namings, strict=True)):
        start = top + n * height
        title = f"{panel.name} ({panel.unit})" if panel.unit else panel.name
        name = shortened(title, ground.drawing.width - 2 * EDGE, PANEL_TITLE, ground.measure)
        ground.say(name, EDGE, start + LINE_HEIGHT / 2, "ink", size=PANEL_TITLE)
        _lay_named(panel, naming, ground, start + LINE_HEIGHT + EDGE, start + height - PANEL_GAP)


def _lay_named(panel: Panel, naming: Naming, ground: Ground, top: float, bottom: float) -> None:
    """The next panel with its changes named above it, each at its line."""
    time = ground.drawing.time
    start = top + (naming.rows * LINE_HEIGHT + EDGE if naming.rows else GAP)
    plot = Box(time.left, start, time.right, max(bottom, start + SMALLEST_PLOT))
    for label in naming.labels:
        ground.say(label.text, label.x, top + LINE_HEIGHT * (label.row + 0.5))
    for mark, row in zip(panel.marks, naming.rises, strict=True):
        rise = start if row is None else top + LINE_HEIGHT * row
        ground.rise(time.x(mark.day), rise, plot.bottom, MARK_LOOK)
    for day in panel.breaks:
        ground.rise(time.x(day), start, plot.bottom, BREAK_LOOK)
    lay_panel(panel, len(ground.drawing.plots), ground, plot)


LAYOUTS: dict[Kind, Callable[[ChartSpec, list[Naming], Ground, float, float], None]] = {
    Kind.RESULTS: _lay_results,
    Kind.MULTIPLES: _lay_multiples,
}
"""How each kind of chart is laid out; a test holds that none is missing."""
