"""The columns of the list of accounts, as data."""

from __future__ import annotations

from collections.abc import Callable

from csdesk.domain.course import Course
from csdesk.domain.folding import fold, in_order
from csdesk.queries.accounts import AccountRow
from csdesk.ui.courses import meaning_of, token_of
from csdesk.ui.models.rows import Column, RowsModel
from csdesk.ui.speech import Speech
from csdesk.words import phrase

ELEMENTS = 6
# How a list of courses reads best: what needs somebody first.
URGENCY = {
    course: place
    for place, course in enumerate(
        (
            Course.OVERDUE,
            Course.OFF_COURSE,
            Course.NOT_HELD,
            Course.STALE,
            Course.DRIFTING,
            Course.NO_BASELINE,
            Course.NOT_MEASURED,
            Course.ON_COURSE,
            Course.HELD,
            Course.REACHED,
        )
    )
}


def accounts_model(speech: Speech, rename: Callable[[AccountRow, str], None]) -> RowsModel[AccountRow]:
    """The list of accounts; `rename` is called with a row and the name typed for it."""
    return RowsModel(columns(speech, rename), lambda row: row.id, lambda row: searched(speech, row))


def searched(speech: Speech, row: AccountRow) -> str:
    """What the filter looks in: name, industry, country, status and course."""
    course = speech.say(row.course.label) if row.course is not None else ""
    return " \n ".join((row.name, row.industry, row.country, speech.say(row.status.label), course))


def course_in_words(speech: Speech, row: AccountRow) -> str:
    """Where the first headline stands; where that can't be said, that it can't."""
    if row.course is not None:
        return speech.say(row.course.label)
    return speech.words("Not known") if row.headline else speech.words("No goal")


def why_of_course(speech: Speech, row: AccountRow) -> str:
    """The headline's metric and what its course means, or why there is none."""
    if not row.headline:
        return speech.words("No headline goal yet.")
    meaning = meaning_of(row.course) if row.course is not None else row.course_why or phrase("")
    return f"{row.headline}: {speech.say(meaning)}"


def columns(speech: Speech, rename: Callable[[AccountRow, str], None]) -> tuple[Column[AccountRow], ...]:
    """Account, industry, phase, plan, headline and renewal."""
    words = speech.words
    return (
        Column(
            "name",
            words("Account"),
            lambda row: row.name,
            lambda row: in_order(row.name),
            width=260,
            edit=rename,
            edited=lambda row: row.name,
        ),
        Column(
            "industry",
            words("Industry"),
            lambda row: row.industry,
            lambda row: fold(row.industry) or None,
            width=130,
            share=0.17,
        ),
        Column(
            "phase",
            words("Phase"),
            lambda row: "–" if row.phase is None else str(row.phase),
            lambda row: row.phase,
            right=True,
            width=65,
        ),
        Column(
            "plan",
            words("Plan"),
            lambda row: speech.say(phrase("{filled} of {all}", filled=row.elements, all=ELEMENTS)),
            lambda row: row.elements,
            width=75,
            why=lambda row: speech.say(
                phrase("{filled} of the plan's {all} elements are filled.", filled=row.elements, all=ELEMENTS)
            ),
        ),
        Column(
            "course",
            words("Headline"),
            lambda row: course_in_words(speech, row),
            lambda row: None if row.course is None else URGENCY[row.course],
            width=155,
            chip=lambda row: "muted" if row.course is None else token_of(row.course),
            why=lambda row: why_of_course(speech, row),
        ),
        Column(
            "renewal",
            words("Renews in days"),
            lambda row: "–" if row.renewal_days is None else speech.count(row.renewal_days),
            lambda row: row.renewal_days,
            right=True,
            width=125,
            why=lambda row: (
                words("No contract with a last day.")
                if row.renewal is None
                else speech.formats.day(row.renewal)
            ),
        ),
    )
