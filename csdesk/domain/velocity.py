"""Velocity: how fast a goal moves from one review to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.domain.course import Course
from csdesk.domain.periods import Cadence, count_between
from csdesk.domain.progress import Progress
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.worded import Worded
from csdesk.words import Phrase, phrase

EXPANDING_FROM = 0.10
STILL_BELOW = 0.02
CADENCES_TO_STAND_STILL = 2
DIGITS = 12


class Pace(Worded):
    """How a goal moves."""

    EXPANDING = "expanding", phrase("Expanding")
    MOVING = "moving", phrase("Moving")
    STANDING_STILL = "standing-still", phrase("Standing still")
    SLIPPING = "slipping", phrase("Slipping")


@dataclass(frozen=True, slots=True)
class Velocity:
    """The change of progress between two days, in shares of the way from baseline to target."""

    pace: Pace
    change: float
    since: date
    until: date


def velocity_of(
    cadence: Cadence, earlier: Maybe[Progress], since: date, later: Maybe[Progress], until: date
) -> Maybe[Velocity]:
    """Expanding from 0.10 on, standing still under 0.02 over two cadences, slipping when it goes back, else moving.

    Missing where one of the two progress values is, or when too little time lies between them to say that
    nothing moves. Source: method.md, section 3, Velocity.
    """
    if isinstance(later, Missing):
        return later
    if isinstance(earlier, Missing):
        return Missing(phrase("There was no progress to compare with on {day}.", day=since))
    change = round(later.value - earlier.value, DIGITS)
    if change >= EXPANDING_FROM:
        return Velocity(Pace.EXPANDING, change, since, until)
    if change >= STILL_BELOW:
        return Velocity(Pace.MOVING, change, since, until)
    if change <= -STILL_BELOW:
        return Velocity(Pace.SLIPPING, change, since, until)
    if count_between(cadence, since, until) < CADENCES_TO_STAND_STILL:
        return Missing(phrase("Too little time has passed since {day} to say whether it moves.", day=since))
    return Velocity(Pace.STANDING_STILL, change, since, until)


RENEWAL_RISK = phrase(
    "The target is reached, nothing moves any more and no next phase is written down: "
    "a renewal risk although all looks green."
)


def renewal_risk(course: Maybe[Course], velocity: Maybe[Velocity], has_next_phase: bool) -> Phrase | None:
    """The flag on an account whose goal is reached and stands still without a next phase. Internal."""
    if has_next_phase or course is not Course.REACHED or isinstance(velocity, Missing):
        return None
    return RENEWAL_RISK if velocity.pace is Pace.STANDING_STILL else None
