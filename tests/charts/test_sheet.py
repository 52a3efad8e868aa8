"""A native chart says what its spec says, refers to the cells behind it, and carries their points with it."""

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest

from csdesk.charts.sheet import Drawn, Place, chart_markup, native_chart
from csdesk.charts.sheet_series import Cells, column_letters, drawing_order, serial
from csdesk.charts.sheet_table import ChartTable, chart_table
from csdesk.charts.spec import Axis, ChartSpec, Kind, Level, Panel, Role, Sign, Stretch
from csdesk.domain.periods import Cadence
from csdesk.formats import Formats
from csdesk.words import phrase

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACE = Place(2, 5, 13, 20, 738, 250)
CELLS = Cells("'Data'", 7, 2, 4)
FORMATS = Formats()
Make = Callable[..., ChartSpec]


def table_of(spec: ChartSpec) -> ChartTable:
    return chart_table(spec, spec.panel, FORMATS)


def drawn(spec: ChartSpec) -> Drawn:
    return Drawn(spec, spec.panel, table_of(spec), CELLS, PLACE)


def chart_of(spec: ChartSpec) -> ElementTree.Element:
    return ElementTree.fromstring(chart_markup(drawn(spec), FORMATS))


def with_panel(spec: ChartSpec, **changes: object) -> ChartSpec:
    panel: Panel = replace(spec.panel, **changes)  # type: ignore[arg-type] # fields by name
    return replace(spec, panels=(panel,))


def texts(chart: ElementTree.Element) -> list[str]:
    return [found.text or "" for found in chart.iter(f"{A}t")]


def test_every_period_has_a_row_and_one_without_a_figure_is_empty(make_spec: Make) -> None:
    table = table_of(make_spec(gap=True))

    assert len(table.days) == 54
    assert [value is None for value in table.measured.values[19:24]] == [False, True, True, True, False]


def test_a_line_that_breaks_between_two_periods_gets_an_empty_row_there(make_spec: Make) -> None:
    spec = make_spec(weeks=6)
    points = tuple(replace(point, joined=n != 3) for n, point in enumerate(spec.panel.points))
    table = table_of(with_panel(spec, points=points))

    row = table.measured.values.index(None)
    assert table.days[row] == points[3].at - timedelta(days=1)
    assert len(table.days) == 7


def test_levels_stand_in_the_rows_of_their_days(make_spec: Make) -> None:
    table = table_of(make_spec())
    before = next(line for line in table.quiet if line.words == "before 8.8 h")

    assert [n for n, value in enumerate(before.values) if value is not None] == list(range(4, 16))
    assert before.values[4] == 8.8


def test_limits_of_neighbouring_stretches_are_never_joined(make_spec: Make) -> None:
    spec = make_spec(weeks=30)
    days = [spec.start + timedelta(weeks=n) for n in (0, 9, 10, 19, 20, 29)]
    stretches = tuple(Stretch(days[2 * n], days[2 * n + 1], 6.0 - n, 5.0 - n, 7.0 - n) for n in range(3))
    table = table_of(with_panel(spec, stretches=stretches))

    for line in table.quiet[:6]:
        values = list(line.values)
        for earlier, later in itertools.pairwise(values):
            assert earlier is None or later is None or earlier == later


def test_special_points_have_columns_of_their_own(make_spec: Make) -> None:
    table = table_of(make_spec())

    assert [line.heading for line in table.special] == [
        "Improvement beyond the usual variation",
        "Concern beyond the usual variation",
    ]
    assert [n for n, value in enumerate(table.special[1].values) if value is not None] == [3]


def test_a_change_stands_in_the_row_of_its_period(make_spec: Make) -> None:
    spec = make_spec(marks=((12, "Go-live"),))
    mark = replace(spec.panel.marks[0], day=spec.panel.marks[0].day + timedelta(days=4))
    table = table_of(with_panel(spec, marks=(mark,)))

    assert table.marks == ((1, 12, "Go-live"),)
    assert table.changes is not None
    assert table.changes.last == 12


def test_the_top_of_an_upright_line_is_not_cut_off_by_the_axis(make_spec: Make) -> None:
    spec = with_panel(make_spec(), axis=Axis(0.0, 10.333592307692308, 2.0, 0))
    table = table_of(spec)

    assert table.changes is not None
    top = next(value for value in table.changes.values if value is not None)
    (highest,) = (
        float(one.get("val", "")) for one in chart_of(spec).iter(f"{C}max") if "." in one.get("val", "")
    )
    assert float(f"{top:.16g}") <= highest


def test_every_series_caches_exactly_the_points_of_its_cells(make_spec: Make) -> None:
    spec = make_spec(gap=True)
    table = table_of(spec)
    order = drawing_order(table)

    for series, place in zip(chart_of(spec).iter(f"{C}ser"), order, strict=True):
        line = table.lines[place]
        cache = series.find(f"{C}val/{C}numRef/{C}numCache")
        assert cache is not None
        cached = {int(pt.get("idx", "")): float(pt.findtext(f"{C}v", "")) for pt in cache.iter(f"{C}pt")}
        assert cached == {n: value for n, value in enumerate(line.values) if value is not None}
        letters = column_letters(4 + place)
        assert (
            series.findtext(f"{C}val/{C}numRef/{C}f")
            == f"'Data'!${letters}$8:${letters}${7 + len(table.days)}"
        )
        assert series.findtext(f"{C}tx/{C}strRef/{C}f") == f"'Data'!${letters}$7"
        assert series.findtext(f"{C}tx/{C}strRef/{C}strCache/{C}pt/{C}v") == line.heading
        days = [int(v.text or "") for v in series.iterfind(f"{C}cat/{C}numRef/{C}numCache/{C}pt/{C}v")]
        assert days == [serial(day) for day in table.days]


