"""Baseline, now, progress, course and the day of reaching."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from csdesk.domain.baseline import NO_BASELINE, baseline_of
from csdesk.domain.course import Course, expected_share
from csdesk.domain.evidence import Evidence
from csdesk.domain.glance import Glance, glance
from csdesk.domain.goals import Baseline, Goal, GoalKind, StatedBaseline
from csdesk.domain.metric import Better, Definition, Kind, Metric, Summary
from csdesk.domain.now import Now, now_of
from csdesk.domain.periods import Cadence
from csdesk.domain.progress import Progress, good_enough, reached_on
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point
from tests.domain.builders import TODAY, goal, metric, points, said, weeks_ago

START, DUE = date(2026, 1, 1), date(2026, 12, 31)


def seen(
    values: list[float | None], of: Goal | None, today: date = TODAY, by: Metric | None = None
) -> Glance:
    by = by or metric()
    measured = points(values)
    return glance(by, measured, baseline_of(by, of.baseline if of else None, measured, today), of, today)


def course(
    values: list[float | None], of: Goal | None, today: date = TODAY, by: Metric | None = None
) -> object:
    return seen(values, of, today, by).course


def why(result: object) -> str:
    assert isinstance(result, Missing)
    return said(result.why)


def share(result: Maybe[Progress]) -> float:
    assert isinstance(result, Progress)
    return result.value


def test_progress_serves_metrics_that_fall_and_that_rise() -> None:
    assert share(seen([3.6], goal()).progress) == pytest.approx(1.08)
    rising = metric(Better.UP)
    assert share(seen([71.0], goal(80.0, 52.0), by=rising).progress) == pytest.approx(19 / 28)
    assert Progress(1.08, Evidence.MEASURED).bar == 1.0
    assert Progress(-0.2, Evidence.MEASURED).bar == 0.0


@pytest.mark.parametrize(
    ("of", "reason"),
    [
        (goal(baseline=None), "There is no baseline yet."),
        (goal(target=None), "The goal has no target yet."),
        (goal(4.0, 4.0), "The target is the same as the baseline, so there is no way to go."),
        (goal(9.5), "Lower is better, so the baseline of 9.0 h already meets the target of 9.5 h."),
        (goal(kind=GoalKind.HOLD), "This goal is held or not held; it has no progress."),
        (goal(None, low=1.0, high=4.0), "This goal is held or not held; it has no progress."),
        (goal(0.0, 5e-324), "The target is too close to the baseline for a progress to mean anything."),
        (None, "No goal applies to these figures."),
    ],
)
def test_progress_that_can_t_be_computed_says_why(of: Goal | None, reason: str) -> None:
    assert why(seen([3.6], of).progress) == reason


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.floats(-1e9, 1e9))
def test_the_target_is_exactly_all_of_the_way(start: float, target: float, more: float) -> None:
    assume(start != target)
    by = metric(Better.UP if target > start else Better.DOWN)
    at_target = seen([target], goal(target, start), by=by).progress
    beyond = seen([target + abs(more) * (1 if target > start else -1)], goal(target, start), by=by).progress
    assert share(at_target) == 1.0
    assert isinstance(beyond, Missing) or beyond.value >= 1.0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5.0, Course.ON_COURSE),  # p 0.80 at e 0.893: a gap of 0.093
        (5.6, Course.DRIFTING),  # p 0.68: a gap of 0.213
        (6.6, Course.OFF_COURSE),  # p 0.48
        (4.0, Course.REACHED),
        (3.0, Course.REACHED),
    ],
)
def test_course_compares_the_way_with_the_time(value: float, expected: Course) -> None:
    assert course([value], goal(start=START, due=DUE)) is expected


@pytest.mark.parametrize(
    ("done", "expected"), [(0.4, Course.ON_COURSE), (0.25, Course.DRIFTING), (0.24, Course.OFF_COURSE)]
)
def test_a_gap_at_its_edge_still_belongs_to_the_better_course(done: float, expected: Course) -> None:
    start, due = TODAY - timedelta(days=50), TODAY + timedelta(days=50)
    assert course([done], goal(1.0, 0.0, start, due), by=metric(Better.UP)) is expected


def test_time_decides_where_the_way_does_not() -> None:
    assert course([5.0], goal(due=date(2026, 11, 21))) is Course.OVERDUE
    assert course([5.0], goal(due=TODAY)) is Course.DRIFTING  # 0.80 of the way at 1.00 of the time
    assert course([3.9], goal(due=date(2026, 11, 21))) is Course.REACHED
    assert "no due date" in why(course([5.0], goal(due=None)))
    assert "no start" in why(course([5.0], goal(start=None)))
    assert course([4.0], goal(start=None, due=None)) is Course.REACHED


def test_what_comes_before_course() -> None:
    assert course([], goal()) is Course.NOT_MEASURED
    assert course([5.0], goal(baseline=None)) is Course.NO_BASELINE
    assert why(course([5.0], None)) == "No goal applies to these figures."


@pytest.mark.parametrize(
    ("cadence", "last_day", "fresh_for"),
    [
        (Cadence.WEEKLY, date(2026, 3, 8), 10),
        (Cadence.MONTHLY, date(2026, 3, 31), 45),
        (Cadence.QUARTERLY, date(2026, 3, 31), 136),
    ],
)
def test_a_figure_older_than_one_and_a_half_cadences_is_stale(
    cadence: Cadence, last_day: date, fresh_for: int
) -> None:
    by = metric(cadence=cadence)
    last = points([3.0], last_day, cadence)
    for days, stale in ((0, False), (fresh_for, False), (fresh_for + 1, True)):
        looked = glance(by, last, NO_BASELINE, goal(), last_day + timedelta(days))
        assert (looked.course is Course.STALE) is stale


def test_stale_outranks_reached() -> None:
    assert course([3.0], goal(), TODAY + timedelta(days=30)) is Course.STALE


@pytest.mark.parametrize(
    ("by", "of", "value", "held"),
    [
        (Better.DOWN, goal(4.0, kind=GoalKind.HOLD), 4.0, True),
        (Better.DOWN, goal(4.0, kind=GoalKind.HOLD), 4.1, False),
        (Better.UP, goal(95.0, kind=GoalKind.HOLD), 95.0, True),
        (Better.UP, goal(None, 90.0, kind=GoalKind.HOLD), 89.0, False),
        (Better.BAND, goal(None, low=2.0, high=4.0), 2.0, True),
        (Better.BAND, goal(None, low=2.0, high=4.0), 4.1, False),
        (Better.BAND, goal(None, low=2.0), 100.0, True),
    ],
)
def test_a_goal_to_hold_is_held_or_not(by: Better, of: Goal, value: float, held: bool) -> None:
    assert course([value], of, by=metric(by)) is (Course.HELD if held else Course.NOT_HELD)


def test_expected_share_is_clamped() -> None:
    assert expected_share(START, DUE, date(2025, 1, 1)) == 0.0
    assert expected_share(START, DUE, date(2028, 1, 1)) == 1.0
    assert expected_share(START, START, START) == 1.0


def test_now_takes_as_many_figures_as_the_metric_says() -> None:
    last_four = now_of(metric(now_periods=4), points([9, 1, 2, 3, 6]), TODAY)
    assert isinstance(last_four, Now)
    assert (last_four.value, last_four.period, last_four.ends) == (3.0, weeks_ago(0), TODAY)
    few = now_of(metric(now_periods=4), points([2, 4]), TODAY)
    assert isinstance(few, Now)
    assert (few.value, len(few.points)) == (3.0, 2)


def test_now_of_a_ratio_is_a_ratio_of_sums_and_as_sure_as_its_weakest() -> None:
    ratio = metric(kind=Kind.RATIO, summed_by=Summary.RATIO, now_periods=2)
    one = Point(weeks_ago(1), 0.1, 1, 10)
    other = Point(weeks_ago(0), 0.9, 90, 100, Evidence.ESTIMATED)
    now = now_of(ratio, (one, other), TODAY)
    assert isinstance(now, Now)
    assert (now.value, now.evidence) == (91 / 110, Evidence.ESTIMATED)


def test_a_baseline_is_computed_from_its_periods_or_stated_and_never_zero() -> None:
    measured = points([8, 10, 3, 3])
    computed = baseline_of(metric(), Baseline(weeks_ago(3), weeks_ago(2)), measured, TODAY)
    assert not isinstance(computed, Missing)
    assert (computed.value, computed.stated, len(computed.points)) == (9.0, False, 2)
    stated = baseline_of(metric(), StatedBaseline(9.5, "interview"), (), TODAY)
    assert not isinstance(stated, Missing)
    assert (stated.value, stated.stated, stated.evidence) == (9.5, True, Evidence.ASSERTED)
    nothing = baseline_of(metric(), Baseline(date(2020, 1, 1), date(2020, 2, 1)), measured, TODAY)
    assert why(nothing) == "Nothing was measured in the periods of the baseline."


def test_a_new_definition_is_not_compared_with_what_was_before() -> None:
    redefined = metric(definitions=(Definition(date(2020, 1, 1), "old"), Definition(weeks_ago(1), "new")))
    measured = points([9, 9, 5, 4])
    old = baseline_of(redefined, Baseline(weeks_ago(3), weeks_ago(2)), measured, TODAY)
    assert why(old).startswith("The baseline was measured by the definition before")
    now = now_of(replace(redefined, now_periods=4), measured, TODAY)
    assert isinstance(now, Now)
    assert now.value == 4.5
    assert "since its definition changed" in why(now_of(redefined, measured[:2], TODAY))


def test_the_first_definition_and_another_person_are_no_break() -> None:
    first = Definition(weeks_ago(1), "same", measured_by="Ann")
    renamed = metric(definitions=(first, replace(first, since=weeks_ago(0), measured_by="Bob")))
    assert (
        share(seen([9, 9, 5, 4], goal(baseline=Baseline(weeks_ago(3), weeks_ago(2))), by=renamed).progress)
        == 1.0
    )


def reached(values: list[float | None], start: date | None = None) -> Maybe[date]:
    enough = good_enough(metric(), goal().at(TODAY), NO_BASELINE)
    return reached_on(metric(), points(values), enough, start)


def test_reached_means_three_periods_in_a_row() -> None:
    assert reached([9, 4, 4, 9, 3, 4, 2, 9]) == weeks_ago(3)
    assert isinstance(reached([9, 4, 4, 9, 4, 4]), Missing)


def test_a_gap_breaks_the_row_and_so_does_the_time_before_the_start() -> None:
    assert isinstance(reached([4, 4, None, 4, 4]), Missing)
    assert reached([4, 4, 4, 4, 4], weeks_ago(3) + timedelta(days=2)) == weeks_ago(3)
