"""Where a commitment stands, day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csdesk.domain.commitment import CommitmentState, Promised, Step, StepState, promised
from csdesk.domain.workdays import working_day, working_days_before, working_days_until

FRIDAY = date(2026, 11, 20)
WEDNESDAY = date(2026, 11, 25)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def state(due: date | None, *steps: Step, on: date = FRIDAY) -> CommitmentState:
    return promised(due, steps, on).state


def test_is_due_soon_three_working_days_ahead_and_overdue_from_the_day_after() -> None:
    assert state(date(2026, 11, 26)) is CommitmentState.OPEN
    assert state(WEDNESDAY) is CommitmentState.DUE_SOON
    assert state(FRIDAY) is CommitmentState.DUE_SOON
    assert state(FRIDAY, on=date(2026, 11, 21)) is CommitmentState.OVERDUE


def test_without_a_day_it_is_open() -> None:
    assert state(None) is CommitmentState.OPEN


def test_is_kept_late_when_it_was_kept_after_the_day_that_counted() -> None:
    assert state(FRIDAY, Step(FRIDAY, StepState.KEPT)) is CommitmentState.KEPT
    late = Step(FRIDAY, StepState.KEPT)
    assert state(date(2026, 11, 19), late) is CommitmentState.KEPT_LATE
    moved = Step(date(2026, 11, 10), StepState.RENEGOTIATED, FRIDAY, customer_knows=True)
    assert state(date(2026, 11, 19), moved, late) is CommitmentState.KEPT


def test_a_renegotiated_one_has_its_new_day_and_may_be_overdue_again() -> None:
    moved = Step(date(2026, 11, 10), StepState.RENEGOTIATED, date(2026, 12, 31), customer_knows=True)
    found = promised(date(2026, 11, 12), [moved], FRIDAY)
    assert found == Promised(CommitmentState.RENEGOTIATED, date(2026, 12, 31), None, True, True)
    assert state(date(2026, 11, 12), moved, on=date(2026, 12, 30)) is CommitmentState.DUE_SOON
    assert state(date(2026, 11, 12), moved, on=date(2027, 1, 1)) is CommitmentState.OVERDUE


def test_what_was_dropped_or_reopened_says_so() -> None:
    dropped = Step(date(2026, 11, 10), StepState.CANCELLED)
    assert state(WEDNESDAY, dropped) is CommitmentState.CANCELLED
    again = Step(date(2026, 11, 12), StepState.OPEN)
    assert state(WEDNESDAY, dropped, again) is CommitmentState.DUE_SOON


def test_steps_still_to_come_say_nothing_yet() -> None:
    kept = Step(date(2026, 12, 1), StepState.KEPT)
    assert state(date(2026, 11, 12), kept) is CommitmentState.OVERDUE


@given(day=DAYS, count=st.integers(0, 60))
def test_working_days_ahead_and_back_agree(day: date, count: int) -> None:
    earlier = working_days_before(day, count)
    between = [earlier + timedelta(days=n) for n in range(1, (day - earlier).days + 1)]
    assert working_days_until(earlier, day) == sum(map(working_day, between))
    assert working_days_until(day, earlier) == -working_days_until(earlier, day)
    if count and working_day(day):
        assert working_days_until(earlier, day) == count
