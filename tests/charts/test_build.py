"""Charts built from a metric's figures: what is drawn, and what honesty forbids to draw."""

from collections.abc import Sequence
from datetime import date, timedelta

from csdesk.charts.build import numbers_of, results_chart, small_multiples
from csdesk.charts.spec import ChartSpec, Kind, Level, Role, Sign
from csdesk.domain.analysis import analyse
from csdesk.domain.change import ChangeKind, ChangeMark
from csdesk.domain.evidence import Evidence
from csdesk.domain.figures import Analysis
from csdesk.domain.goals import Baseline, Goal, GoalKind, Revision, StatedBaseline
from csdesk.domain.metric import Better, Definition, Metric, Summary
from csdesk.domain.metric import Kind as MetricKind
from csdesk.domain.periods import Cadence
from csdesk.domain.result import Missing
from csdesk.domain.series import Point, Series
from csdesk.domain.sides import Side
from csdesk.domain.views import viewed
from csdesk.formats import Formats

TODAY = date(2026, 11, 22)
START = date(2025, 11, 3)
SAY = Formats("en_GB")


def week(n: int) -> date:
    return START + timedelta(weeks=n)


def metric(**other: object) -> Metric:
    values: dict[str, object] = {
        "name": "First response time",
        "unit": "h",
        "decimals": 1,
        "better": Better.DOWN,
        "cadence": Cadence.WEEKLY,
        "kind": MetricKind.VALUE,
        "summed_by": Summary.MEAN,
    }
    return Metric(**{**values, **other})  # type: ignore[arg-type]


def points(values: Sequence[float | None]) -> tuple[Point, ...]:
    return tuple(Point(week(n), value) for n, value in enumerate(values) if value is not None)


def change(n: int, text: str, **other: object) -> ChangeMark:
    return ChangeMark(week(n), text, ChangeKind.PROCESS, Side.THEIRS, **other)  # type: ignore[arg-type]


def analysed(
    values: Sequence[float | None],
    goal: Goal | None = None,
    changes: Sequence[ChangeMark] = (),
    **other: object,
) -> Analysis:
    return analyse(Series(metric(**other), points(values)), goal, changes, TODAY)


def chart(*args: object, **named: object) -> ChartSpec:
    spec = results_chart(analysed(*args, **named))  # type: ignore[arg-type]
    assert not isinstance(spec, Missing)
    return spec


def levels(spec: ChartSpec, role: Role) -> list[Level]:
    return [level for level in spec.panel.levels if level.role is role]


FALLING = [9 + (n % 3) * 0.2 for n in range(16)] + [5 + (n % 3) * 0.2 for n in range(16)]
GOAL = Goal(GoalKind.REACH, START, week(50), target=4.0, baseline=Baseline(START, week(11)))


def test_baseline_and_target_are_drawn_with_their_words() -> None:
    spec = chart(FALLING, GOAL)
    (baseline,), (target,) = levels(spec, Role.BASELINE), levels(spec, Role.TARGET)
    assert [SAY.say(one.words) for one in (baseline, target) if one.words] == [
        "baseline 9.2\xa0h",
        "target 4.0\xa0h",
    ]
    assert (target.start, target.end) == (spec.start, spec.end)


def test_without_a_baseline_there_is_no_line_for_one() -> None:
    spec = chart(FALLING, Goal(GoalKind.REACH, target=4.0))
    assert not levels(spec, Role.BASELINE)
    assert levels(spec, Role.TARGET)


def test_a_baseline_that_somebody_only_asserts_says_so() -> None:
    (level,) = levels(
        chart(FALLING, Goal(GoalKind.REACH, target=4.0, baseline=StatedBaseline(9.0))), Role.BASELINE
    )
    assert level.words is not None
    assert SAY.say(level.words) == "baseline 9.0\xa0h, asserted"


def test_a_revised_target_is_drawn_as_it_held_from_day_to_day() -> None:
    goal = Goal(GoalKind.REACH, START, week(50), target=5.0, revisions=(Revision(week(20), target=4.0),))
    first, second = levels(chart(FALLING, goal), Role.TARGET)
    assert (first.value, first.end) == (5.0, week(20))
    assert (second.value, second.start) == (4.0, week(20))


def test_a_target_revised_after_the_last_figure_is_on_the_chart() -> None:
    goal = Goal(GoalKind.REACH, START, week(60), target=5.0, revisions=(Revision(week(50), target=3.0),))
    spec = chart(FALLING, goal)
    assert [level.value for level in levels(spec, Role.TARGET)] == [5.0, 3.0]
    assert spec.end > week(50)


def test_a_band_has_two_ends() -> None:
    spec = chart([20, 22, 24], Goal(GoalKind.HOLD, low=18.0, high=26.0), better=Better.BAND)
    assert spec.panel.band == (18.0, 26.0)


def test_unmeasured_weeks_break_the_line() -> None:
    spec = chart([9, 8, None, None, 7, 6])
    assert [[point.value for point in run] for run in spec.panel.runs] == [[9, 8], [7, 6]]


def test_a_new_definition_breaks_the_line_and_is_named() -> None:
    definitions = (Definition(START, "first reply"), Definition(week(3), "first human reply"))
    spec = chart([9, 8, 7, 6, 5, 4], definitions=definitions)
    assert [len(run) for run in spec.panel.runs] == [3, 3]
    assert spec.panel.breaks == (week(3),)


def test_special_points_say_which_way_and_why() -> None:
    spec = chart([9 + (n % 2) * 0.2 for n in range(14)] + [3])
    assert spec.panel.points[-1].sign is Sign.IMPROVEMENT
    assert spec.panel.points[-1].cause is not None
    upside_down = chart([9 + (n % 2) * 0.2 for n in range(14)] + [3], better=Better.UP)
    assert upside_down.panel.points[-1].sign is Sign.CONCERN


