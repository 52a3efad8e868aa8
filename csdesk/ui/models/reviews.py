"""The columns of a list of reviews, as data: what is due, what is to come, what was held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from csdesk.deck.voice import Voice
from csdesk.domain.folding import in_order
from csdesk.domain.review import ReviewKind
from csdesk.queries.reviews import DueRow, ReviewRow, Reviews
from csdesk.ui.models.rows import Column, RowsModel
from csdesk.ui.speech import Speech
from csdesk.words import Phrase, counted, phrase

NOWHERE = 10**7


class Stage(IntEnum):
    """Where a review stands, in the order of the list."""

    OVERDUE = 0
    DUE = 1
    PREPARED = 2
    SENT = 3
    UNWRITTEN = 4
    HELD = 5


WORDS: dict[Stage, tuple[Phrase, str]] = {
    Stage.OVERDUE: (phrase("Overdue"), "bad"),
    Stage.DUE: (phrase("Due"), "warning"),
    Stage.PREPARED: (phrase("To come"), "accent"),
    Stage.SENT: (phrase("Sent"), "accent"),
    Stage.UNWRITTEN: (phrase("To follow up"), "warning"),
    Stage.HELD: (phrase("Held"), "good"),
}


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A line of the list: a review, or one that is due and not there yet. `id` tells lines apart, not reviews."""

    id: int
    account_id: int
    account: str
    kind: ReviewKind
    stage: Stage
    day: date | None
    why: Phrase
    review: ReviewRow | None = None


def lines_of(found: Reviews, today: date) -> tuple[ReviewLine, ...]:
    """All reviews as lines; those that are due have ids below zero."""
    due = (_due_line(-n, row, today) for n, row in enumerate(found.due, start=1))
    return (*due, *(_line(row) for row in (*found.upcoming, *found.past)))


def reviews_model(speech: Speech, *, whose: bool) -> RowsModel[ReviewLine]:
    """The list of reviews; with `whose` it names their accounts."""
    return RowsModel(_columns(speech, whose), lambda row: row.id, lambda row: _searched(speech, row))


def _due_line(line: int, row: DueRow, today: date) -> ReviewLine:
    stage = Stage.OVERDUE if row.due.day < today else Stage.DUE
    return ReviewLine(line, row.account_id, row.account, row.due.kind, stage, row.due.day, row.due.why)


def _line(row: ReviewRow) -> ReviewLine:
    return ReviewLine(row.id, row.account_id, row.account, row.kind, _stage(row), row.day, _why(row), row)


def _stage(row: ReviewRow) -> Stage:
    if row.held_on is not None:
        return Stage.HELD if row.followed_up_on is not None else Stage.UNWRITTEN
    return Stage.PREPARED if row.sent_on is None else Stage.SENT


def _why(row: ReviewRow) -> Phrase:
    if row.held_on is not None:
        if row.followed_up_on is None:
            return phrase("Held on {day}; the follow-up is still to be written.", day=row.held_on)
        said = phrase("Held on {held}, followed up on {day}.", held=row.held_on, day=row.followed_up_on)
        if row.next_date is None:
            return said
        return phrase("{said} You meet again on {next}.", said=said, next=row.next_date)
    if row.sent_on is not None:
        return counted(
            "Sent on {day}; one file is kept as it went out.",
            "Sent on {day}; {count} files are kept as they went out.",
            row.files,
            day=row.sent_on,
        )
    return phrase("Being prepared.") if row.planned_for else phrase("Being prepared; it has no day yet.")


def _searched(speech: Speech, row: ReviewLine) -> str:
    return " \n ".join((row.account, speech.say(row.kind.label), speech.say(WORDS[row.stage][0])))


def _order(row: ReviewLine) -> tuple[int, int]:
    """What is to be done first, the earliest day first; what was held last, the latest day first."""
    group = min(row.stage, Stage.PREPARED) if row.stage < Stage.UNWRITTEN else Stage.UNWRITTEN
    day = NOWHERE if row.day is None else row.day.toordinal()
    return group, -day if group is Stage.UNWRITTEN else day


def _columns(speech: Speech, whose: bool) -> tuple[Column[ReviewLine], ...]:
    words, voice = speech.words, Voice(speech.formats)
    named: Iterable[Column[ReviewLine]] = (
        (
            Column(
                "account",
                words("Account"),
                lambda row: row.account,
                lambda row: in_order(row.account),
                width=160,
                share=0.28,
            ),
        )
        if whose
        else ()
    )
    return (
        Column("kind", words("Review"), lambda row: speech.say(row.kind.label), _order, width=190),
        *named,
        Column(
            "stage",
            words("State"),
            lambda row: speech.say(WORDS[row.stage][0]),
            lambda row: row.stage,
            width=118,
            chip=lambda row: WORDS[row.stage][1],
            why=lambda row: speech.say(row.why),
        ),
        Column(
            "day",
            words("Day"),
            lambda row: "–" if row.day is None else speech.formats.day(row.day),
            lambda row: row.day,
            width=116,
        ),
        Column(
            "period",
            words("Period"),
            lambda row: "–" if row.review is None else voice.period(row.review.starts, row.review.ends),
            lambda row: None if row.review is None else row.review.starts,
            width=90,
        ),
        *(() if whose else _outcome_columns(speech)),
    )


def _outcome_columns(speech: Speech) -> tuple[Column[ReviewLine], ...]:
    """What a review brought; in the list of all accounts there is no room for it."""
    return (
        Column(
            "decisions", speech.words("Decisions"), lambda row: _decisions(speech, row), _decided, width=118
        ),
        Column(
            "next",
            speech.words("Next date"),
            lambda row: _next(speech, row),
            lambda row: None if row.review is None else row.review.next_date,
            width=116,
        ),
    )


def _decisions(speech: Speech, row: ReviewLine) -> str:
    review = row.review
    if review is None or not review.decisions:
        return "–"
    if row.stage < Stage.UNWRITTEN:
        return speech.say(counted("{count} wanted", "{count} wanted", review.decisions))
    return speech.say(phrase("{taken} of {all}", taken=review.taken, all=review.decisions))


def _decided(row: ReviewLine) -> int | None:
    return None if row.review is None else row.review.decisions


def _next(speech: Speech, row: ReviewLine) -> str:
    review = row.review
    return "–" if review is None or review.next_date is None else speech.formats.day(review.next_date)
