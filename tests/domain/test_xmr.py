"""XmR limits and causes against a second, naive implementation, on real and on invented series."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from csdesk.domain.analysis import analyse
from csdesk.domain.assurance import Assurance
from csdesk.domain.goals import Goal, GoalKind
from csdesk.domain.metric import Better, Kind, Summary
from csdesk.domain.periods import Cadence
from csdesk.domain.result import Missing
from csdesk.domain.series import Point, Series
from csdesk.domain.xmr import Cause, Limits, limits_of, read_points
from tests.domain.builders import metric
from tests.domain.plain_xmr import plain_assurance, plain_limits, plain_readings

FOUR_HOURS = metric(Better.DOWN, Cadence.MONTHLY, Kind.RATIO, Summary.RATIO, unit="%")
FIVE_PERCENT = Goal(GoalKind.REACH, target=0.05)
# Tenths, as people write figures down; a repeated one is likely.
FIGURES = st.lists(st.integers(-300, 300).map(lambda tenths: tenths / 10), min_size=12, max_size=60)


@pytest.fixture
def providers(shared_data: Path) -> dict[str, Series]:
    """Every type 1 provider with at least 24 months."""
    rows: dict[str, list[Point]] = defaultdict(list)
    with (shared_data / "nhs-ae" / "ae_attendances.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["type"] == "1":
                late, all_of_them = float(row["breaches"]), float(row["attendances"])
                point = Point(date.fromisoformat(row["period"]), late / all_of_them, late, all_of_them)
                rows[row["org_code"]].append(point)
    return {name: Series(FOUR_HOURS, tuple(found)) for name, found in rows.items() if len(found) >= 24}


def test_real_series_agree_with_the_plain_rules_point_by_point(providers: dict[str, Series]) -> None:
    assert (len(providers), sum(len(one.points) for one in providers.values())) == (136, 4866)
    for series in providers.values():
        values = [point.value for point in series.points]
        mean, lower, upper = plain_limits(values)
        analysis = analyse(series, FIVE_PERCENT, (), date(2019, 4, 20))
        assert isinstance(analysis.limits, Limits)
        ours = (analysis.limits.mean, analysis.limits.lower, analysis.limits.upper)
        assert ours == pytest.approx((mean, lower, upper), rel=1e-9, abs=1e-12)
        expected = plain_readings(values, higher_is_better=False)
        assert [(str(one.cause), one.signal.value) for one in analysis.points] == expected
        assert analysis.assurance is Assurance(plain_assurance(lower, upper, 0.05, higher_is_better=False))


@given(FIGURES, st.booleans())
def test_invented_series_agree_with_the_plain_rules(values: list[float], up: bool) -> None:
    mean, lower, upper = plain_limits(values)
    reach = upper - mean
    edges = (mean, lower, upper, mean + reach * 2 / 3, mean - reach * 2 / 3)
    on_an_edge = any(abs(value - edge) < 1e-9 for value in values for edge in edges)
    assume(not on_an_edge)
    by = metric(Better.UP if up else Better.DOWN)
    analysis = analyse(Series(by, _weekly(values)), None, (), date(2026, 11, 22))
    assert [(str(one.cause), one.signal.value) for one in analysis.points] == plain_readings(values, up)


@given(FIGURES)
def test_turning_a_metric_upside_down_swaps_good_and_bad_news_only(values: list[float]) -> None:
    swapped = {"improvement": "concern", "concern": "improvement", "none": "none"}
    upright = _signals(values, Better.UP)
    for turned in (_signals([-value for value in values], Better.UP), _signals(values, Better.DOWN)):
        assert turned == [(cause, swapped[kind]) for cause, kind in upright]


@given(FIGURES, st.integers(-40, 40))
def test_scaling_by_powers_of_two_changes_no_cause(values: list[float], power: int) -> None:
    scaled = [value * 2.0**power for value in values]
    assert _signals(scaled, Better.UP) == _signals(values, Better.UP)


@given(st.floats(-1e15, 1e15), st.integers(12, 80))
def test_equal_values_are_never_special(value: float, count: int) -> None:
    limits = limits_of([value] * count)
    assert (limits.lower, limits.mean, limits.upper) == (value, value, value)
    assert {one.cause for one in read_points([value] * count, limits)} == {Cause.COMMON}


def test_a_range_that_stands_out_is_screened_once() -> None:
    values = [0.0, 1.0] * 8 + [50.0, 49.0, 50.0]
    kept = [1.0] * 15 + [1.0, 1.0]
    assert limits_of(values).mean_range == sum(kept) / len(kept)


def test_a_turning_point_keeps_the_way_it_came() -> None:
    rising, falling = [float(x) for x in range(1, 8)], [6.5, 5.5, 4.5, 3.5, 2.5, 1.5]
    readings = read_points([*rising, *falling], Limits(4.0, -10.0, 18.0, 5.0))
    assert [one.way for one in readings if one.cause is Cause.TREND] == [1] * 7 + [-1] * 6


def test_six_in_a_row_are_no_signal_and_seven_are() -> None:
    def causes(run: int) -> list[Cause]:
        wobble = [5.0, 4.9, 5.1, 4.8, 5.2, 5.0, 4.9, 5.1]
        values = [*wobble, *([5.05, 5.1] * 10)[:run], 4.5]
        return [one.cause for one in read_points(values, Limits(5.0, 4.0, 6.0, 0.4))]

    assert Cause.SHIFT not in causes(5)  # the wobble's last point is the sixth
    assert causes(6).count(Cause.SHIFT) == 7


def test_points_outside_are_not_near() -> None:
    values = [5.0, 5.8, 5.9, 5.1, 4.9, 5.8, 6.5, 5.1]
    readings = read_points(values, Limits(5.0, 4.0, 6.0, 0.4))
    assert [one.cause for one in readings][1:3] == [Cause.TWO_OF_THREE] * 2
    assert [one.cause for one in readings][5:7] == [Cause.COMMON, Cause.OUTSIDE]


def _weekly(values: list[float]) -> tuple[Point, ...]:
    first = date(2020, 1, 6).toordinal()
    return tuple(Point(date.fromordinal(first + 7 * i), value) for i, value in enumerate(values))


def _signals(values: list[float], better: Better) -> list[tuple[str, str]]:
    analysis = analyse(Series(metric(better), _weekly(values)), None, (), date(2026, 11, 22))
    assert not any(isinstance(one.cause, Missing) for one in analysis.points)
    return [(str(one.cause), one.signal.value) for one in analysis.points]
