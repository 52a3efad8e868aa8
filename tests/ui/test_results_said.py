"""What the Results section says of a metric, as sentences without a screen."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from csdesk.domain.analysis import analyse
from csdesk.domain.change import ChangeKind, ChangeMark
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import Baseline, Goal, GoalKind, StatedBaseline, Worth
from csdesk.domain.metric import Better, Kind, Metric, Summary
from csdesk.domain.periods import Cadence
from csdesk.domain.series import Point, Series
from csdesk.domain.sides import Side
from csdesk.formats import Formats
from csdesk.queries.results import MetricResult
from csdesk.ui.sections.results_said import comparison_said, notes_of, states_of, tile_of, value_tile_of

TODAY = date(2026, 11, 22)
START = date(2026, 3, 2)
SAY = Formats("en_GB")
METRIC = Metric("First response time", "h", 1, Better.DOWN, Cadence.WEEKLY, Kind.VALUE, Summary.MEAN)
AGREED = Worth(Decimal(60), "EUR", "Marijke", date(2026, 2, 3), 10.0)


def week(n: int) -> date:
    return START + timedelta(weeks=n)


def result(
    values: Sequence[float],
    goal: Goal | None = None,
    changes: Sequence[ChangeMark] = (),
    evidence: Evidence = Evidence.MEASURED,
) -> MetricResult:
    end = date(2026, 11, 16) - timedelta(weeks=len(values) - 1)
    points = tuple(
        Point(end + timedelta(weeks=n), value, evidence=evidence) for n, value in enumerate(values)
    )
    analysis = analyse(Series(METRIC, points), goal, changes, TODAY)
    return MetricResult(1, 1 if goal else None, False, tuple(range(len(changes))), None, analysis)


def goal(target: float = 4.0, due: date = date(2026, 12, 31), worth: Worth | None = None) -> Goal:
    return Goal(
        GoalKind.REACH, START, due, target, baseline=StatedBaseline(9.0, "", Evidence.MEASURED), worth=worth
    )


def go_live(day: date, **other: object) -> ChangeMark:
    return ChangeMark(day, "Go-live", ChangeKind.GO_LIVE, Side.BOTH, **other)  # type: ignore[arg-type]


def test_a_tile_says_where_it_is_where_it_came_from_and_where_it_should_be() -> None:
    tile = tile_of(result([9, 8, 7, 6, 5, 4.6], goal()))
    assert SAY.say(tile.figure) == "4.6\xa0h"
    assert SAY.say(tile.meaning) == "from 9.0\xa0h · target 4.0\xa0h · due 31 Dec 2026"
    assert tile.course is not None
    assert SAY.say(tile.course) == "On course: in time at this pace"
    assert tile.token == "good"
    assert not tile.missing


def test_a_late_goal_says_by_how_much_at_this_pace() -> None:
    tile = tile_of(result([9, 8.9, 8.8, 8.7, 8.6, 8.5], goal(due=date(2026, 12, 1))))
    assert tile.course is not None
    assert "weeks late at this pace" in SAY.say(tile.course)
    assert tile.token == "bad"


def test_a_reached_goal_says_since_when() -> None:
    tile = tile_of(result([9, 6, 3.9, 3.8, 3.7], goal()))
    assert tile.course is not None
    assert SAY.say(tile.course) == "reached in the week of 2 Nov 2026"


def test_why_is_said_with_the_accounts_own_figures() -> None:
    why = " ".join(SAY.say(line) for line in tile_of(result([9, 8, 7], goal())).why)
    assert "7.0" in why or "40" in why


def test_without_measurements_a_tile_says_so_instead_of_a_figure() -> None:
    tile = tile_of(result([], goal()))
    assert tile.missing
    assert SAY.say(tile.figure) == "Not yet measured."


def test_a_weak_figure_is_no_headline_and_says_what_is_missing() -> None:
    tile = tile_of(result([9, 8, 7], goal(), evidence=Evidence.ASSERTED))
    assert tile.missing
    assert "only asserted" in SAY.say(tile.figure)


def test_without_a_baseline_nothing_stands_for_it() -> None:
    tile = tile_of(result([9, 8, 7], Goal(GoalKind.REACH, START, date(2026, 12, 31), 4.0)))
    assert SAY.say(tile.meaning).startswith("no baseline yet")


def test_value_is_shown_only_with_who_agreed_it() -> None:
    figures = [9.0, 8.0, 7.0, 7.0]
    changes = [go_live(date(2026, 11, 1))]
    assert value_tile_of(result(figures, goal(), changes)) is None
    unsigned = Worth(Decimal(60), "EUR", "", None, 10.0)
    assert value_tile_of(result(figures, goal(worth=unsigned), changes)) is None
    tile = value_tile_of(result(figures, goal(worth=AGREED), changes))
    assert tile is not None
    assert SAY.say(tile.figure) == "€3,000"
    assert SAY.say(tile.meaning) == "50\xa0h × €60, agreed by Marijke, 3 Feb 2026"


def test_a_change_is_told_with_since_and_because_only_when_confirmed() -> None:
    figures = [9.0, 9.2, 8.9, 9.1, 5.0, 5.1, 4.9, 5.2]
    day = date(2026, 10, 26)
    since = result(figures, None, [go_live(day)]).analysis
    because = result(
        figures, None, [go_live(day, confirmed_by="Marijke", confirmed_on=date(2026, 11, 1))]
    ).analysis
    assert SAY.say(comparison_said(METRIC, since.before_after[0])).startswith(
        "Since go-live (26 Oct 2026): 9.1\xa0h → 5.1\xa0h"
    )
    assert SAY.say(comparison_said(METRIC, because.before_after[0])).startswith("Because of go-live")
    assert SAY.say(comparison_said(METRIC, because.before_after[0])).endswith("Confirmed by Marijke.")


def test_a_difference_that_may_be_chance_is_called_so() -> None:
    figures = [9.0, 8.0, 9.5, 8.4, 8.6, 9.1, 8.3, 8.9]
    compared = result(figures, None, [go_live(date(2026, 10, 26))]).analysis.before_after[0]
    assert SAY.say(comparison_said(METRIC, compared)).endswith("so it may be chance.")


def test_too_few_figures_around_a_change_say_so() -> None:
    compared = result([9.0, 8.0, 9.5], None, [go_live(date(2026, 11, 16))]).analysis.before_after[0]
    assert "Fewer than two figures" in SAY.say(comparison_said(METRIC, compared))


def test_below_twelve_points_a_line_says_how_many_are_missing() -> None:
    few = result([9, 8, 7])
    said = [SAY.say(line) for line in (*few.analysis.sentence, *notes_of(few))]
    assert sum(line.startswith("9 more weeks are needed") for line in said) == 1


def test_an_estimated_date_comes_with_its_range_and_none_with_its_reason() -> None:
    falling = [SAY.say(note) for note in notes_of(result([9, 8.8, 8.1, 7.9, 7.2, 6.8], goal()))]
    assert any(line.startswith("Estimated date: ") and "nine times in ten" in line for line in falling)
    rising = [SAY.say(note) for note in notes_of(result([6, 6.5, 7, 7.5, 8, 8.4], goal()))]
    assert any("no date at this pace" in line.casefold() for line in rising)


def test_states_name_course_assurance_and_evidence() -> None:
    figures = [9 - (n % 3) * 0.1 for n in range(14)]
    states = list(states_of(result(figures, goal(due=date(2026, 10, 1))).analysis))
    assert [SAY.say(state.said) for state in states] == ["Overdue", "Consistently missed", "Measured"]
    assert all(state.why for state in states)
    assert [state.token for state in states] == ["bad", "bad", "good"]


def test_a_computed_baseline_is_named_by_its_figure() -> None:
    computed = Goal(
        GoalKind.REACH,
        START,
        date(2026, 12, 31),
        4.0,
        baseline=Baseline(date(2026, 10, 12), date(2026, 10, 25)),
    )
    assert SAY.say(tile_of(result([9, 8, 7, 7, 6, 5], computed)).meaning).startswith("from 8.5\xa0h")
