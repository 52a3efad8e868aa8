"""How milestones slip, and when the next ones can be expected."""

from datetime import date

from csdesk.domain.milestone import MilestoneDates, MilestoneState, expected_on, milestone_state, slip
from csdesk.domain.result import Missing
from tests.domain.builders import TODAY

REACHED = (
    MilestoneDates(date(2026, 3, 1), date(2026, 3, 11)),
    MilestoneDates(date(2026, 5, 1), date(2026, 5, 4)),
    MilestoneDates(date(2026, 6, 1), date(2026, 5, 30)),
    MilestoneDates(None, date(2026, 6, 30)),
)


def test_the_slip_is_the_median_of_those_reached() -> None:
    assert slip(REACHED) == 3.0
    assert slip(REACHED[:2]) == 6.5


def test_one_reached_milestone_shows_no_pace() -> None:
    assert isinstance(slip(REACHED[:1]), Missing)
    assert isinstance(slip([MilestoneDates(date(2026, 3, 1))]), Missing)


def test_open_milestones_move_with_the_pace_and_never_into_the_past() -> None:
    ahead = MilestoneDates(date(2026, 12, 1))
    assert expected_on(ahead, 6.5, TODAY) == date(2026, 12, 8)
    assert expected_on(ahead, -30.0, TODAY) == TODAY
    assert expected_on(REACHED[0], 6.5, TODAY) == date(2026, 3, 11)
    assert isinstance(expected_on(MilestoneDates(None), 6.5, TODAY), Missing)
    assert isinstance(expected_on(ahead, slip([]), TODAY), Missing)


def test_states() -> None:
    assert milestone_state(REACHED[0], TODAY) is MilestoneState.REACHED
    assert milestone_state(MilestoneDates(TODAY), TODAY) is MilestoneState.AHEAD
    assert milestone_state(MilestoneDates(date(2026, 11, 21)), TODAY) is MilestoneState.OVERDUE
    assert milestone_state(MilestoneDates(None), TODAY) is MilestoneState.UNDATED
