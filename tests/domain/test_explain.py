"""Every figure's formula, with the account's own figures in it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from csdesk.domain.analysis import analyse
from csdesk.domain.change import ChangeKind
from csdesk.domain.explain import Figure, explain
from csdesk.domain.explain_signal import explained_change
from csdesk.domain.goals import Baseline, Worth
from csdesk.domain.metric import Kind, Summary
from csdesk.domain.periods import Cadence
from csdesk.domain.result import Missing
from csdesk.domain.series import Point, Series
from tests.domain.builders import TODAY, change, goal, metric, said, series, weeks_ago

VALUES: list[float | None] = [9.0, 9.3, 8.8, 9.1, 8.9, 9.2, 8.7, 9.0, 9.3, 8.8, 9.1, 8.9, 6.0, None, 5.2, 5.0]
AIM = replace(
    goal(4.0, Baseline(weeks_ago(15), weeks_ago(4)), start=weeks_ago(4)),
    worth=Worth(Decimal("60"), "EUR", "Ann Lee", date(2026, 2, 3), 20.0),
)
ANALYSIS = analyse(series(VALUES), AIM, (change(weeks_ago(3), "Live", ChangeKind.GO_LIVE),), TODAY)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Figure.NOW, "Taken from the last measurement, of the week of 16 Nov 2026. Measured"),
        (
            Figure.BASELINE,
            "Taken from 12 measurements, from the week of 3 Aug 2026 to the week of 19 Oct 2026. "
            "108.1 ÷ 12 = 9.0 h Measured",
        ),
        (
            Figure.PROGRESS,
            "(now − baseline) ÷ (target − baseline) (5.0 − 9.0083) ÷ (4.0 − 9.0083) = 80 %",
        ),
        (
            Figure.COURSE,
            "Time passed: 34 of 73 days = 46.6 % Time passed − progress: 46.6 % − 80.0 % = −33.5 % "
            "Up to 10 % is on course, up to 25 % drifting, more is off course.",
        ),
        (Figure.REACHED_ON, "The target was not met in three periods in a row yet."),
        (
            Figure.LIMITS,
            "The average of 15 figures since the week of 3 Aug 2026 is 8.2867. "
            "From one figure to the next it moves by 0.3615 on average, exceptional moves left out. "
            "8.2867 ± 2.66 × 0.3615 = 7.325 to 9.2484",
        ),
        (Figure.ASSURANCE, "Target 4.0, usual range 7.325 to 9.2484: Consistently missed"),
        (
            Figure.VALUE,
            "The sum of (value − baseline) × volume, for the better, since 26 Oct 2026 "
            "216.5 × €60 = €12,990 Worth agreed by Ann Lee on 3 Feb 2026. "
            "1 period is missing and adds nothing: the week of 2 Nov 2026. Measured",
        ),
        (
            Figure.EVIDENCE,
            "Now: Measured Baseline: Measured The weakest counts: Measured",
        ),
    ],
)
def test_formulas(figure: Figure, expected: str) -> None:
    assert said(*explain(ANALYSIS, figure)) == expected


def test_a_change_is_explained_by_both_sides() -> None:
    assert said(*explained_change(ANALYSIS.metric, ANALYSIS.before_after[0])).startswith(
        "Before: the average of 12 figures from the week of 3 Aug 2026 to the week of 19 Oct 2026 is 9.0083. "
        "After: the average of 3 figures from the week of 26 Oct 2026 to the week of 16 Nov 2026 is 5.4. "
        "5.4 − 9.0083 = −3.6083 Drawn again 1,000 times from these figures, nine differences in ten lie from −3."
    )


def test_the_estimate_names_its_line() -> None:
    lines = explain(analyse(series([10.0, 9.5, 9.0, 8.5, 8.0, 7.5]), goal(), (), TODAY), Figure.ESTIMATE)
    assert said(*lines) == (
        "Of all slopes between two of the last 6 figures half are above −0.5000 h a period, half below. "
        "A line with this slope through their middle (8.75 on 29 Oct 2026) meets the target of 4.0 h on 4 Jan 2027. "
        "With the steepest and the flattest slope that are plausible (90 %): not before 4 Jan 2027; "
        "at the latest on 4 Jan 2027"
    )


def test_velocity_shows_both_progress_values() -> None:
    moving = analyse(series([9.0, 8.0, 7.0, 6.0]), goal(), (), TODAY)
    assert said(*explain(moving, Figure.VELOCITY)) == (
        "Progress now − progress on 2 Nov 2026: 60.0 % − 20.0 % = +40.0 % Expanding"
    )


def test_a_ratio_shows_its_sums() -> None:
    ratio = metric(cadence=Cadence.MONTHLY, kind=Kind.RATIO, summed_by=Summary.RATIO, unit="%", now_periods=2)
    months = tuple(
        Point(date(2026, m, 1), late / 1000, late, 1000.0) for m, late in ((10, 120.0), (11, 80.0))
    )
    analysis = analyse(Series(ratio, months), None, (), TODAY)
    assert said(*explain(analysis, Figure.NOW)) == (
        "Taken from the last 2 measurements, up to Nov 2026. 200 ÷ 2,000 = 10.0 % Measured"
    )


def test_stale_and_stated() -> None:
    old = analyse(series([9.0]), goal(), (), date(2026, 12, 10))
    assert (
        said(*explain(old, Figure.COURSE))
        == "The last figure is 18 days old; from 11 days on it is out of date."
    )
    assert said(*explain(old, Figure.BASELINE)) == "Stated as 9.0 h (report). Measured"


def test_what_is_missing_says_why_in_every_figure() -> None:
    empty = analyse(series([]), None, (), TODAY)
    for figure in Figure:
        lines = explain(empty, figure)
        assert lines
        assert all(said(line) for line in lines)
    assert isinstance(empty.now, Missing)
