"""The series of a native chart: the cells they refer to, and the points that are cached with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.charts.sheet_table import ChartTable, Line
from csdesk.charts.sheet_xml import Nothing, dot, looks, stroke, tag, text, text_looks, words
from csdesk.charts.spec import Look

DOT, SMALL_DOT, SPECIAL_DOT = 5, 3, 8
ROOM_FOR_DOTS, ROOM_FOR_SMALL_DOTS = 7.0, 2.5
UPRIGHT_WIDTH, UPRIGHT_OPACITY = 0.75, 0.7
NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""Words that were moved apart are not tied to their lines: an extension, because the standard has no word for it."""

DAY_ZERO = date(1899, 12, 30)
DAY_FORMAT = "d mmm yyyy"


@dataclass(frozen=True, slots=True)
class Cells:
    """Where a chart's table stands: its sheet's quoted name, the row of its headings, and the columns of the days
    and of the first line, counted from 1.
    """

    sheet: str
    top: int
    days: int
    lines: int

    def heading(self, line: int) -> str:
        """The cell of a line's heading."""
        return f"{self.sheet}!${column_letters(self.lines + line)}${self.top}"

    def figures(self, line: int, count: int) -> str:
        """The cells of a line's `count` figures."""
        return self._column(self.lines + line, count)

    def periods(self, count: int) -> str:
        """The cells of the days."""
        return self._column(self.days, count)

    def _column(self, number: int, count: int) -> str:
        letters = column_letters(number)
        return f"{self.sheet}!${letters}${self.top + 1}:${letters}${self.top + count}"


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a row of a line: on which side of its point, in which colour, moved by shares of the chart."""

    row: int
    content: str
    side: str
    token: str
    moved: str = ""


def column_letters(number: int) -> str:
    """A column's name: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def serial(day: date) -> int:
    """A day as workbooks count them."""
    return (day - DAY_ZERO).days


def drawing_order(table: ChartTable) -> tuple[int, ...]:
    """The table's lines by their places, the lowest first: quiet ones, changes, the measured line, special points."""
    special = range(1 + len(table.quiet), 1 + len(table.quiet) + len(table.special))
    below = [n for n in range(1, len(table.lines)) if n not in special]
    return (*below, 0, *special)


def all_series(
    table: ChartTable, cells: Cells, labels: Mapping[int, Sequence[Label]], plot_width: float, drop: float
) -> str:
    """All series of a panel; `labels` are by the line's place in the table.

    `drop` is how far, on the value axis, upright lines reach down.
    """
    days = tag("c:cat", _numbers(cells.periods(len(table.days)), DAY_FORMAT, map(serial, table.days)))
    apart = plot_width / max(1, len(table.days))
    made = []
    for order, place in enumerate(drawing_order(table)):
        line = table.lines[place]
        size = _dot_size(line, apart)
        made.append(
            tag(
                "c:ser",
                tag("c:idx", val=order),
                tag("c:order", val=order),
                tag("c:tx", _text(cells.heading(place), line.heading)),
                looks(line.look, line.opacity),
                dot(line.marker, size),
                *(_hollow(line, row, size or DOT) for row in line.hollow),
                _labels(labels.get(place, ())),
                "" if line.upright is None else _upright(line.upright, drop),
                days,
                tag(
                    "c:val",
                    _numbers(cells.figures(place, len(line.values)), _code(line.decimals), line.values),
                ),
                tag("c:smooth", val=0),
            )
        )
    return "".join(made)


def _dot_size(line: Line, apart: float) -> int:
    if line.look is None:
        return SPECIAL_DOT if apart >= ROOM_FOR_DOTS else DOT
    if apart >= ROOM_FOR_DOTS:
        return DOT
    return SMALL_DOT if apart >= ROOM_FOR_SMALL_DOTS else 0


def _hollow(line: Line, row: int, size: int) -> str:
    marked = dot(line.marker, size, hollow=True)
    return tag("c:dPt", tag("c:idx", val=row), marked, looks(line.look, line.opacity))


def _labels(labels: Sequence[Label]) -> str:
    if not labels:
        return ""
    return tag("c:dLbls", *(_label(one) for one in labels), _shown(value=False), NO_LEADERS)


def _label(label: Label) -> str:
    return tag(
        "c:dLbl",
        tag("c:idx", val=label.row),
        label.moved,
        words(label.content, label.token),
        tag("c:spPr", Nothing.FILL, Nothing.LINE),
        text_looks(label.token),
        tag("c:dLblPos", val=label.side),
        _shown(value=True),
    )


def _shown(value: bool) -> str:
    """What labels show; the schema wants all of it said."""
    kinds = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    return "".join(tag(f"c:show{kind}", val=int(value and kind == "Val")) for kind in kinds)


def _upright(look: Look, drop: float) -> str:
    return tag(
        "c:errBars",
        tag("c:errDir", val="y"),
        tag("c:errBarType", val="minus"),
        tag("c:errValType", val="fixedVal"),
        tag("c:noEndCap", val=1),
        tag("c:val", val=drop),
        tag("c:spPr", stroke(look.token, UPRIGHT_WIDTH, look.dash, UPRIGHT_OPACITY)),
    )


def _text(cell: str, content: str) -> str:
    point = tag("c:pt", tag("c:v", text(content)), idx=0)
    return tag("c:strRef", tag("c:f", text(cell)), tag("c:strCache", tag("c:ptCount", val=1), point))


def _numbers(cells: str, code: str, values: Iterable[float | None]) -> str:
    """A reference with its cached points; an empty cell has none, which is a gap."""
    found = list(values)
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{value!r}</c:v></c:pt>' for n, value in enumerate(found) if value is not None
    )
    count = tag("c:ptCount", val=len(found))
    cache = tag("c:numCache", tag("c:formatCode", text(code)), count, points)
    return tag("c:numRef", tag("c:f", text(cells)), cache)


def _code(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")
