"""Where the reader is in a chart: on a point, over a range of points, or nowhere yet."""

from __future__ import annotations

from csdesk.charts.spec import ChartPoint, ChartSpec, Panel


class Cursor:
    """A place in a chart, moved by points; a range reaches from its anchor to the place."""

    def __init__(self, spec: ChartSpec) -> None:
        self._spec = spec
        self._panel = 0
        self._index: int | None = None
        self._anchor: int | None = None

    @property
    def panel(self) -> int:
        """The number of the panel that is read."""
        return self._panel

    @property
    def index(self) -> int | None:
        """The number of the point in its panel; None before anything was read."""
        return self._index

    @property
    def read_panel(self) -> Panel:
        """The panel that is read."""
        return self._spec.panels[self._panel]

    @property
    def point(self) -> ChartPoint | None:
        """The point that is read."""
        return None if self._index is None else self.read_panel.points[self._index]

    @property
    def span(self) -> tuple[int, int] | None:
        """The numbers of the first and the last point of the range, where there is one."""
        if self._index is None or self._anchor is None:
            return None
        return min(self._index, self._anchor), max(self._index, self._anchor)

    @property
    def chosen(self) -> tuple[ChartPoint, ...]:
        """The points of the range."""
        return () if self.span is None else self.read_panel.points[self.span[0] : self.span[1] + 1]

    def go_to(self, panel: int, index: int) -> None:
        """Read a point; a range ends."""
        self._panel, self._index, self._anchor = panel, index, None

    def choose(self, panel: int, first: int, last: int) -> None:
        """Choose a range."""
        self._panel, self._anchor, self._index = panel, first, last

    def step(self, by: int, *, extend: bool = False) -> None:
        """Go some points further; with `extend` the range grows or shrinks. The first step lands on the last point."""
        count = len(self.read_panel.points)
        if not count:
            return
        if self._index is None:
            self._index = count - 1
            return
        if extend and self._anchor is None:
            self._anchor = self._index
        elif not extend:
            self._anchor = None
        self._index = min(max(self._index + by, 0), count - 1)

    def change_panel(self, by: int) -> None:
        """Go to another metric, to its point nearest in time."""
        panel = min(max(self._panel + by, 0), len(self._spec.panels) - 1)
        points = self._spec.panels[panel].points
        here = self.point
        self._panel, self._anchor = panel, None
        if here is None or not points:
            self._index = len(points) - 1 if points else None
        else:
            self._index = min(range(len(points)), key=lambda n: abs((points[n].at - here.at).days))

    def clear(self) -> bool:
        """Leave the range, or else the point; gives whether there was anything to leave."""
        if self.span is not None:
            self._anchor = None
            return True
        left, self._index = self._index is not None, None
        return left
