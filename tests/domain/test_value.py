"""Value to date, velocity and the renewal risk."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from csdesk.domain.analysis import analyse
from csdesk.domain.change import ChangeKind, ChangeMark
from csdesk.domain.course import Course
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import Worth
from csdesk.domain.metric import Better, Kind, Metric, Summary
from csdesk.domain.periods import Cadence
from csdesk.domain.progress import NO_TARGET, Progress
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point, Series
from csdesk.domain.value import ValueToDate, counted_since
from csdesk.domain.velocity import RENEWAL_RISK, Pace, Velocity, renewal_risk, velocity_of
from csdesk.words import Money
from tests.domain.builders import TODAY, change, goal, metric, points, said, series, weeks_ago

TWO_WEEKS_AGO = weeks_ago(2)
AGREED = Worth(Decimal("60"), "EUR", "Ann Lee", date(2026, 2, 3), 20.0)
GO_LIVE = change(weeks_ago(2), "Go-live", ChangeKind.GO_LIVE)


def value(
    worth: Worth | None,
    values: list[float | None] | None = None,
    of: Metric | None = None,
    changes: tuple[ChangeMark, ...] = (GO_LIVE,),
    start: date | None = date(2026, 1, 5),
) -> Maybe[ValueToDate]:
    aim = replace(goal(start=start), worth=worth)
    return analyse(series(values or [9.0, 9.0, 8.0, 7.0, 6.5], of), aim, changes, TODAY).value


def why(result: object) -> str:
    assert isinstance(result, Missing)
    return said(result.why)


def test_value_is_the_sum_since_go_live_signed_by_direction() -> None:
    found = value(AGREED)
    assert isinstance(found, ValueToDate)
    assert found.units == (1.0 + 2.0 + 2.5) * 20
    assert found.money == Money(Decimal("6600.00"), "EUR")
    assert (found.since, len(found.counted), found.left_out) == (weeks_ago(2), 3, ())
    assert (found.worth.agreed_by, found.worth.agreed_on) == ("Ann Lee", date(2026, 2, 3))
    worse = value(AGREED, [9.0, 9.0, 8.0, 7.0, 6.5], metric(Better.UP))
    assert isinstance(worse, ValueToDate)
    assert worse.money.amount == Decimal("-6600.00")


@pytest.mark.parametrize(
    ("worth", "kept", "shown"),
    [
        ("0.85", "93.50", "93.50"),
        ("0.9155", "100.71", "101"),
        ("60.004", "6600.44", "6600"),
        ("-60.005", "-6600.55", "-6601"),
    ],
)
def test_a_value_is_kept_to_the_cent_and_said_no_more_exactly_than_it_is_known(
    worth: str, kept: str, shown: str
) -> None:
    found = value(replace(AGREED, amount=Decimal(worth)))
    assert isinstance(found, ValueToDate)
    assert (str(found.money.amount), str(found.shown.amount)) == (kept, shown)
    assert found.shown.currency == "EUR"


def test_missing_periods_add_nothing_and_are_named() -> None:
    found = value(AGREED, [9.0, 9.0, 8.0, None, 6.5])
    assert isinstance(found, ValueToDate)
    assert (found.money.amount, found.left_out) == (Decimal("4200.00"), (weeks_ago(1),))


def test_a_period_that_began_before_go_live_does_not_count() -> None:
    midweek = replace(GO_LIVE, day=weeks_ago(2) + timedelta(days=2))
    found = value(AGREED, changes=(midweek,))
    assert isinstance(found, ValueToDate)
    assert (found.counted[0], found.left_out) == (weeks_ago(1), ())


def test_the_volume_may_be_another_metric() -> None:
    volume = Series(metric(), points([10.0, None, 30.0], evidence=Evidence.ESTIMATED))
    found = value(replace(AGREED, volume=volume))
    assert isinstance(found, ValueToDate)
    assert found.units == 1.0 * 10 + 2.5 * 30
    assert (found.left_out, found.evidence) == ((weeks_ago(1),), Evidence.ESTIMATED)
    monthly = Series(metric(cadence=Cadence.MONTHLY), points([10.0], cadence=Cadence.MONTHLY))
    assert "less often" in why(value(replace(AGREED, volume=monthly)))


def test_a_finer_volume_is_summed_up_first() -> None:
    monthly = metric(cadence=Cadence.MONTHLY)
    weekly = Series(metric(summed_by=Summary.SUM), points([1.0] * 30))
    live = replace(GO_LIVE, day=date(2026, 10, 1))
    whole = Series(monthly, points([9.0, 8.0, 7.0], date(2026, 11, 1), Cadence.MONTHLY))
    aim = replace(goal(), worth=replace(AGREED, volume=weekly))
    found = analyse(whole, aim, (live,), TODAY).value
    assert isinstance(found, ValueToDate)
    assert found.units == 1.0 * 5  # five Thursdays in October; November is not over
    assert found.left_out == (date(2026, 11, 1),)


def test_a_ratio_is_worth_by_the_case() -> None:
    ratio = metric(kind=Kind.RATIO, summed_by=Summary.RATIO, unit="%")
    measured = tuple(Point(weeks_ago(n), late / 100, late, 100.0) for n, late in ((1, 20.0), (0, 10.0)))
    aim = replace(goal(0.05, 0.30), worth=replace(AGREED, volume=100.0))
    found = analyse(Series(ratio, measured), aim, (replace(GO_LIVE, day=weeks_ago(1)),), TODAY).value
    assert isinstance(found, ValueToDate)
    assert found.money.amount == Decimal("1800.00")  # 10 + 20 cases at 60


@pytest.mark.parametrize(
    ("worth", "reason"),
    [
        (None, "What a unit is worth is not agreed yet"),
        (replace(AGREED, amount=None), "What a unit is worth is not agreed yet"),
        (replace(AGREED, currency=""), "What a unit is worth is not agreed yet"),
        (replace(AGREED, agreed_by=" "), "Nobody is named who agreed"),
        (replace(AGREED, agreed_on=None), "It isn't said when"),
        (replace(AGREED, volume=None), "It isn't said how many units"),
    ],
)
def test_no_value_without_an_agreed_worth(worth: Worth | None, reason: str) -> None:
    assert why(value(worth)).startswith(reason)


def test_no_value_without_go_live_direction_or_figures() -> None:
    assert why(value(AGREED, changes=())).startswith("No go-live is recorded")
    assert "band" in why(value(AGREED, of=metric(Better.BAND)))
    assert why(value(AGREED, [9.0, 9.0, None, None, None])).startswith("Nothing was measured since")


def test_value_counts_from_the_first_go_live_of_the_goal_s_time() -> None:
    lives = [replace(GO_LIVE, day=day) for day in (date(2026, 6, 1), date(2025, 6, 1))]
    assert counted_since(lives, date(2026, 1, 1), TODAY) == date(2026, 6, 1)
    assert counted_since(lives, date(2026, 9, 1), TODAY) == date(2026, 9, 1)
    assert counted_since(lives, None, TODAY) == date(2025, 6, 1)


def pace(earlier: float, later: float, since: date = TWO_WEEKS_AGO) -> object:
    found = velocity_of(
        Cadence.WEEKLY,
        Progress(earlier, Evidence.MEASURED),
        since,
        Progress(later, Evidence.MEASURED),
        weeks_ago(0),
    )
    return found.pace if isinstance(found, Velocity) else found


def test_velocity_by_the_change_of_progress() -> None:
    assert pace(0.4, 0.5) is Pace.EXPANDING
    assert pace(0.4, 0.42) is Pace.MOVING
    assert pace(0.4, 0.41) is Pace.STANDING_STILL
    assert pace(0.4, 0.39) is Pace.STANDING_STILL
    assert pace(0.4, 0.38) is Pace.SLIPPING
    assert "Too little time" in why(pace(0.4, 0.41, weeks_ago(1)))
    assert isinstance(
        velocity_of(Cadence.WEEKLY, NO_TARGET, TODAY, Progress(1, Evidence.MEASURED), TODAY), Missing
    )
    assert velocity_of(Cadence.WEEKLY, NO_TARGET, TODAY, NO_TARGET, TODAY) == NO_TARGET


def test_velocity_between_reviews() -> None:
    whole = series([9.0, 8.0, 7.0, 6.0, 5.9, 6.0])
    since_review = analyse(whole, goal(), (), TODAY, last_review=weeks_ago(5) + timedelta(days=3)).velocity
    lately = analyse(whole, goal(), (), TODAY).velocity
    assert isinstance(since_review, Velocity)
    assert isinstance(lately, Velocity)
    assert (since_review.pace, since_review.change) == (Pace.EXPANDING, 0.6)
    assert (lately.pace, lately.change) == (Pace.STANDING_STILL, 0.0)


def test_reached_standing_still_and_without_a_next_phase_is_a_risk() -> None:
    still = Velocity(Pace.STANDING_STILL, 0.0, weeks_ago(2), weeks_ago(0))
    assert renewal_risk(Course.REACHED, still, has_next_phase=False) == RENEWAL_RISK
    assert renewal_risk(Course.REACHED, still, has_next_phase=True) is None
    assert renewal_risk(Course.ON_COURSE, still, has_next_phase=False) is None
    assert renewal_risk(Course.REACHED, replace(still, pace=Pace.MOVING), has_next_phase=False) is None
    assert renewal_risk(Course.REACHED, NO_TARGET, has_next_phase=False) is None
