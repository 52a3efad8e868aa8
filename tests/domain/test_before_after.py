"""Before and after a change, and the bootstrap that repeats bit for bit."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.before_after import (
    NEW_DEFINITION,
    TO_COME,
    TOO_FEW_AFTER,
    TOO_FEW_BEFORE,
    BeforeAfter,
    Comparison,
    before_and_after,
    leading,
)
from csdesk.domain.change import ChangeMark
from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Definition
from csdesk.domain.resampling import RESAMPLES, Interval, difference_interval
from csdesk.domain.series import Series
from csdesk.domain.stretches import new_starts
from tests.domain.builders import TODAY, change, metric, points, series, weeks_ago

VALUES = st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=40)


def compared(whole: Series, *changes: ChangeMark) -> tuple[BeforeAfter, ...]:
    return before_and_after(whole, changes, new_starts(whole.metric, changes, TODAY), TODAY)


def one(values: Sequence[float | None], *changes: ChangeMark) -> Comparison:
    found = compared(series(values), *changes)[0].comparison
    assert isinstance(found, Comparison)
    return found


def test_the_interval_is_the_same_bit_for_bit_on_every_system() -> None:
    interval = difference_interval(BEFORE, AFTER)
    assert (interval.low.hex(), interval.high.hex()) == ("-0x1.bae147ae147acp+1", "-0x1.ba06d3a06d39cp+0")


def test_the_interval_is_that_of_plain_python() -> None:
    differences = sorted(
        after - before
        for before, after in zip(
            plain_means(BEFORE, *STREAM_BEFORE), plain_means(AFTER, *STREAM_AFTER), strict=True
        )
    )
    assert difference_interval(BEFORE, AFTER) == Interval(differences[50], differences[949])


BEFORE, AFTER = [9.0, 9.2, 8.7, 9.1, 8.9, 9.4], [8.0, 7.1, 6.9, 5.2, 5.0]
# PCG64's state and increment for the two seeds.
STREAM_BEFORE = (260969429686823203798224637137215501256, 59488957122439865543899545060173032641)
STREAM_AFTER = (97015078046970901258075482909281048606, 170430957276597948781130927991416465829)
MULTIPLIER = 0x2360ED051FC65DA44385DF649FCCF645
LOW_64, LOW_128 = 2**64 - 1, 2**128 - 1


def plain_means(values: list[float], state: int, increment: int) -> list[float]:
    """The means of 1,000 resamples by PCG64's published recurrence (O'Neill 2014, XSL RR 128/64)."""
    totals = [0.0] * RESAMPLES
    for _ in values:
        for column in range(RESAMPLES):
            state = (state * MULTIPLIER + increment) & LOW_128
            folded, turn = (state >> 64) ^ (state & LOW_64), state >> 122
            raw = ((folded >> turn) | (folded << ((64 - turn) % 64))) & LOW_64
            totals[column] += values[(raw >> 32) * len(values) >> 32]
    return [total / len(values) for total in totals]


def test_a_large_sample_draws_from_the_same_stream() -> None:
    values = [float(i % 13) for i in range(300)]
    assert difference_interval(values, values[:5]) == difference_interval(values, values[:5])
    assert abs(difference_interval(values, values).low) < 1.0


@given(VALUES, VALUES)
def test_the_interval_has_an_order_and_turns_with_its_values(before: list[float], after: list[float]) -> None:
    interval = difference_interval(before, after)
    assert interval.low <= interval.high
    turned = difference_interval([-value for value in before], [-value for value in after])
    assert turned == Interval(-interval.high, -interval.low)


def test_no_variation_has_an_interval_of_one_value() -> None:
    assert difference_interval([9.0, 9.0], [4.0] * 5) == Interval(-5.0, -5.0)


def test_means_difference_and_direction() -> None:
    found = one([9.0, 9.2, 8.8, 5.0, 4.8, 5.2], change(weeks_ago(2)))
    assert (found.mean_before, found.mean_after, found.difference) == (9.0, 5.0, -4.0)
    assert found.clear
    assert not one([5.0, 9.0, 7.0, 5.0, 9.0, 6.8], change(weeks_ago(2))).clear


def test_twelve_periods_before_count_and_all_after() -> None:
    found = one([1.0] * 5 + [9.0] * 12 + [4.0] * 20, change(weeks_ago(19)))
    assert (len(found.before), found.mean_before, len(found.after)) == (12, 9.0, 20)


def test_the_period_of_the_change_belongs_to_neither_side() -> None:
    found = one([9.0, 9.0, 7.0, 4.0, 4.0], change(weeks_ago(2) + timedelta(days=3)))
    assert (found.mean_before, found.mean_after) == (9.0, 4.0)
    on_monday = one([9.0, 9.0, 7.0, 4.0, 4.0], change(weeks_ago(2)))
    assert on_monday.mean_after == 5.0


def test_neither_side_reaches_across_another_start() -> None:
    values: Sequence[float | None] = [1.0] * 6 + [9.0] * 4 + [5.0] * 4 + [2.0] * 4
    first, middle, last = (change(weeks_ago(n), new_start=n != 7) for n in (11, 7, 3))
    found = compared(series(values), last, middle, first)[1].comparison
    assert isinstance(found, Comparison)
    assert (found.mean_before, found.mean_after, len(found.before), len(found.after)) == (9.0, 5.0, 4, 4)


def test_what_can_t_be_compared_says_why() -> None:
    values: Sequence[float | None] = [9.0, 9.0, 5.0, 5.0]
    redefined = metric(definitions=(Definition(date(2020, 1, 1), "old"), Definition(weeks_ago(1), "new")))
    assert compared(series(values), change(weeks_ago(2)))[0].comparison == TOO_FEW_BEFORE
    assert compared(series(values), change(weeks_ago(0)))[0].comparison == TOO_FEW_AFTER
    assert compared(series(values), change(TODAY + timedelta(days=1)))[0].comparison == TO_COME
    assert compared(series(values, redefined), change(weeks_ago(1)))[0].comparison == NEW_DEFINITION
    assert compared(series([]), change(weeks_ago(1)))[0].comparison == TOO_FEW_BEFORE


def test_because_needs_the_customer_s_word() -> None:
    plain, confirmed = compared(
        series([9.0, 9.0, 5.0, 5.0]), change(weeks_ago(1)), change(weeks_ago(1), confirmed_by="Ann Lee")
    )
    assert (plain.because, confirmed.because) == (False, True)


def test_changes_that_overlap_name_each_other() -> None:
    values: Sequence[float | None] = [9.0] * 4 + [5.0] * 8
    far, near = change(weeks_ago(7)), change(weeks_ago(4), "Macros")
    found = compared(series(values), far, near)
    assert [[other.text for other in entry.others] for entry in found] == [
        ["Macros"],
        ["Triage rota changed"],
    ]


def test_the_largest_clear_difference_leads_whichever_way() -> None:
    values: Sequence[float | None] = [9.0, 9.1, 9.0, 8.0, 8.1, 8.0, 15.0, 15.1, 15.0]
    first, second = change(weeks_ago(5), "first"), change(weeks_ago(2), "second")
    found = compared(series(values), first, second)
    assert leading(found, weeks_ago(0)) is found[1]
    assert leading(found, weeks_ago(-1)) is None
    assert leading((), None) is None


def test_the_weakest_evidence_of_both_sides_counts() -> None:
    guessed = points([9.0, 9.0], weeks_ago(2), evidence=Evidence.ESTIMATED)
    whole = Series(metric(), (*guessed, *points([5.0, 5.0])))
    found = compared(whole, change(weeks_ago(1)))[0].comparison
    assert isinstance(found, Comparison)
    assert found.evidence is Evidence.ESTIMATED
