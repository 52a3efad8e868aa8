"""The axes of a native chart: days below, values at the left, both shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.charts.sheet_series import serial
from csdesk.charts.sheet_table import top_of
from csdesk.charts.sheet_xml import Nothing, stroke, tag, text_looks
from csdesk.charts.spec import Axis, ChartSpec

DAY_AXIS, VALUE_AXIS = 10, 100
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
DAYS = (7, 14)
MOST_LABELS = 10
SHORT = 100
"""Up to as many days the axis names days, from there on months."""

AXIS_WIDTH, GRID_WIDTH = 0.75, 0.5


@dataclass(frozen=True, slots=True)
class DayAxis:
    """From which day to which the axis runs, and how far apart its labels are."""

    start: date
    end: date
    step: int
    unit: str
    code: str

    def share(self, day: date) -> float:
        """Where a day lies: 0 at the start, 1 at the end."""
        return (day - self.start).days / (self.end - self.start).days


def day_axis(spec: ChartSpec) -> DayAxis:
    """The days of a chart; where months are named it begins with one, so that each label stands at its first."""
    days = (spec.end - spec.start).days
    if days <= SHORT:
        step = next((n for n in DAYS if days / n <= MOST_LABELS), DAYS[-1])
        return DayAxis(spec.start, spec.end, step, "days", "d mmm")
    start = spec.start.replace(day=1)
    months = (spec.end.year - start.year) * 12 + spec.end.month - start.month + 1
    step = next((n for n in MONTHS if months / n <= MOST_LABELS), MONTHS[-1])
    return DayAxis(start, spec.end, step, "months", "mmm yy" if step < MONTHS[-4] else "yyyy")


def axes(days: DayAxis, values: Axis) -> str:
    """Both axes."""
    return _days(days) + _values(values)


def _days(axis: DayAxis) -> str:
    return tag(
        "c:dateAx",
        tag("c:axId", val=DAY_AXIS),
        _scale(serial(axis.start), serial(axis.end)),
        tag("c:delete", val=0),
        tag("c:axPos", val="b"),
        tag("c:numFmt", formatCode=axis.code, sourceLinked=0),
        tag("c:majorTickMark", val="out"),
        tag("c:minorTickMark", val="none"),
        tag("c:tickLblPos", val="low"),
        tag("c:spPr", stroke("muted", AXIS_WIDTH)),
        text_looks(),
        tag("c:crossAx", val=VALUE_AXIS),
        tag("c:crosses", val="autoZero"),
        tag("c:auto", val=0),
        tag("c:lblOffset", val=100),
        tag("c:baseTimeUnit", val="days"),
        tag("c:majorUnit", val=axis.step),
        tag("c:majorTimeUnit", val=axis.unit),
    )


def _values(axis: Axis) -> str:
    decimals = "." + "0" * axis.decimals if axis.decimals else ""
    return tag(
        "c:valAx",
        tag("c:axId", val=VALUE_AXIS),
        _scale(axis.low, top_of(axis)),
        tag("c:delete", val=0),
        tag("c:axPos", val="l"),
        tag("c:majorGridlines", tag("c:spPr", stroke("line", GRID_WIDTH))),
        tag("c:numFmt", formatCode=f"#,##0{decimals}", sourceLinked=0),
        tag("c:majorTickMark", val="none"),
        tag("c:minorTickMark", val="none"),
        tag("c:tickLblPos", val="low"),
        tag("c:spPr", Nothing.LINE),
        text_looks(),
        tag("c:crossAx", val=DAY_AXIS),
        tag("c:crosses", val="min"),
        tag("c:crossBetween", val="midCat"),
        tag("c:majorUnit", val=axis.step),
    )


def _scale(low: float, high: float) -> str:
    return tag("c:scaling", tag("c:orientation", val="minMax"), tag("c:max", val=high), tag("c:min", val=low))
