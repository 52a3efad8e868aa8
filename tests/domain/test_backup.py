"""Which backups are kept as they grow old, when a new one is due, and how a difference is said."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.backup import ALL_KEPT_FOR, Contents, is_old, kept
from csdesk.domain.restoring import contents_said, difference, difference_said
from csdesk.domain.spoken import size_said
from csdesk.formats import Formats

NOW = datetime(2026, 11, 22, 16, 48, tzinfo=UTC)
ages = st.integers(-3 * 24 * 60, 4 * 365 * 24 * 60)  # minutes; some backups are from the future
made_at = st.sets(ages.map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=60)
later = st.integers(0, 400 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))


def every(step: timedelta, times: int) -> set[datetime]:
    return {NOW - step * place for place in range(times)}


@given(made_at, later)
def test_the_newest_is_never_removed_and_nothing_is_invented(made: set[datetime], now: datetime) -> None:
    stay = kept(made, now)
    assert stay <= made
    assert not made or max(made) in stay


@given(made_at, later)
def test_every_month_that_had_one_keeps_one(made: set[datetime], now: datetime) -> None:
    stay = kept(made, now)
    assert {(at.year, at.month) for at in stay} == {(at.year, at.month) for at in made}


@given(made_at, later)
def test_every_day_of_two_weeks_and_all_of_the_last_hours_are_kept(
    made: set[datetime], now: datetime
) -> None:
    stay = kept(made, now)
    fresh = {at for at in made if at > now - ALL_KEPT_FOR}
    assert fresh <= stay
    days = {at.date() for at in made if at.date() > now.date() - timedelta(days=14)}
    assert days <= {at.date() for at in stay}


@given(made_at, later, later)
def test_thinning_often_keeps_what_thinning_once_keeps(
    made: set[datetime], one: datetime, two: datetime
) -> None:
    first, last = sorted((one, two))
    assert kept(kept(made, first), last) == kept(made, last)


def test_three_years_of_hourly_backups_come_to_a_handful() -> None:
    stay = kept(every(timedelta(hours=1), 3 * 365 * 24), NOW)
    assert len([at for at in stay if at > NOW - timedelta(hours=24)]) == 24
    assert len([at for at in stay if at.date() > NOW.date() - timedelta(days=14)]) == 24 + 13
    assert len(stay) < 24 + 14 + 10 + 36


def test_a_backup_from_the_future_stays_and_does_not_stand_for_today() -> None:
    ahead = NOW + timedelta(days=30)
    assert ahead in kept({ahead, NOW}, NOW)
    assert is_old(ahead, NOW)


def test_a_day_makes_a_backup_old() -> None:
    assert is_old(None, NOW)
    assert not is_old(NOW - timedelta(hours=23), NOW)
    assert is_old(NOW - timedelta(hours=24), NOW)


def said(there: Contents, here: Contents) -> str:
    return Formats().join(difference_said(difference(there, here)))


def test_a_difference_names_who_comes_and_who_goes() -> None:
    then = Contents({"1": "Acme", "2": "Brown"}, 10, NOW)
    now = Contents({"1": "Acme", "3": "Calder"}, 1200, NOW + timedelta(hours=1))
    assert said(then, now) == (
        "The account “Brown” comes back. The account “Calder” goes. "
        "There are 10 measurements then, 1,200 now. What was edited since is taken away."
    )


def test_many_names_are_cut_and_counted() -> None:
    many = Contents({str(place): f"Account {place}" for place in range(9)}, 0, NOW)
    assert "9 accounts come back: “Account 0”, " in said(many, Contents({}, 0, NOW))
    assert "and 4 more." in said(many, Contents({}, 0, NOW))


def test_a_renamed_account_is_the_same_account() -> None:
    assert said(Contents({"1": "Acme"}, 0, NOW), Contents({"1": "Acme Ltd"}, 0, NOW)) == (
        "Nothing changes: the book is as it was then."
    )


def test_sizes_and_contents_are_said_in_units_that_read() -> None:
    formats = Formats()
    assert formats.quantity(size_said(812)) == "812\N{NO-BREAK SPACE}bytes"
    assert formats.quantity(size_said(65_536)) == "66\N{NO-BREAK SPACE}KB"
    assert formats.quantity(size_said(1_234_567)) == "1.2\N{NO-BREAK SPACE}MB"
    assert formats.say(contents_said(Contents({"1": "Acme"}, 1200, None))) == "1 account, 1,200 measurements"
