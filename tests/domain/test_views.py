"""Several periods as one figure, and a series by longer periods."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Kind, Summary
from csdesk.domain.periods import Cadence, following
from csdesk.domain.result import Missing
from csdesk.domain.series import Point, Series, gaps, ratio_of, together
from csdesk.domain.views import coarser, longer_period, shorter_periods, viewed
from csdesk.errors import Refusal
from tests.domain.builders import metric, points, said, series

MONTHLY = metric(cadence=Cadence.MONTHLY)
RATIO = metric(cadence=Cadence.MONTHLY, kind=Kind.RATIO, summed_by=Summary.RATIO, unit="%")


def ratio_point(month: int, numerator: float, denominator: float) -> Point:
    return Point(date(2026, month, 1), numerator / denominator, numerator, denominator)


def test_a_ratio_of_several_periods_is_made_of_sums() -> None:
    assert together(RATIO, (ratio_point(1, 1, 10), ratio_point(2, 90, 100))) == 91 / 110
    assert together(MONTHLY, points([1.0, 2.0, 6.0])) == 3.0


def test_ratios_without_their_parts_have_no_sum() -> None:
    bare = Point(date(2026, 3, 1), 0.5)
    assert isinstance(together(RATIO, (ratio_point(1, 1, 10), bare)), Missing)
    by_mean = metric(cadence=Cadence.MONTHLY, kind=Kind.RATIO, summed_by=Summary.MEAN)
    assert together(by_mean, (Point(date(2026, 1, 1), 0.25), bare)) == 0.375


def test_a_ratio_over_nothing_says_why() -> None:
    for numerator, denominator in ((1.0, 0.0), (None, 1.0), (1.0, None), (1e300, 1e-300)):
        assert isinstance(ratio_of(numerator, denominator), Missing)


@pytest.mark.parametrize(
    ("summed_by", "value"), [(Summary.LAST, 6.0), (Summary.MEAN, 3.0), (Summary.SUM, 9.0)]
)
def test_a_quarter_is_summed_up_by_the_metric_s_rule(summed_by: Summary, value: float) -> None:
    monthly = metric(cadence=Cadence.MONTHLY, summed_by=summed_by)
    quarter = viewed(series([1.0, 2.0, 6.0], monthly, date(2026, 9, 1)), Cadence.QUARTERLY)
    assert [(one.period, one.value, one.partial) for one in quarter.points] == [
        (date(2026, 7, 1), value, False)
    ]
    assert quarter.metric.cadence is Cadence.QUARTERLY
    assert quarter.viewed_from is Cadence.MONTHLY


def test_a_quarter_of_a_ratio_is_a_ratio_of_sums() -> None:
    months = (ratio_point(7, 1, 10), ratio_point(8, 5, 10), ratio_point(9, 30, 30))
    quarter = viewed(Series(RATIO, months), Cadence.QUARTERLY).points[0]
    assert (quarter.numerator, quarter.denominator, quarter.value) == (36.0, 50.0, 0.72)


def test_a_quarter_that_lacks_a_month_is_partial_and_the_weakest_evidence_counts() -> None:
    known = Point(date(2026, 7, 1), 1.0, source="report")
    guessed = Point(date(2026, 9, 1), 3.0, evidence=Evidence.ESTIMATED, source="call")
    quarter = viewed(Series(MONTHLY, (known, guessed)), Cadence.QUARTERLY).points[0]
    assert quarter.partial
    assert quarter.evidence is Evidence.ESTIMATED
    assert quarter.source == "report, call"
    assert viewed(viewed(series([1.0], metric()), Cadence.MONTHLY), Cadence.QUARTERLY).points[0].partial


def test_a_quarter_that_can_t_be_summed_up_is_left_out_and_named() -> None:
    months = (Point(date(2026, 6, 1), 0.5), ratio_point(7, 1, 10), Point(date(2026, 8, 1), 0.5))
    quarters = viewed(Series(RATIO, months), Cadence.QUARTERLY)
    assert quarters.points == ()
    assert [day for day, _ in quarters.left_out] == [date(2026, 4, 1), date(2026, 7, 1)]
    assert "no sum can be made" in said(quarters.left_out[0][1])


@pytest.mark.parametrize(
    ("day", "month"), [(date(2026, 6, 29), 7), (date(2026, 7, 27), 7), (date(2026, 3, 30), 4)]
)
def test_a_week_belongs_to_the_month_of_its_thursday(day: date, month: int) -> None:
    assert longer_period(metric(), Cadence.MONTHLY, day) == date(2026, month, 1)


@given(st.integers(0, 3000), st.sampled_from([Cadence.MONTHLY, Cadence.QUARTERLY]))
def test_every_week_belongs_to_one_longer_period(back: int, cadence: Cadence) -> None:
    weekly = metric()
    week = following(Cadence.WEEKLY, date(2026, 11, 16), -back)
    period = longer_period(weekly, cadence, week)
    weeks = [following(Cadence.WEEKLY, week, i) for i in range(-20, 21)]
    belonging = [one for one in weeks if longer_period(weekly, cadence, one) == period]
    assert len(belonging) == shorter_periods(weekly, cadence, period)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=200))
def test_sums_lose_nothing(values: list[float]) -> None:
    summed = metric(summed_by=Summary.SUM)
    months = viewed(series(values, summed), Cadence.MONTHLY)
    assert math.isclose(math.fsum(one.value for one in months.points), math.fsum(values), abs_tol=1e-6)


def test_a_view_is_never_finer() -> None:
    assert viewed(series([1.0]), Cadence.WEEKLY).points == series([1.0]).points
    assert coarser(Cadence.MONTHLY) == (Cadence.QUARTERLY,)
    with pytest.raises(Refusal):
        viewed(Series(MONTHLY, ()), Cadence.WEEKLY)


def test_gaps_are_counted_and_points_are_sorted() -> None:
    ragged = series([1.0, None, None, 2.0, 3.0])
    assert gaps(ragged.metric, ragged.points) == ((date(2026, 10, 19), 2),)
    assert Series(metric(), tuple(reversed(ragged.points))).points == ragged.points
    assert len(ragged.until(date(2026, 11, 9)).points) == 2
