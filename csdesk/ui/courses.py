"""A course in words, in the colour that goes with it, and what it means."""

from __future__ import annotations

from csdesk.domain.course import Course
from csdesk.words import Phrase, phrase

TOKENS = {
    Course.ON_COURSE: "good",
    Course.REACHED: "good",
    Course.HELD: "good",
    Course.DRIFTING: "warning",
    Course.STALE: "warning",
    Course.NO_BASELINE: "warning",
    Course.OFF_COURSE: "bad",
    Course.OVERDUE: "bad",
    Course.NOT_HELD: "bad",
    Course.NOT_MEASURED: "muted",
}
MEANINGS = {
    Course.ON_COURSE: phrase("At most a tenth of the way behind where it should be today."),
    Course.DRIFTING: phrase("More than a tenth of the way behind where it should be today."),
    Course.OFF_COURSE: phrase("More than a quarter of the way behind where it should be today."),
    Course.REACHED: phrase("The target is reached."),
    Course.OVERDUE: phrase("The due date is past and the target is not reached."),
    Course.STALE: phrase("The last figure is older than one and a half periods; ask for a newer one."),
    Course.NOT_MEASURED: phrase("Nothing was measured yet."),
    Course.NO_BASELINE: phrase("There is no baseline, so nothing says how far it has come."),
    Course.HELD: phrase("The figure is where it is to be held."),
    Course.NOT_HELD: phrase("The figure is not where it is to be held."),
}


def token_of(course: Course) -> str:
    """The token of a course's colour."""
    return TOKENS[course]


def meaning_of(course: Course) -> Phrase:
    """What a course means, in one sentence."""
    return MEANINGS[course]