def test_days_count_as_workbooks_count_them() -> None:
    assert serial(date(2026, 11, 22)) == 46348


@pytest.mark.parametrize("number, letters", [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_named_as_in_a_workbook(number: int, letters: str) -> None:
    assert column_letters(number) == letters


def test_the_chart_is_honest_and_says_so_outright(make_spec: Make) -> None:
    chart = chart_of(make_spec(gap=True))

    assert [axis.get("val") for axis in chart.iter(f"{C}delete") if axis.get("val") != "1"] == ["0", "0"]
    assert {one.get("val") for one in chart.iter(f"{C}smooth")} == {"0"}
    assert [one.get("val") for one in chart.iter(f"{C}dispBlanksAs")] == ["gap"]
    assert chart.find(f".//{C}dateAx") is not None
    assert "3D" not in "".join(element.tag for element in chart.iter())
    lowest = chart.find(f".//{C}valAx/{C}scaling/{C}min")
    assert lowest is not None
    assert float(lowest.get("val", "")) == 0


def test_levels_and_changes_carry_their_words(make_spec: Make) -> None:
    said = texts(chart_of(make_spec()))

    for words in ("baseline 9.0 h", "target 4.0 h", "before 8.8 h", "after 6.2 h", "② Triage rota changed"):
        assert words in said


def test_many_changes_are_numbered_and_those_close_to_one_another_share_a_label(make_spec: Make) -> None:
    marks = tuple((n, f"A change with rather a lot of words, number {n}") for n in (10, 11, 12, 30, 40, 50))
    said = [words for words in texts(chart_of(make_spec(marks=marks))) if re.match("[①-⑩]", words)]

    assert said == ["①–③", "④", "⑤", "⑥"]


def test_words_of_levels_close_to_one_another_are_moved_apart(make_spec: Make) -> None:
    spec = make_spec()
    close = (
        Level(Role.BASELINE, 4.1, spec.start, spec.end, phrase("baseline 4.1 h")),
        Level(Role.TARGET, 4.0, spec.start, spec.end, phrase("target 4.0 h")),
    )
    labels = [
        label
        for label in chart_of(with_panel(spec, levels=close)).iter(f"{C}dLbl")
        if "4." in "".join(label.itertext())
    ]
    moves = [float(y.get("val", "")) for label in labels for y in label.iter(f"{C}y")]

    assert len(labels) == 2
    assert moves
    assert max(moves) - min([0.0, *moves]) > 0.02


def test_only_what_is_not_named_elsewhere_stands_in_the_legend(make_spec: Make) -> None:
    spec = make_spec()
    table = table_of(spec)
    hidden = {
        int(entry.findtext(f"{C}idx") or entry[0].get("val", ""))
        for entry in chart_of(spec).iter(f"{C}legendEntry")
    }
    named = [table.lines[place].heading for n, place in enumerate(drawing_order(table)) if n not in hidden]

    assert named == [
        "Lower limit",
        "Mean",
        "First response time, h",
        "Improvement beyond the usual variation",
        "Concern beyond the usual variation",
    ]


def test_special_points_differ_in_shape_and_incomplete_ones_are_hollow(make_spec: Make) -> None:
    chart = chart_of(make_spec())
    symbols = {
        series.findtext(f"{C}tx//{C}v"): symbol.get("val")
        for series in chart.iter(f"{C}ser")
        for symbol in series.iterfind(f"{C}marker/{C}symbol")
    }

    shapes = {symbols[name] for name in symbols if name and ("beyond" in name or "First" in name)}
    assert len(shapes) == 3
    assert len(list(chart.iter(f"{C}dPt"))) == 1


def test_a_new_definition_is_drawn_as_an_upright_line(make_spec: Make) -> None:
    spec = make_spec()
    broken = with_panel(spec, breaks=(spec.start + timedelta(weeks=20),))
    headings = [one.text for one in chart_of(broken).iter(f"{C}v")]

    assert "New definition, drawn at" in headings


def test_words_in_the_customers_language_can_not_break_the_markup(make_spec: Make) -> None:
    spec = make_spec(marks=((12, '<R&D> "moved"'),))

    assert '① <R&D> "moved"' in texts(chart_of(with_panel(spec, name="A < B & C")))


def test_every_kind_of_chart_has_a_native_one_for_each_panel(make_spec: Make) -> None:
    for kind in Kind:
        spec = make_spec(kind=kind, panels=1 if kind is Kind.RESULTS else 3)
        for panel in spec.panels:
            made = Drawn(spec, panel, chart_table(spec, panel, FORMATS), CELLS, PLACE)
            assert native_chart(made, FORMATS).markup.startswith("<c:chartSpace")


def test_a_panel_of_another_cadence_has_rows_of_its_own(make_spec: Make) -> None:
    spec = make_spec()
    months = tuple(
        replace(spec.panel.points[0], at=date(2025 + n // 12, n % 12 + 1, 1), sign=Sign.NONE)
        for n in range(11, 23)
    )
    table = table_of(
        with_panel(spec, points=months, cadence=Cadence.MONTHLY, stretches=(), levels=(), marks=())
    )

    assert table.days == tuple(point.at for point in months)


def test_a_thousand_weeks_are_drawn(make_spec: Make) -> None:
    chart = chart_of(make_spec(weeks=1000))

    assert len(list(chart.iter(f"{C}ser"))) >= 5