def test_limits_are_drawn_from_twelve_points_up() -> None:
    assert not chart(FALLING[:11]).panel.stretches
    assert chart(FALLING[:12]).panel.stretches
    assert chart(FALLING[:12]).panel.limits_words is not None


def test_limits_start_anew_where_a_change_says_so() -> None:
    changes = [change(16, "Triage rota changed", new_start=True)]
    stretches = chart(FALLING, None, changes).panel.stretches
    assert [one.start for one in stretches] == [START, week(16)]
    assert stretches[0].lower > stretches[1].upper


def test_lower_limits_are_not_clamped_but_do_not_pull_the_axis_under_zero() -> None:
    spec = chart([0.1, 9, 0.2, 8, 0.1, 9, 0.3, 8, 0.2, 9, 0.1, 8])
    assert spec.panel.stretches[0].lower < 0
    assert spec.panel.axis.low == 0


def test_the_leading_change_is_drawn_as_two_levels() -> None:
    spec = chart(FALLING, None, [change(16, "Triage rota changed")])
    (before,), (after,) = levels(spec, Role.BEFORE), levels(spec, Role.AFTER)
    assert round(before.value) == 9 and round(after.value) == 5
    assert before.end == after.start == week(16)


def test_another_change_can_be_chosen_for_the_two_levels() -> None:
    analysis = analysed(FALLING, None, [change(8, "Training"), change(16, "Triage rota changed")])
    spec = results_chart(analysis, compared=analysis.before_after[0])
    assert not isinstance(spec, Missing)
    assert levels(spec, Role.AFTER)[0].start == week(8)


def test_changes_are_numbered_by_their_days_and_far_ones_left_to_the_table() -> None:
    changes = [change(20, "Macros"), change(12, "Go-live"), change(-40, "Contract signed")]
    spec = chart(FALLING, None, changes)
    assert [(mark.number, mark.text) for mark in spec.panel.marks] == [(2, "Go-live"), (3, "Macros")]


def test_one_metrics_chart_takes_the_numbers_of_the_whole_accounts_table() -> None:
    ours, others = change(20, "Macros"), change(3, "Training")
    spec = results_chart(analysed(FALLING, None, [ours]), numbers=numbers_of([ours, others]))
    assert not isinstance(spec, Missing)
    assert [mark.number for mark in spec.panel.marks] == [2]


def test_one_figure_alone_is_a_chart() -> None:
    spec = chart([9])
    assert spec.start < spec.panel.points[0].at < spec.end
    assert spec.panel.axis.low == 0


def test_nothing_measured_is_no_chart_but_says_why() -> None:
    nothing = results_chart(analysed([], GOAL))
    assert isinstance(nothing, Missing)
    assert SAY.say(nothing.why) == "Not yet measured."


def test_a_ratio_is_shown_in_percent_and_keeps_its_denominators_for_averages() -> None:
    share = metric(name="Late", unit="%", kind=MetricKind.RATIO, summed_by=Summary.RATIO)
    series = Series(share, (Point(week(0), 0.5, 1, 2), Point(week(1), 0.25, 25, 100)))
    spec = results_chart(analyse(series, Goal(GoalKind.REACH, target=0.05), (), TODAY))
    assert not isinstance(spec, Missing)
    assert [(point.value, point.weight) for point in spec.panel.points] == [(50.0, 2), (25.0, 100)]
    assert levels(spec, Role.TARGET)[0].value == 5.0


def test_incomplete_periods_of_a_coarser_view_are_marked() -> None:
    series = viewed(Series(metric(), points(FALLING)), Cadence.MONTHLY)
    spec = results_chart(analyse(series, GOAL, (), TODAY))
    assert not isinstance(spec, Missing)
    assert spec.panel.has_partial
    assert SAY.say(spec.title) == "First response time (h), monthly"


def test_the_source_says_who_measured_until_when_and_how_sure() -> None:
    definition = Definition(START, "first reply", "report", Side.THEIRS, "", "service desk report")
    spec = chart([9, 8, 7], definitions=(definition,))
    assert spec.source is not None
    said = SAY.say(spec.source)
    assert said == "measured by the customer: service desk report · as of the week of 17 Nov 2025 · measured"


def test_weak_evidence_is_said_beside_the_figures() -> None:
    series = Series(metric(), (Point(week(0), 9.0, evidence=Evidence.ESTIMATED),))
    spec = results_chart(analyse(series, None, (), TODAY))
    assert not isinstance(spec, Missing) and spec.source is not None
    assert SAY.say(spec.source).endswith("· estimated")


def test_somebody_who_cannot_see_it_hears_what_it_shows() -> None:
    said = SAY.join(chart(FALLING, GOAL).alternative)
    assert said.startswith("First response time (h), weekly: 32 figures from the week of 3 Nov 2025")


def test_several_metrics_lie_on_one_time_axis() -> None:
    late = analysed([None] * 10 + [3.0] * 10)
    spec = small_multiples([analysed(FALLING), late, analysed([])])
    assert not isinstance(spec, Missing)
    assert spec.kind is Kind.MULTIPLES
    assert len(spec.panels) == 2
    assert (spec.start, spec.end) == (week(0), week(31))
    assert not [level for panel in spec.panels for level in panel.levels if level.role is Role.BEFORE]


def test_equal_figures_are_equal_charts() -> None:
    assert chart(FALLING, GOAL) == chart(FALLING, GOAL)


def test_values_all_equal_and_negative_ones_are_drawn_honestly() -> None:
    assert chart([5.0] * 20).panel.axis.low == 0
    assert chart([-3.0, -2.0, -1.0]).panel.axis.high == 0
