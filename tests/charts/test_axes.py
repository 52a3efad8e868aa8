from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from csdesk.charts.axes import TickStyle, time_ticks, value_axis
from csdesk.formats import Formats

FIGURES = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)


@given(st.lists(FIGURES, min_size=1, max_size=40))
def test_every_value_finds_room_and_the_lines_are_few(values: list[float]) -> None:
    axis = value_axis(values, "h")
    assert axis.low <= min(values) and max(values) <= axis.high
    assert 2 <= len(axis.ticks) <= 12 or axis.high - axis.low < 1e-6


@given(st.lists(FIGURES, min_size=1, max_size=40))
def test_an_axis_that_leaves_zero_out_says_so(values: list[float]) -> None:
    axis = value_axis(values, "h")
    assert (axis.low <= 0 <= axis.high) == (axis.note is None)


@given(st.lists(st.floats(min_value=0.5, max_value=100, allow_nan=False), min_size=2, max_size=40))
def test_a_figure_that_moved_by_a_tenth_is_drawn_from_zero(values: list[float]) -> None:
    assume(max(values) - min(values) >= 0.1 * max(values))
    assert value_axis(values, "h").low == 0


def test_a_nearly_flat_figure_is_shown_closely_and_says_where_its_scale_begins() -> None:
    axis = value_axis([99.1, 99.4, 99.9], "%", in_percent=True)
    assert 98 < axis.low < 99.1
    assert axis.high <= 100
    assert axis.note is not None
    assert "not at zero" in Formats().say(axis.note)


def test_a_share_that_never_passes_a_hundred_percent_gets_no_room_beyond() -> None:
    assert value_axis([40, 99], "%", in_percent=True).high == 100
    assert value_axis([40, 120], "%", in_percent=True).high > 120


@pytest.mark.parametrize("values", [[0.0], [0.0, 0.0], [7.0], [-3.0], [5.0, 5.0, 5.0]])
def test_one_point_and_equal_points_get_an_axis_from_zero(values: list[float]) -> None:
    axis = value_axis(values, "h")
    assert axis.low <= 0 <= axis.high
    assert axis.note is None


def test_negative_values_hang_from_zero() -> None:
    axis = value_axis([-30, -5], "")
    assert axis.high == 0
    assert axis.low <= -30


def test_a_year_of_weeks_is_labelled_by_months_and_says_the_year_in_january() -> None:
    ticks = time_ticks(date(2025, 11, 3), date(2026, 11, 16), most=12)
    assert all(tick.day.day == 1 for tick in ticks)
    assert [tick.day for tick in ticks if tick.style is TickStyle.YEAR] == [date(2026, 1, 1)]


def test_without_a_january_the_first_label_says_the_year() -> None:
    ticks = time_ticks(date(2026, 2, 2), date(2026, 11, 16), most=12)
    assert ticks[0].style is TickStyle.MONTH_AND_YEAR


def test_a_few_weeks_are_labelled_by_mondays() -> None:
    ticks = time_ticks(date(2026, 10, 5), date(2026, 11, 16), most=10)
    assert {tick.day.weekday() for tick in ticks} == {0}
    assert ticks[0].style is TickStyle.DAY


@given(
    start=st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    days=st.integers(min_value=1, max_value=40000),
    most=st.integers(min_value=2, max_value=20),
)
def test_ticks_lie_on_the_axis_and_are_not_crowded(start: date, days: int, most: int) -> None:
    end = date.fromordinal(start.toordinal() + days)
    ticks = time_ticks(start, end, most)
    assert all(start <= tick.day <= end for tick in ticks)
    assert len(ticks) <= max(most + 1, 3)
