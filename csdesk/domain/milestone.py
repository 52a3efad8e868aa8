"""Milestones: how late those reached were, and when the others can be expected at that pace."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from csdesk.domain.result import Maybe, Missing
from csdesk.domain.worded import Worded
from csdesk.words import phrase

FEWEST_REACHED = 2
_NONE_REACHED = phrase("No planned milestone is reached so far; the pace shows from two.")
_ONE_REACHED = phrase("Only one planned milestone is reached so far; the pace shows from two.")


@dataclass(frozen=True, slots=True)
class MilestoneDates:
    """A milestone's two dates; either may be open."""

    planned: date | None
    reached: date | None = None


class MilestoneState(Worded):
    """Where a milestone stands on a day."""

    REACHED = "reached", phrase("Reached")
    AHEAD = "ahead", phrase("Ahead")
    OVERDUE = "overdue", phrase("Overdue")
    UNDATED = "undated", phrase("Not planned yet")


def milestone_state(milestone: MilestoneDates, today: date) -> MilestoneState:
    """Reached, still ahead, overdue from the day after the planned one, or without a date."""
    if milestone.reached is not None:
        return MilestoneState.REACHED
    if milestone.planned is None:
        return MilestoneState.UNDATED
    return MilestoneState.OVERDUE if today > milestone.planned else MilestoneState.AHEAD


def slip(milestones: Sequence[MilestoneDates]) -> Maybe[float]:
    """By how many days milestones slip: the median of reached − planned of those reached; early is negative.

    Missing with fewer than two. Source: method.md, section 3, Estimated date.
    """
    delays = [(one.reached - one.planned).days for one in milestones if one.reached and one.planned]
    if len(delays) < FEWEST_REACHED:
        return Missing(_ONE_REACHED if delays else _NONE_REACHED)
    return float(median(delays))


def expected_on(milestone: MilestoneDates, pace: Maybe[float], today: date) -> Maybe[date]:
    """The day on which an open milestone can be expected: planned + slip, and never before today.

    Half days count as whole ones. A reached milestone gives the day on which it was reached.
    """
    if milestone.reached is not None:
        return milestone.reached
    if milestone.planned is None:
        return Missing(phrase("No date is planned for it."))
    if isinstance(pace, Missing):
        return pace
    return max(today, milestone.planned + timedelta(days=math.ceil(pace)))
