from collections.abc import Callable
from dataclasses import replace

import pytest

from csdesk.charts.reading import mean_of, read_point, read_range, table_rows
from csdesk.charts.spec import ChartSpec, Kind
from csdesk.formats import Formats
from csdesk.words import phrase

MakeSpec = Callable[..., ChartSpec]
SAY = Formats("en_GB")


def test_a_point_is_read_with_its_week_its_evidence_and_whether_it_is_special(make_spec: MakeSpec) -> None:
    spec = make_spec()
    said = read_point(
        spec, spec.panel, replace(spec.panel.points[3], cause=phrase("Outside"), note="odd"), SAY
    )
    assert said == ("24 Nov 2025 · 8.7\xa0h · measured · concern beyond the usual variation (Outside) · odd")


def test_a_point_tells_what_was_changed_in_its_week(make_spec: MakeSpec) -> None:
    spec = make_spec(marks=((10, "Go-live"), (12, "Training")))
    assert read_point(spec, spec.panel, spec.panel.points[10], SAY).endswith(" · ① Go-live")
    assert "①" not in read_point(spec, spec.panel, spec.panel.points[11], SAY)


def test_an_incomplete_period_is_read_as_such(make_spec: MakeSpec) -> None:
    spec = make_spec()
    assert "incomplete period" in read_point(spec, spec.panel, spec.panel.points[-1], SAY)


def test_without_limits_nothing_is_said_of_the_usual_variation(make_spec: MakeSpec) -> None:
    spec = make_spec()
    panel = replace(spec.panel, stretches=())
    assert "variation" not in read_point(spec, panel, spec.panel.points[10], SAY)


def test_a_range_is_read_with_mean_first_last_and_count(make_spec: MakeSpec) -> None:
    spec = make_spec()
    said = read_range(spec, spec.panel, spec.panel.points[0:3], SAY)
    assert said == "3 Nov 2025 to 17 Nov 2025 · mean 8.9\xa0h · first 9.0\xa0h, last 8.8\xa0h · 3 figures"


def test_the_mean_of_ratios_is_the_ratio_of_their_sums(make_spec: MakeSpec) -> None:
    one, other = make_spec().panel.points[:2]
    assert mean_of(
        [replace(one, value=50.0, weight=2), replace(other, value=25.0, weight=100)]
    ) == pytest.approx(100 * (1 + 25) / 102)


def test_ratios_with_a_denominator_unknown_are_averaged_plainly(make_spec: MakeSpec) -> None:
    one, other = make_spec().panel.points[:2]
    points = [replace(one, value=50.0, weight=340), replace(other, value=25.0, weight=None)]
    assert mean_of(points) == pytest.approx(37.5)


def test_the_table_says_what_the_chart_shows(make_spec: MakeSpec) -> None:
    spec = make_spec(kind=Kind.MULTIPLES, panels=2)
    rows = table_rows(spec, SAY)
    assert len(rows) == sum(len(panel.points) for panel in spec.panels)
    assert [row.number for row in rows] == list(range(len(rows)))
    assert rows[3].special == "concern beyond the usual variation"
