"""Where limits start anew, and what they say about the target."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.assurance import Assurance, assurance_of
from csdesk.domain.metric import Better, Definition, Summary
from csdesk.domain.periods import Cadence
from csdesk.domain.progress import NO_TARGET, Span
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.signals import Signal, signal_of
from csdesk.domain.stretches import Stretch, new_starts, stretches_of
from csdesk.domain.views import viewed
from csdesk.domain.xmr import Cause, Limits, Reading
from tests.domain.builders import TODAY, change, metric, said, series, weeks_ago

FIGURES = st.lists(st.integers(0, 300).map(lambda tenths: tenths / 10), min_size=12, max_size=40)
LIMITS = Limits(5.0, 4.0, 6.0, 0.376)


def stretches(values: list[float], *starts: date, redefined: date | None = None) -> tuple[Stretch, ...]:
    definitions: tuple[Definition, ...] = (Definition(date(2000, 1, 1), "old"),)
    if redefined is not None:
        definitions = (*definitions, Definition(redefined, "new"))
    whole = series(values, metric(definitions=definitions))
    changes = [change(day, new_start=True) for day in starts]
    return stretches_of(whole, new_starts(whole.metric, changes, TODAY), None)


def why(result: Maybe[Limits]) -> str:
    assert isinstance(result, Missing)
    return said(result.why)


def test_limits_need_twelve_points_and_say_how_many_are_missing() -> None:
    assert isinstance(stretches([5.0, 6.0] * 6)[0].limits, Limits)
    eleven = stretches([5.0] * 11)[0]
    assert why(eleven.limits) == "1 more week is needed to tell a signal from the usual variation."
    assert why(stretches([5.0])[0].limits).startswith("11 more weeks are needed")
    assert all(isinstance(one.cause, Missing) and one.signal is Signal.NONE for one in eleven.points)
    assert stretches([]) == ()


def test_limits_start_anew_at_a_marked_change_and_at_a_new_definition() -> None:
    values = [9.0, 8.0] * 6 + [4.0, 3.0] * 6
    for found in (stretches(values, weeks_ago(11)), stretches(values, redefined=weeks_ago(11))):
        before, after = found
        assert (before.start, before.end) == (weeks_ago(23), weeks_ago(12))
        assert (after.start, after.end) == (weeks_ago(11), weeks_ago(0))
        assert isinstance(before.limits, Limits)
        assert isinstance(after.limits, Limits)
        assert (before.limits.mean, after.limits.mean) == (8.5, 3.5)


def test_the_period_in_which_the_change_fell_belongs_to_what_was_before() -> None:
    assert stretches([5.0] * 24, weeks_ago(11) + timedelta(days=1))[1].start == weeks_ago(10)


def test_a_change_without_a_new_start_and_one_to_come_change_nothing() -> None:
    whole = series([5.0, 6.0] * 12)
    changes = [change(weeks_ago(5)), change(TODAY + timedelta(days=1), new_start=True)]
    assert new_starts(whole.metric, changes, TODAY).days == ()


@given(FIGURES, FIGURES, st.lists(st.integers(-300, 300).map(float), max_size=30))
def test_adding_old_points_never_changes_a_later_start(
    before: list[float], after: list[float], older: list[float]
) -> None:
    start = weeks_ago(len(after) - 1)
    assert stretches([*before, *after], start)[1] == stretches([*older, *before, *after], start)[1]


def test_a_sum_with_missing_parts_is_not_judged() -> None:
    weekly = metric(summed_by=Summary.SUM)
    months = viewed(series([1.0] * 60, weekly), Cadence.MONTHLY)
    read = stretches_of(months, new_starts(weekly, [], TODAY), None)[0]
    assert [one.point.partial for one in read.points][-2:] == [False, True]
    assert not isinstance(read.points[-2].cause, Missing)
    assert isinstance(read.points[-1].cause, Missing)


def test_assurance_by_direction() -> None:
    def says(wanted: Span) -> object:
        return assurance_of(LIMITS, wanted)

    assert says(Span(low=6.1)) is Assurance.MISSED
    assert says(Span(low=3.9)) is Assurance.MET
    assert says(Span(low=5.0)) is Assurance.HIT_AND_MISS
    assert says(Span(low=6.0)) is Assurance.HIT_AND_MISS
    assert says(Span(high=3.9)) is Assurance.MISSED
    assert says(Span(high=6.1)) is Assurance.MET
    assert says(Span(high=4.0)) is Assurance.HIT_AND_MISS
    assert says(Span(3.0, 7.0)) is Assurance.MET
    assert says(Span(5.0, 7.0)) is Assurance.HIT_AND_MISS
    assert says(Span(7.0, 8.0)) is Assurance.MISSED


def test_assurance_without_variation_limits_or_target() -> None:
    still = replace(LIMITS, lower=5.0, upper=5.0, mean_range=0.0)
    assert assurance_of(still, Span(low=5.0)) is Assurance.MET
    assert assurance_of(still, Span(low=5.1)) is Assurance.MISSED
    assert assurance_of(LIMITS, NO_TARGET) == NO_TARGET
    assert isinstance(assurance_of(stretches([5.0])[0].limits, Span(low=5.0)), Missing)


def test_a_band_is_left_or_approached() -> None:
    def signal(way: int, value: float, band: Span | None) -> Signal:
        return signal_of(Better.BAND, band, Reading(Cause.SHIFT, way), value, LIMITS)

    assert signal(1, 5.9, Span(7.0, 9.0)) is Signal.IMPROVEMENT
    assert signal(-1, 4.5, Span(7.0, 9.0)) is Signal.CONCERN
    assert signal(-1, 4.5, Span(1.0, 3.0)) is Signal.IMPROVEMENT
    assert signal(1, 6.5, Span(4.5, 6.0)) is Signal.CONCERN
    assert signal(1, 5.9, Span(4.5, 6.0)) is Signal.NONE
    assert signal(1, 5.9, None) is Signal.NONE
