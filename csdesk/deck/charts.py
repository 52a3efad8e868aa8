"""Charts on their pages, and on the Data page the figures behind them, to which they refer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from openpyxl.utils import quote_sheetname

from csdesk.charts.sheet import Drawn, Place
from csdesk.charts.sheet_series import Cells
from csdesk.charts.sheet_table import ChartTable, Line, chart_table
from csdesk.charts.spec import Panel
from csdesk.charts.widths import line_count, width
from csdesk.deck.blocks import write_heading
from csdesk.deck.measure import COLUMN, LEADING, SMALL, USUAL_ROW
from csdesk.deck.page import GRID, Chart, Figures, Heading
from csdesk.deck.styles import Look
from csdesk.deck.writer import FIRST, SheetWriter
from csdesk.formats import Formats
from csdesk.words import phrase

EVIDENCE, LINES = FIRST + 1, FIRST + 2
PERIOD_WIDTH, EVIDENCE_WIDTH, LINE_WIDTH, REMARK_WIDTH = 12.0, 20.0, 9.0, 44.0
LINE_ROOM = 41.0
DATA = Look(SMALL, middle=True, shrink=True)
REMARK = Look(SMALL, "muted", middle=True)
HEAD = Look(SMALL, "muted", bold=True, under="muted")
FIGURES_HEAD = replace(HEAD, right=True)


@dataclass(frozen=True, slots=True)
class Behind:
    """A panel, its table, and the cells in which the table stands."""

    panel: Panel
    table: ChartTable
    cells: Cells


def tables_of(figures: Figures, formats: Formats) -> tuple[tuple[Panel, ChartTable], ...]:
    """The tables behind a chart's panels."""
    spec = figures.chart.spec
    return tuple((panel, chart_table(spec, panel, formats)) for panel in spec.panels)


def write_figures(
    writer: SheetWriter, figures: Figures, tables: tuple[tuple[Panel, ChartTable], ...], remarks: int
) -> tuple[Behind, ...]:
    """The tables behind one chart, below one another; `remarks` is the column in which all remarks stand."""
    write_heading(writer, Heading(f"{figures.page} · {figures.chart.caption}"))
    behind: list[Behind] = []
    for panel, table in tables:
        if behind:
            writer.next_rows(1)
        _write_head(writer, table, remarks)
        cells = Cells(quote_sheetname(writer.title), writer.row, FIRST, LINES)
        _write_rows(writer, table, remarks)
        behind.append(Behind(panel, table, cells))
    return tuple(behind)


def write_chart(writer: SheetWriter, chart: Chart, behind: tuple[Behind, ...], height: float) -> None:
    """A chart's caption, and each of its panels as a native chart from margin to margin."""
    writer.next_row(SMALL * LEADING + 5.0)
    writer.put(FIRST, chart.caption, Look(SMALL, "muted", bold=True), GRID)
    rows = max(4, int(height / len(behind) / USUAL_ROW))
    for one in behind:
        first = writer.row + 1
        writer.next_rows(rows)
        place = Place(FIRST, first, FIRST + GRID - 1, writer.row, GRID * COLUMN, rows * USUAL_ROW)
        writer.put_chart(Drawn(chart.spec, one.panel, one.table, one.cells, place))


def set_widths(writer: SheetWriter, tables: Iterable[ChartTable], remarks: int) -> None:
    """The columns of the Data page: periods, evidence, a column for each line, remarks."""
    every = tuple(tables)
    writer.set_widths(FIRST, FIRST, PERIOD_WIDTH)
    writer.set_widths(EVIDENCE, EVIDENCE, EVIDENCE_WIDTH)
    for n in range(remarks - LINES):
        needed = max(_needed(table.lines[n]) for table in every if n < len(table.lines))
        writer.set_widths(LINES + n, LINES + n, LINE_WIDTH * needed)
    writer.set_widths(remarks, remarks, REMARK_WIDTH)


def _needed(line: Line) -> float:
    """How many times the usual room a line's column needs, so that no word of its heading is broken."""
    widest = max(width(word, SMALL, bold=True) for word in line.heading.split())
    return max(1.0, widest / LINE_ROOM)


def _write_head(writer: SheetWriter, table: ChartTable, remarks: int) -> None:
    formats = writer.formats
    lines = max(line_count(one.heading, LINE_ROOM * _needed(one), SMALL, bold=True) for one in table.lines)
    writer.next_row(lines * SMALL * LEADING + 4.0)
    writer.hold()
    for column in range(FIRST, remarks + 1):
        writer.put(column, None, HEAD)
    writer.put(FIRST, formats.say(phrase("Period from")), HEAD)
    writer.put(EVIDENCE, formats.say(phrase("Evidence")), HEAD)
    for n, line in enumerate(table.lines):
        writer.put(LINES + n, line.heading, FIGURES_HEAD)
    writer.put(remarks, formats.say(phrase("Remarks")), HEAD)


def _write_rows(writer: SheetWriter, table: ChartTable, remarks: int) -> None:
    writer.next_rows(len(table.days))
    writer.put_down(FIRST, table.days, DATA)
    writer.put_down(EVIDENCE, [text or None for text in table.evidence], DATA)
    for n, line in enumerate(table.lines):
        writer.put_down(LINES + n, line.values, _figures(line), line.decimals)
    writer.put_down(remarks, [text or None for text in table.remarks], REMARK)


def _figures(line: Line) -> Look:
    """Measured figures in ink, what was computed or agreed quieter."""
    measured = line.marker is not None and line.look is not None
    return Look(SMALL, "ink" if measured else "muted", middle=True, right=True, shrink=True)
