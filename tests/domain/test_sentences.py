"""Every state said aloud: what a chart's sentences and its title read like."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from csdesk.domain.analysis import analyse
from csdesk.domain.change import ChangeKind, ChangeMark
from csdesk.domain.evidence import Evidence
from csdesk.domain.figures import Analysis
from csdesk.domain.goals import Baseline, Goal, GoalKind, StatedBaseline
from csdesk.domain.metric import Better, Definition, Metric
from csdesk.domain.periods import Cadence
from csdesk.domain.result import Missing
from csdesk.domain.series import Series
from tests.domain.builders import TODAY, change, goal, metric, points, said, sentence, series, weeks_ago

WOBBLE = [9.0, 9.3, 8.8, 9.1, 8.9, 9.2, 8.7, 9.0, 9.3, 8.8, 9.1, 8.9]
BETTER = [6.0, 5.5, 5.2, 5.0, 5.1]


def of(
    values: Sequence[float | None],
    aim: Goal | None = None,
    changes: Sequence[ChangeMark] = (),
    by: Metric | None = None,
    today: date = TODAY,
) -> Analysis:
    return analyse(series(values, by), aim, changes, today)


def title(analysis: Analysis) -> str:
    assert analysis.finding is not None
    return said(analysis.finding)


def test_nothing_and_almost_nothing_measured() -> None:
    assert sentence(of([], goal())) == "Not yet measured."
    assert title(of([], goal())) == "First response time: no figure yet"
    assert sentence(of([9.0], goal(baseline=None))) == (
        "There is one figure so far: 9.0 h in the week of 16 Nov 2026. "
        "11 more weeks are needed to tell a signal from the usual variation. "
        "Without a baseline no progress towards the target of 4.0 h can be told."
    )
    assert sentence(of([9.0, 8.0, 3.0], goal(baseline=None))).endswith(
        "It meets the target of 4.0 h, but without a baseline no progress can be told."
    )
    assert sentence(of([9.0] * 10 + [8.0])).endswith(
        "1 more week is needed to tell a signal from the usual variation."
    )


def test_since_a_change() -> None:
    assert sentence(of([*WOBBLE, *BETTER], goal(), [change(weeks_ago(4))])) == (
        "Since “Triage rota changed” (19 Oct 2026) the average fell from 9.0 h to 5.4 h. "
        "The last 5 weeks all lie below every value seen before that. "
        "78 % of the way to the target of 4.0 h, due on 31 Dec 2026, is done: drifting. "
        "At this pace it is reached around 14 Feb 2027, between 30 Dec 2026 and 7 Aug 2028: later than due."
    )


def test_because_only_when_the_customer_confirmed_it() -> None:
    confirmed = of([*WOBBLE, *BETTER], goal(), [change(weeks_ago(4), confirmed_by="Ann Lee")])
    assert sentence(confirmed).startswith(
        "Because of “Triage rota changed” (19 Oct 2026), confirmed by Ann Lee, the average fell from 9.0 h to 5.4 h."
    )


def test_since_go_live_with_limits_taken_anew() -> None:
    live = change(weeks_ago(4), "We went live", ChangeKind.GO_LIVE, new_start=True)
    said_of_it = sentence(of([*WOBBLE, *BETTER], goal(), [live]))
    assert said_of_it.startswith("Since go-live (19 Oct 2026) the average fell from 9.0 h to 5.4 h.")
    assert "7 more weeks are needed to tell a signal from the usual variation." in said_of_it


def test_what_may_be_chance_is_called_so() -> None:
    analysis = of([*WOBBLE, 9.2, 8.5, 9.3, 8.9, 8.6], goal(), [change(weeks_ago(4))])
    assert sentence(analysis).startswith(
        "Since “Triage rota changed” (19 Oct 2026) the average went from 9.0 h to 8.9 h; that may be chance. "
        "The last figure, 8.6 h, is within the usual range of 7.9 h to 10.0 h."
    )
    assert title(analysis) == (
        "First response time went from 9.0 h to 8.6 h, within its usual range; off course for 4.0 h by 31 Dec 2026"
    )


def test_an_average_that_stayed() -> None:
    stayed = of([9.0, 9.1, 9.2, 9.2, 9.0, 9.1], goal(), [change(weeks_ago(2))])
    assert sentence(stayed).startswith(
        "Since “Triage rota changed” (2 Nov 2026) the average stayed at 9.1 h."
    )


def test_nothing_moves() -> None:
    assert sentence(of([*WOBBLE, *WOBBLE], goal())) == (
        "It went from the baseline of 9.0 h to 8.9 h in the week of 16 Nov 2026. "
        "The last figure, 8.9 h, is within the usual range of 8.1 h to 9.9 h. "
        "2 % of the way to the target of 4.0 h, due on 31 Dec 2026, is done: off course. "
        "At this pace there is no date on which it is reached. "
        "As it varies now, it will not be met without a further change."
    )
    assert sentence(of([9.0] * 15, goal())).startswith(
        "It stands where the baseline was: 9.0 h in the week of 16 Nov 2026. "
        "Every figure since the week of 10 Aug 2026 is 9.0 h. "
        "None of the way to the target of 4.0 h, due on 31 Dec 2026, is done: off course. "
        "Since the week of 2 Nov 2026 it has stood still."
    )


@pytest.mark.parametrize(
    ("last", "course"),
    [
        (4.1, "98 % of the way to the target of 4.0 h, due on 31 Dec 2026, is done: on course."),
        (3.9, "The last figure meets the target of 4.0 h, but three in a row don't yet."),
    ],
)
def test_a_lucky_last_figure_helps_nobody(last: float, course: str) -> None:
    analysis = of([*WOBBLE, *WOBBLE[:-1], last], goal())
    assert sentence(analysis).startswith(
        "It fell from the baseline of 9.0 h to "
        f"{last} h in the week of 16 Nov 2026. "
        f"The last figure, {last} h, lies below the usual range of 7.9 h to 9.7 h, for the better; "
        "one figure is no trend yet. "
        f"{course} Judged by the average of 8.8 h, 4 % of the way is done."
    )
    assert title(analysis).endswith("; by its average 4 % of the way to 4.0 h is done")
    assert "The last figure stands alone" in said(*analysis.cautions)


def test_a_lucky_last_figure_among_few_is_held_against_the_last_three() -> None:
    assert "Judged by the average of 7.3 h, 33 % of the way is done." in sentence(of([9.0, 9.0, 4.0], goal()))
    assert "Judged" not in sentence(of([9.0, 7.0, 5.0], goal()))


def test_a_baseline_picked_at_the_worst_week_is_named() -> None:
    values = [8.0, 8.2, 7.9, 12.1, 8.1, 8.0, 7.8, 8.0, 7.9, 8.1]
    worst = goal(6.0, Baseline(weeks_ago(6), weeks_ago(6)), start=weeks_ago(2))
    fair = goal(6.0, Baseline(weeks_ago(9), weeks_ago(3)), start=weeks_ago(2))
    named = "The baseline is the worst of 7 figures before the start; the others average 8.0 h."
    assert named in sentence(of(values, worst))
    assert named in said(*of(values, worst).cautions)
    assert title(of(values, worst)).startswith(
        "First response time went from 12.1 h, an unusual start, to 8.1 h"
    )
    high = [8.0, 8.2, 7.9, 8.1, 8.0, 12.1, 11.8, 8.0, 7.9, 8.1]
    two = goal(6.0, Baseline(weeks_ago(4), weeks_ago(3)), start=weeks_ago(2))
    worse = "is worse than the rest of the time before the start: the 5 other figures average 8.0 h."
    assert worse in sentence(of(high, two))
    assert "baseline" not in sentence(of(values, fair)).split("It fell from the baseline")[1]


def test_a_baseline_that_is_better_than_the_time_before_flatters_nobody() -> None:
    values = [9.0, 9.1, 9.0, 9.2, 7.0, 7.1, 6.0]
    assert "baseline of 7.1 h to 6.0 h" in sentence(
        of(values, goal(4.0, Baseline(weeks_ago(2), weeks_ago(1)), weeks_ago(0)))
    )
    assert of(values, goal(4.0, Baseline(weeks_ago(2), weeks_ago(1)), weeks_ago(0))).cautions == ()


def test_a_single_figure_as_baseline_is_a_caution() -> None:
    first = goal(6.0, Baseline(weeks_ago(2), weeks_ago(2)), start=weeks_ago(1))
    assert said(*of([8.0, 7.0, 7.0], first).cautions) == "The baseline rests on one figure alone."
    assert said(*of([9.0, 8.0, 7.0, 7.0], first).cautions) == (
        "The baseline rests on one figure alone; the other one before the start was 9.0 h."
    )


def test_reached() -> None:
    values = [*WOBBLE, 6.0, 5.0, 4.0, 3.9, 3.8, 3.9, 3.7, 3.8, 3.9, 3.6, 3.8, 3.7]
    analysis = of(values, goal(), [change(weeks_ago(11))])
    assert sentence(analysis) == (
        "Since “Triage rota changed” (31 Aug 2026) the average fell from 9.0 h to 4.1 h. "
        "The last 12 weeks all lie below every value seen before that. "
        "The target of 4.0 h has been met since the week of 14 Sept 2026."
    )
    assert title(analysis) == "First response time fell from 9.0 h to 3.7 h; the target of 4.0 h is met"


def test_reached_and_standing_still_is_said() -> None:
    assert sentence(of([9.0, 8.0, 7.0, 6.0, 5.0] + [3.8] * 14, goal())).endswith(
        "The target of 4.0 h has been met since the week of 17 Aug 2026. "
        "Since the week of 2 Nov 2026 it has stood still."
    )


def test_reached_once_and_lost() -> None:
    on_and_off = [9.0, 8.0, 4.0, 3.9, 3.8, 4.5]
    assert sentence(of([*on_and_off, 3.7], goal())).endswith(
        "The target of 4.0 h, first met for three periods in a row from the week of 19 Oct 2026, is met now, "
        "but not all the time."
    )
    assert sentence(of([*on_and_off, 4.7], goal(due=date(2026, 9, 30)))).endswith(
        "The target of 4.0 h, due on 30 Sept 2026, was met for three periods in a row "
        "from the week of 19 Oct 2026, but not now."
    )


def test_getting_worse_is_said() -> None:
    worse = sentence(of([*WOBBLE, 9.4, 9.5, 9.4, 9.6, 9.5, 9.45, 9.5, 9.4], goal()))
    assert worse == (
        "It rose from the baseline of 9.0 h to 9.4 h in the week of 16 Nov 2026. "
        "The last 8 weeks all lie above the average of 9.2 h, for the worse: more than chance. "
        "The target of 4.0 h, due on 31 Dec 2026, is further away than at the start: off course. "
        "At this pace there is no date on which it is reached."
    )
    sliding = sentence(of([5.0 + i * 0.3 for i in range(14)], goal()))
    assert (
        "The last 4 weeks lie above the usual range of 6.2 h to 7.7 h, for the worse: more than chance."
        in sliding
    )
    assert "Since the week of 2 Nov 2026 it has slipped back by 12 % of the way." in sliding


def test_seven_in_a_row() -> None:
    noisy = [5.0, 9.0, 4.0, 8.0, 5.0, 9.0, 4.0, 8.0, 5.0, 9.0, 4.0]
    rising = of([*noisy, 5.0, 5.5, 6.0, 6.5, 7.0, 7.5], None, (), metric(Better.UP))
    assert "The last 7 weeks rose one after the other, for the better: more than chance." in sentence(rising)
    falling = of([*noisy, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0], None, (), metric(Better.UP))
    assert "The last 7 weeks fell one after the other, for the worse: more than chance." in sentence(falling)


def test_figures_with_gaps_between_them_are_not_called_weeks() -> None:
    gapped = [9.0, 9.0, None, 8.0, 8.0, 7.0, None, 6.0, 6.5, 6.2, 6.0, 5.9, None, 5.8, 3.0, 2.9, None, 3.1]
    assert "The last 3 figures lie below the usual range" in sentence(of(gapped, goal()))


def test_overdue_stale_and_open_dates() -> None:
    overdue = sentence(of([*WOBBLE, *BETTER], goal(due=date(2026, 9, 30)), [change(weeks_ago(4))]))
    assert (
        "The target of 4.0 h was due on 30 Sept 2026 and is not reached: 78 % of the way is done." in overdue
    )
    stale = of(WOBBLE, goal(), today=TODAY + timedelta(days=40))
    assert sentence(stale) == (
        "It went from the baseline of 9.0 h to 8.9 h in the week of 16 Nov 2026. "
        "The last figure is of the week of 16 Nov 2026: too old to say where it stands today."
    )
    open_end = sentence(of([*WOBBLE, 7.0], goal(due=None)))
    assert "40 % of the way to the target of 4.0 h is done; no due date is set." in open_end
    assert sentence(of([*WOBBLE, 7.0], goal(None))).endswith("The goal has no target yet.")


def test_almost_done_is_never_called_all_of_the_way() -> None:
    assert "99 % of the way" in sentence(of([4.01], goal()))


def test_goals_to_hold() -> None:
    assert sentence(of(WOBBLE, goal(10.0, kind=GoalKind.HOLD))).endswith(
        "The goal of at most 10.0 h is held."
    )
    band = goal(None, low=8.0, high=10.0)
    assert sentence(of([*WOBBLE[:-1], 12.0], band, by=metric(Better.BAND))).endswith(
        "The last figure, 12.0 h, lies above the usual range of 8.3 h to 10.2 h, for the worse; "
        "one figure is no trend yet. The goal of 8.0 h to 10.0 h is not held."
    )
    at_least = sentence(of([*WOBBLE], goal(9.0, kind=GoalKind.HOLD), by=metric(Better.UP)))
    assert at_least.endswith(
        "The goal of at least 9.0 h is not held. As it varies now, some figures will meet it and others will not."
    )


def test_a_new_definition_is_said() -> None:
    by = metric(definitions=(Definition(date(2020, 1, 1), "old"), Definition(weeks_ago(4), "new")))
    recent = goal(baseline=8.0, start=weeks_ago(3))
    assert sentence(of([*WOBBLE, *BETTER], recent, by=by)).endswith(
        "Since 19 Oct 2026 it is measured differently, so earlier figures are not compared."
    )
    assert sentence(of([*WOBBLE, *BETTER], goal(), by=by)).endswith(
        "the baseline may still be of the old kind."
    )


def test_now_over_several_figures() -> None:
    assert sentence(of([*WOBBLE, 6.0, 5.5, 5.2, 5.0], goal(), by=metric(now_periods=4))).startswith(
        "It fell from the baseline of 9.0 h to 5.4 h, the average of the last 4 figures up to the week of 16 Nov 2026."
    )


def test_months_and_quarters_are_called_by_their_names() -> None:
    monthly = sentence(of(WOBBLE, goal(), by=metric(cadence=Cadence.MONTHLY)))
    assert monthly.startswith("It went from the baseline of 9.0 h to 8.9 h in Nov 2026.")
    quarterly = sentence(of([9.0, 8.0, 7.0], goal(), by=metric(cadence=Cadence.QUARTERLY)))
    assert "to 7.0 h in Q4 2026. 9 more quarters are needed" in quarterly


def test_figures_that_are_too_weak_can_t_be_a_headline() -> None:
    guessed = Series(metric(), points([9.0, 8.0], evidence=Evidence.ESTIMATED))
    weak_now = analyse(guessed, goal(), (), TODAY)
    assert weak_now.evidence is Evidence.ESTIMATED
    assert isinstance(weak_now.headline, Missing)
    assert said(weak_now.headline.why) == "The latest figure is only estimated; a result has to be measured."
    weak = replace(goal(), baseline=StatedBaseline(9.0, "a call", Evidence.ASSERTED))
    weak_baseline = of([9.0, 8.0], weak)
    assert isinstance(weak_baseline.headline, Missing)
    assert said(weak_baseline.headline.why) == "The baseline is only asserted; a result has to be measured."
    assert of([9.0], goal()).headline is Evidence.MEASURED
