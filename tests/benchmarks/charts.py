"""A results chart with everything on it, beside matplotlib drawing the same things in its own plain way."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from csdesk.charts.build import results_chart
from csdesk.charts.figure import Look, draw
from csdesk.charts.spec import ChartSpec, Panel, Sign
from csdesk.desk import Desk
from csdesk.domain.result import Missing
from csdesk.formats import Formats
from csdesk.queries.results import account_results
from csdesk.tokens import LIGHT
from tests.benchmarks.books import TODAY, add_accounts, fill_account
from tests.benchmarks.ratio import Ratio, interleaved, milliseconds

RUNS = 15
SIZE = (1080.0, 260.0)
DPI = 72
SIGNS = {Sign.IMPROVEMENT: "good", Sign.CONCERN: "bad"}


def measure() -> Iterator[Ratio]:
    """Three years weekly with baseline, target, limits in two stretches, a change, and special points."""
    spec = everything()
    look = Look(LIGHT, Formats("en_GB"))
    draw(spec, look, SIZE)
    bare(spec)
    times = interleaved(
        RUNS, lambda: milliseconds(lambda: draw(spec, look, SIZE)), lambda: milliseconds(lambda: bare(spec))
    )
    yield Ratio("chart-with-everything", 1.5, *times, "ms")


def everything() -> ChartSpec:
    """The spec of a metric that has all there is to draw."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.create(Path(folder) / "chart.csdesk", today=lambda: TODAY)
        (account,) = add_accounts(desk, 1)
        fill_account(desk, account, metrics=1)
        (result,) = desk.ask(account_results, account, TODAY).metrics
        desk.close()
    spec = results_chart(result.analysis)
    assert not isinstance(spec, Missing)
    return spec


def bare(spec: ChartSpec) -> None:
    """The same artists on matplotlib's own axes."""
    figure = Figure(figsize=(SIZE[0] / DPI, SIZE[1] / DPI), dpi=DPI)
    axes = figure.add_axes((0.05, 0.12, 0.93, 0.8))
    (panel,) = spec.panels
    axes.plot(
        [point.at for point in panel.points],
        [point.value for point in panel.points],
        color=LIGHT.accent,
        marker="o",
    )
    _specials(axes, panel)
    for level in panel.levels:
        axes.hlines(level.value, level.start, level.end, linestyles="dashed")
        axes.text(level.start, level.value, "baseline 9.0 h")
    for stretch in panel.stretches:
        axes.fill_between([stretch.start, stretch.end], stretch.lower, stretch.upper, alpha=0.2)
        axes.hlines(stretch.mean, stretch.start, stretch.end)
    for mark in panel.marks:
        axes.axvline(mark.day)
        axes.text(mark.day, 1, "a change that was made")
    axes.grid(axis="y")
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    bytes(canvas.buffer_rgba())


def _specials(axes: object, panel: Panel) -> None:
    for sign, token in SIGNS.items():
        special = [point for point in panel.points if point.sign is sign]
        axes.scatter(  # type: ignore[attr-defined]
            [point.at for point in special],
            [point.value for point in special],
            color=LIGHT.colour(token),
            zorder=3,
        )
