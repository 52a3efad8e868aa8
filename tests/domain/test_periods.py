"""Periods of each cadence: first and last days, neighbours, counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.periods import (
    Cadence,
    adjacent,
    count_between,
    counted_periods,
    first_day,
    following,
    last_day,
)
from tests.domain.builders import said

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
CADENCES = st.sampled_from(list(Cadence))


@pytest.mark.parametrize(
    ("cadence", "first", "last"),
    [
        (Cadence.WEEKLY, date(2026, 11, 16), date(2026, 11, 22)),
        (Cadence.MONTHLY, date(2026, 11, 1), date(2026, 11, 30)),
        (Cadence.QUARTERLY, date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_its_period(cadence: Cadence, first: date, last: date) -> None:
    assert first_day(cadence, date(2026, 11, 22)) == first
    assert last_day(cadence, date(2026, 11, 22)) == last


@given(CADENCES, DAYS)
def test_periods_follow_one_another_without_gap(cadence: Cadence, day: date) -> None:
    assert first_day(cadence, day) <= day <= last_day(cadence, day)
    assert following(cadence, day) == last_day(cadence, day) + timedelta(days=1)
    assert first_day(cadence, following(cadence, day)) == following(cadence, day)


@given(CADENCES, DAYS, st.integers(-400, 400))
def test_counting_undoes_following(cadence: Cadence, day: date, count: int) -> None:
    assert count_between(cadence, day, following(cadence, day, count)) == count


def test_periods_are_counted_in_the_right_number() -> None:
    assert said(counted_periods(Cadence.WEEKLY, 1)) == "1 week"
    assert said(counted_periods(Cadence.MONTHLY, 12)) == "12 months"
    assert said(counted_periods(Cadence.QUARTERLY, 2)) == "2 quarters"


@given(CADENCES, DAYS, st.integers(-3, 4))
def test_only_the_next_period_is_adjacent(cadence: Cadence, day: date, ahead: int) -> None:
    later = following(cadence, day, ahead)
    assert adjacent(cadence, first_day(cadence, day), later) == (ahead == 1)
