"""The trend against scipy's, and the estimated dates made of it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.analysis import analyse
from csdesk.domain.estimate import NO_DATE, NO_LATEST, PASSED, REACHED, Estimate
from csdesk.domain.goals import Goal, GoalKind
from csdesk.domain.metric import Better
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.trend import MOST_POINTS, trend_of
from tests.domain.builders import TODAY, change, goal, metric, said, series, weeks_ago

VALUES = st.lists(st.integers(-500, 500).map(lambda tenths: tenths / 10), min_size=2, max_size=60)


@given(VALUES, st.data())
def test_slope_interval_and_line_agree_with_scipy(values: list[float], data: st.DataObject) -> None:
    from scipy.stats import theilslopes  # heavy: the one worker that needs it pays for it

    steps = data.draw(st.lists(st.integers(1, 60), min_size=len(values), max_size=len(values)))
    days = [735_000 + sum(steps[: i + 1]) for i in range(len(values))]
    ours, theirs = trend_of(days, values), theilslopes(values, days, alpha=0.9)
    assert (ours.slope, ours.low, ours.high) == (theirs.slope, theirs.low_slope, theirs.high_slope)
    assert ours.value_on(0.0) == pytest.approx(theirs.intercept, rel=1e-9, abs=1e-6)


def test_only_the_last_260_points_count() -> None:
    values = [float(i % 7) for i in range(300)]
    assert trend_of(range(300), values) == trend_of(range(40, 300), values[40:])
    assert trend_of(range(300), values).count == MOST_POINTS


def estimate(
    values: Sequence[float | None], of: Goal | None = None, *changes: Any, better: Better = Better.DOWN
) -> Maybe[Estimate]:
    return analyse(series(values, metric(better)), of or goal(), changes, TODAY).estimate


def test_a_straight_line_meets_the_target_on_its_day() -> None:
    found = estimate([10.0, 9.5, 9.0, 8.5, 8.0, 7.5])
    assert isinstance(found, Estimate)
    assert found.day == weeks_ago(-7)
    assert (found.earliest, found.latest) == (found.day, found.day)


def test_the_date_moves_as_the_facts_do() -> None:
    before = estimate([10.0, 9.5, 9.2, 8.4, 8.0, 7.5])
    after = estimate([10.0, 9.5, 9.2, 8.4, 8.0, 7.5, 7.4])
    assert isinstance(before, Estimate)
    assert isinstance(after, Estimate)
    assert after.day != before.day
    assert not isinstance(after.latest, Missing)
    assert after.earliest < after.day < after.latest


def test_an_interval_that_touches_zero_has_no_latest_date() -> None:
    found = estimate([8.0, 9.0, 7.5, 8.8, 7.4, 8.6, 7.2])
    assert isinstance(found, Estimate)
    assert found.latest == NO_LATEST


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([6.0, 6.5, 7.0, 7.5, 8.0], NO_DATE),
        ([8.0, 8.0, 8.0, 8.0, 8.0], NO_DATE),
        ([8.0, 6.0, 5.0, 4.5, 3.9], REACHED),
        ([8.0, 7.0, 5.5, 4.0, 3.0, 2.0, 1.0, 4.1], PASSED),
    ],
)
def test_no_date_where_the_pace_does_not_lead_there(values: list[float], expected: Missing) -> None:
    assert estimate(list(values)) == expected


def test_what_is_needed_for_a_pace() -> None:
    few = estimate([9.0, 8.0, 7.0])
    assert isinstance(few, Missing)
    assert said(few.why) == "1 more figure is needed to tell a pace."
    assert isinstance(estimate([9.0]), Missing)
    held = estimate([9.0, 8.0, 7.0, 6.0], goal(kind=GoalKind.HOLD))
    assert isinstance(held, Missing)
    assert "held or not held" in said(held.why)


def test_only_the_last_new_start_counts() -> None:
    fell_then_rose = [10.0, 9.0, 8.0, 7.0, 6.0, 7.0, 7.1, 7.2, 7.3]
    assert isinstance(estimate(fell_then_rose), Estimate | Missing)
    assert estimate(fell_then_rose, None, change(weeks_ago(3), new_start=True)) == NO_DATE


def test_a_date_past_the_calendar_is_none() -> None:
    crawling = [9.0 - i * 1e-7 for i in range(12)]
    found = estimate(crawling)
    assert isinstance(found, Missing)
    assert "calendar" in said(found.why)


@given(st.lists(st.floats(-1e12, 1e12), min_size=4, max_size=30), st.floats(-1e12, 1e12))
def test_every_estimate_is_in_order(values: list[float], target: float) -> None:
    found = estimate(
        list(values), goal(target, values[0]), better=Better.UP if target > values[0] else Better.DOWN
    )
    if isinstance(found, Estimate):
        assert found.earliest <= found.day
        assert isinstance(found.latest, Missing) or found.day <= found.latest
        assert found.day >= weeks_ago(0) - timedelta(days=1)
        assert isinstance(found.day, date)
