"""The checklist of a review: what has to be so before it counts as ready. Source: method.md, section 4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.domain.agenda import LONGEST_MINUTES
from csdesk.domain.review_due import FIRST_WITHIN
from csdesk.domain.worded import Worded
from csdesk.domain.workdays import working_days_before
from csdesk.words import Phrase, counted, phrase

AGENDA_AHEAD = 5
"""Working days before the review by which its agenda is to be sent."""


class Check(Worded):
    """One thing that has to be so."""

    SPONSOR = "sponsor", phrase("The sponsor is invited")
    EXECUTIVE = "executive", phrase("One of our executives is invited")
    AGENDA = "agenda", phrase("The agenda was sent five working days ahead")
    READ_THROUGH = "read-through", phrase("Read through with the champion")
    MINUTES = "minutes", phrase("It takes at most 60 minutes")
    DECISION = "decision", phrase("At least one decision is wanted")
    NEXT_DATE = "next-date", phrase("The next date is set")
    HEADLINES = "headlines", phrase("No headline is out of date")
    BASELINES = "baselines", phrase("No baseline is missing")
    FIRST = "first", phrase("The first review is within 90 days of the start")


class Mends(Worded):
    """Where that which is missing can be mended."""

    ATTENDEES = "attendees", phrase("Attendees")
    AGENDA = "agenda", phrase("Agenda")
    DAYS = "days", phrase("Days")
    DECISIONS = "decisions", phrase("Decisions")
    FIGURES = "figures", phrase("Figures")
    PLAN = "plan", phrase("Plan")


@dataclass(frozen=True, slots=True)
class Preparation:
    """What the checklist asks of a review.

    `minutes` are those of the agenda's points, None where a point has none; `stale` and `without_baseline` name
    headlines; `first` says that no review was held before it, `start` when the customer began.
    """

    planned_for: date | None = None
    sponsor_invited: bool = False
    executive_invited: bool = False
    agenda_sent_on: date | None = None
    read_through_on: date | None = None
    minutes: Sequence[int | None] = ()
    decisions_wanted: int = 0
    next_date: date | None = None
    stale: Sequence[str] = ()
    without_baseline: Sequence[str] = ()
    first: bool = False
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the checklist: done or not, why, and where what is missing is mended."""

    check: Check
    done: bool
    why: Phrase
    mends: Mends


def readiness(review: Preparation, today: date) -> tuple[Item, ...]:
    """The checklist of a review on a day, in order; the line on the first review only where it is the first."""
    items = (
        _sponsor(review),
        _executive(review),
        _agenda(review, today),
        _read_through(review),
        _minutes(review),
        _decision(review),
        _next_date(review),
        _headlines(review),
        _baselines(review),
    )
    return (*items, _first(review)) if review.first else items


def _sponsor(review: Preparation) -> Item:
    why = phrase("The sponsor is among those invited.")
    missing = phrase("Nobody who is invited is the sponsor.")
    return _item(Check.SPONSOR, review.sponsor_invited, why, missing, Mends.ATTENDEES)


def _executive(review: Preparation) -> Item:
    why = phrase("An executive of ours is among those invited.")
    missing = phrase("None of us who is invited is an executive.")
    return _item(Check.EXECUTIVE, review.executive_invited, why, missing, Mends.ATTENDEES)


def _agenda(review: Preparation, today: date) -> Item:
    sent, held = review.agenda_sent_on, review.planned_for
    if held is None:
        return Item(Check.AGENDA, False, phrase("The review has no day yet."), Mends.DAYS)
    latest = working_days_before(held, AGENDA_AHEAD)
    if sent is not None:
        done = sent <= latest
        why = phrase("It was sent on {day}.", day=sent)
        late = phrase("It was sent on {day}; {latest} would have been in time.", day=sent, latest=latest)
        return _item(Check.AGENDA, done, why, late, Mends.DAYS)
    if today > latest:
        why = phrase("It should have been sent by {day}; send it today.", day=latest)
    else:
        why = phrase("Send it by {day}.", day=latest)
    return Item(Check.AGENDA, False, why, Mends.DAYS)


def _read_through(review: Preparation) -> Item:
    if review.read_through_on is None:
        why = phrase("The champion has not read it through with you yet.")
        return Item(Check.READ_THROUGH, False, why, Mends.DAYS)
    why = phrase("Read through on {day}.", day=review.read_through_on)
    return Item(Check.READ_THROUGH, True, why, Mends.DAYS)


def _minutes(review: Preparation) -> Item:
    if not review.minutes:
        return Item(Check.MINUTES, False, phrase("There is no agenda yet."), Mends.AGENDA)
    if None in review.minutes:
        return Item(Check.MINUTES, False, phrase("A point of the agenda has no minutes."), Mends.AGENDA)
    total = sum(minutes or 0 for minutes in review.minutes)
    why = counted("The agenda takes {count} minute.", "The agenda takes {count} minutes.", total)
    return Item(Check.MINUTES, total <= LONGEST_MINUTES, why, Mends.AGENDA)


def _decision(review: Preparation) -> Item:
    count = review.decisions_wanted
    why = counted("{count} decision is wanted.", "{count} decisions are wanted.", count)
    missing = phrase("Nothing is to be decided yet: what should they decide?")
    return _item(Check.DECISION, count > 0, why, missing, Mends.DECISIONS)


def _next_date(review: Preparation) -> Item:
    day = review.next_date
    if day is None:
        return Item(Check.NEXT_DATE, False, phrase("When do you meet after this one?"), Mends.DAYS)
    return Item(Check.NEXT_DATE, True, phrase("You meet again on {day}.", day=day), Mends.DAYS)


def _headlines(review: Preparation) -> Item:
    fresh = phrase("All headlines are up to date.")
    stale = phrase("Out of date: {names}.", names=", ".join(review.stale))
    return _item(Check.HEADLINES, not review.stale, fresh, stale, Mends.FIGURES)


def _baselines(review: Preparation) -> Item:
    there = phrase("All headlines have a baseline.")
    missing = phrase("Without a baseline: {names}.", names=", ".join(review.without_baseline))
    return _item(Check.BASELINES, not review.without_baseline, there, missing, Mends.PLAN)


def _first(review: Preparation) -> Item:
    if review.planned_for is None:
        return Item(Check.FIRST, False, phrase("The review has no day yet."), Mends.DAYS)
    if review.start is None:
        return Item(Check.FIRST, True, phrase("It isn't known when the customer began."), Mends.DAYS)
    latest = review.start + FIRST_WITHIN
    in_time = phrase("The 90 days end on {day}.", day=latest)
    late = phrase("The 90 days ended on {day}.", day=latest)
    return _item(Check.FIRST, review.planned_for <= latest, in_time, late, Mends.DAYS)


def _item(check: Check, done: bool, why: Phrase, missing: Phrase, mends: Mends) -> Item:
    return Item(check, done, why if done else missing, mends)
