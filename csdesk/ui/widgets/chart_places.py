"""What lies under the pointer in a drawn chart: the panel, the nearest point, a day on the time axis."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from csdesk.charts.shapes import Box, HitMap, PointHit

AXIS_HEIGHT = 24.0


class Places:
    """A drawn chart's places, in the widget's own pixels."""

    def __init__(self, hits: HitMap) -> None:
        self.hits = hits
        self._points: list[list[PointHit]] = [[] for _ in hits.plots]
        for hit in hits.points:
            self._points[hit.panel].append(hit)

    @property
    def plots(self) -> tuple[Box, ...]:
        """Where each panel's plot lies."""
        return self.hits.plots

    def point(self, panel: int, index: int) -> PointHit | None:
        """Where a point was drawn; None for one of another drawing."""
        found = self._points[panel] if panel < len(self._points) else []
        return found[index] if index < len(found) else None

    def nearest(self, x: float, y: float) -> PointHit | None:
        """The point nearest in time, of the panel that lies at the height or is nearest to it."""
        return self.nearest_of(self.panel_at(y), x)

    def nearest_of(self, panel: int, x: float) -> PointHit | None:
        """A panel's point nearest in time."""
        found = self._points[panel]
        at = bisect_left(found, x, key=lambda hit: hit.x)
        return min(found[max(at - 1, 0) : at + 1], key=lambda hit: abs(hit.x - x), default=None)

    def panel_at(self, y: float) -> int:
        """The panel at a height, else the nearest one."""
        plots = self.hits.plots
        return min(range(len(plots)), key=lambda n: max(plots[n].top - y, y - plots[n].bottom))

    def day_on_axis(self, x: float, y: float) -> date | None:
        """The day on the time axis under the lowest plot; None beside it."""
        plot = self.hits.plots[-1]
        on_axis = plot.bottom + 2 < y < plot.bottom + AXIS_HEIGHT and plot.left <= x <= plot.right
        return self.hits.time.day(x) if on_axis else None
