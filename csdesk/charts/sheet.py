"""A chart as a native, editable chart of a workbook: it refers to cells and carries their points with it.

openpyxl places it and keeps the parts together; what the chart says is written here, because openpyxl knows
neither labels with words of their own nor a description for those who can't see it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from openpyxl.chart._chart import ChartBase
from openpyxl.drawing.properties import NonVisualDrawingProps
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor, TwoCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.xml.functions import fromstring

from csdesk.charts.sheet_axes import DAY_AXIS, VALUE_AXIS, axes, day_axis
from csdesk.charts.sheet_labels import Plot, labels_of, right_margin
from csdesk.charts.sheet_series import Cells, all_series, drawing_order
from csdesk.charts.sheet_table import ChartTable
from csdesk.charts.sheet_text import clean_line
from csdesk.charts.sheet_xml import TEXT, Nothing, layout, tag, text_looks
from csdesk.charts.spec import Axis, ChartSpec, Panel
from csdesk.charts.widths import width
from csdesk.formats import Formats

LEFT, TOP, TOP_WITH_CHANGES, DAYS, BOTTOM = 12.0, 8.0, 20.0, 22.0, 50.0
"""Room in points beside the plot: at its left besides the figures, above it without and with changes, below it
for the days, and for the days and the legend."""

SPACES = {
    "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


@dataclass(frozen=True, slots=True)
class Place:
    """The cells that a chart covers, by their numbers from 1, ends included, and its size there in points."""

    left: int
    top: int
    right: int
    bottom: int
    width: float
    height: float


class NativeChart(ChartBase):
    """A chart whose markup is ready; openpyxl gives it its number, its part and its place."""

    def __init__(self, markup: str, anchor: TwoCellAnchor) -> None:
        super().__init__()
        self.markup = markup
        self.anchor = anchor  # type: ignore[assignment]  # the stubs know a cell's name only

    def _write(self) -> Any:
        return fromstring(self.markup)


class DescribedAnchor(TwoCellAnchor):
    """A place on a sheet that tells a screen reader what stands there."""

    __elements__ = TwoCellAnchor.__elements__

    def __init__(self, name: str, description: str, start: AnchorMarker, end: AnchorMarker) -> None:
        super().__init__(editAs="oneCell", _from=start, to=end)
        self.name = name
        self.description = description

    def to_tree(self, tagname: str | None = None, idx: Any = None, namespace: str | None = None) -> Any:
        """The place with name and description, which the drawing has no way to be given."""
        _describe(self, self.name, self.description)
        return super().to_tree(tagname, idx, namespace)


class DescribedPlace(OneCellAnchor):
    """A place for a picture, which is never stretched, however wide a program makes the columns below it."""

    __elements__ = OneCellAnchor.__elements__

    def __init__(self, name: str, description: str, start: AnchorMarker, size: XDRPositiveSize2D) -> None:
        super().__init__(_from=start, ext=size)
        self.name = name
        self.description = description

    def to_tree(self, tagname: str | None = None, idx: Any = None, namespace: str | None = None) -> Any:
        """The place with name and description, which the drawing has no way to be given."""
        _describe(self, self.name, self.description)
        return super().to_tree(tagname, idx, namespace)


def _describe(anchor: TwoCellAnchor | OneCellAnchor, name: str, description: str) -> None:
    chart = None if anchor.graphicFrame is None else anchor.graphicFrame.nvGraphicFramePr
    picture = None if anchor.pic is None else anchor.pic.nvPicPr
    held = chart or picture
    if held is not None:
        properties = cast(NonVisualDrawingProps, held.cNvPr)
        properties.name, properties.descr = name, description


@dataclass(frozen=True, slots=True)
class Drawn:
    """One panel of a chart, the cells of its table, and where it is drawn."""

    spec: ChartSpec
    panel: Panel
    table: ChartTable
    cells: Cells
    place: Place


def native_chart(drawn: Drawn, formats: Formats) -> NativeChart:
    """A panel as a native chart of the cells in which its table stands."""
    place = drawn.place
    anchor = DescribedAnchor(
        clean_line(drawn.panel.name),
        clean_line(formats.join(drawn.spec.alternative)) or clean_line(drawn.panel.name),
        AnchorMarker(col=place.left - 1, row=place.top - 1),
        AnchorMarker(col=place.right, row=place.bottom),
    )
    return NativeChart(chart_markup(drawn, formats), anchor)


def chart_markup(drawn: Drawn, formats: Formats) -> str:
    """The markup of a chart's part."""
    plot, place = _plot(drawn, formats), drawn.place
    drop = plot.values.high - plot.values.low
    lines = tag(
        "c:lineChart",
        tag("c:grouping", val="standard"),
        tag("c:varyColors", val=0),
        all_series(drawn.table, drawn.cells, labels_of(drawn.table, plot), plot.width, drop),
        tag("c:marker", val=1),
        tag("c:axId", val=DAY_AXIS),
        tag("c:axId", val=VALUE_AXIS),
    )
    inner = layout(
        plot.left / place.width,
        plot.top / place.height,
        plot.width / place.width,
        plot.height / place.height,
        inner=True,
    )
    empty = tag("c:spPr", Nothing.FILL, Nothing.LINE)
    chart = tag(
        "c:chart",
        tag("c:autoTitleDeleted", val=1),
        tag("c:plotArea", inner, lines, axes(plot.days, plot.values), empty),
        _legend(drawn.table, plot),
        tag("c:plotVisOnly", val=1),
        tag("c:dispBlanksAs", val="gap"),
    )
    return tag("c:chartSpace", tag("c:roundedCorners", val=0), chart, empty, text_looks(), **SPACES)


def _plot(drawn: Drawn, formats: Formats) -> Plot:
    place, axis = drawn.place, drawn.panel.axis
    return Plot(
        chart_width=place.width,
        chart_height=place.height,
        left=LEFT + _widest_tick(axis, formats),
        top=TOP if drawn.table.changes is None else TOP_WITH_CHANGES,
        right=place.width - right_margin(drawn.table, place.width),
        bottom=place.height - BOTTOM,
        days=day_axis(drawn.spec),
        values=axis,
    )


def _widest_tick(axis: Axis, formats: Formats) -> float:
    return max(width(formats.number(value, axis.decimals), TEXT) for value in axis.ticks)


def _legend(table: ChartTable, plot: Plot) -> str:
    """The measured line, the special points that occur and the limits; everything else is named where it stands."""
    unnamed = [
        tag("c:legendEntry", tag("c:idx", val=order), tag("c:delete", val=1))
        for order, place in enumerate(drawing_order(table))
        if not table.lines[place].legend
    ]
    place = layout(
        plot.left / plot.chart_width,
        (plot.bottom + DAYS) / plot.chart_height,
        plot.width / plot.chart_width,
        (BOTTOM - DAYS) / plot.chart_height,
    )
    return tag(
        "c:legend", tag("c:legendPos", val="b"), *unnamed, place, tag("c:overlay", val=0), text_looks()
    )
