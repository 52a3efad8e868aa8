"""Whether a review was followed up in time: within 24 hours. Source: method.md, section 4."""

from __future__ import annotations

from datetime import date, timedelta

from csdesk.domain.worded import Worded
from csdesk.words import phrase

WITHIN = timedelta(days=1)


class FollowUpState(Worded):
    """How far the follow-up to a review has come."""

    NOT_HELD = "not-held", phrase("Not held yet")
    WANTED = "wanted", phrase("To follow up")
    LATE = "late", phrase("Late")
    DONE = "done", phrase("Followed up")


def follow_up_state(held_on: date | None, followed_up_on: date | None, today: date) -> FollowUpState:
    """Wanted from the day of the review to the day after, then late, until it was done."""
    if held_on is None:
        return FollowUpState.NOT_HELD
    if followed_up_on is not None:
        return FollowUpState.DONE
    return FollowUpState.WANTED if today <= held_on + WITHIN else FollowUpState.LATE
