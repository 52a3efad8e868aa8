"""How what was said becomes records: meetings that were held first, so that the one ahead finds what they left open."""

from __future__ import annotations

from csdesk.commands.answer import AskQuestion
from csdesk.commands.commitment import (
    AddCommitment,
    CancelCommitment,
    KeepCommitment,
    RenegotiateCommitment,
    ReopenCommitment,
)
from csdesk.commands.decision import AddDecision
from csdesk.commands.interaction import AddInteraction
from csdesk.commands.review import AddReview, EditReview
from csdesk.commands.review_attendee import AddAttendee
from csdesk.domain.commitment import StepState
from csdesk.domain.periods import Cadence, following, last_day
from csdesk.domain.sides import Side
from csdesk.flows.sample.said import Inquiry, Meeting, Promise, Talk, Turn
from csdesk.flows.sample.told import Told

AGENDA_SENT, READ_THROUGH, SENT, FOLLOWED_UP = -10, -4, -3, 1
"""Days before and after a review on which these happen."""


def tell_said(told: Told) -> None:
    """Tell meetings, questions, promises and conversations."""
    said = told.story.said
    held = [_add_meeting(told, one) for one in said.meetings if one.day < 0]
    for inquiry in said.inquiries:
        _add_inquiry(told, inquiry)
    for promise in said.promises:
        _add_promise(told, promise, held)
    for talk in said.talks:
        _add_talk(told, talk)
    for meeting in said.meetings:
        if meeting.day >= 0:
            _add_meeting(told, meeting)


def _add_meeting(told: Told, meeting: Meeting) -> int:
    day = told.day(meeting.day)
    starts = following(Cadence.QUARTERLY, day, -1)
    held = meeting.day < 0
    review = AddReview(
        told.account_id,
        meeting.kind,
        starts,
        last_day(Cadence.QUARTERLY, starts),
        planned_for=None if held else day,
        locale=told.locale,
    ).run(told.work)
    if meeting.executive:
        AddAttendee(review, Side.OURS, person=meeting.executive, executive=True).run(told.work)
    for wanted, taken in meeting.decisions:
        AddDecision(review, wanted, taken=taken, taken_on=day if held and taken else None).run(told.work)
    if held:
        _hold(told, meeting, review)
    return review


def _hold(told: Told, meeting: Meeting, review: int) -> None:
    reader = told.person(meeting.read_through_with)
    EditReview(
        review,
        planned_for=told.day(meeting.day),
        agenda_sent_on=told.day(meeting.day + AGENDA_SENT),
        read_through_on=None if reader is None else told.day(meeting.day + READ_THROUGH),
        read_through_with_id=reader,
        sent_on=told.day(meeting.day + SENT),
        held_on=told.day(meeting.day),
        heard="\n".join(meeting.heard),
        followed_up_on=told.day(meeting.day + FOLLOWED_UP) if meeting.followed_up else None,
        next_date=told.day_or_none(meeting.next_day),
    ).run(told.work)


def _add_inquiry(told: Told, inquiry: Inquiry) -> None:
    AskQuestion(
        told.account_id,
        inquiry.pillar,
        inquiry.question,
        asked_on=told.day_or_none(inquiry.asked),
        answer=inquiry.answer,
        answered_by_id=told.person(inquiry.by),
        answered_on=told.day_or_none(inquiry.answered),
        review_after=told.day_or_none(inquiry.again),
        shared=inquiry.shared,
    ).run(told.work)


def _add_promise(told: Told, promise: Promise, held: list[int]) -> None:
    theirs = next((one for one in told.story.people if one.key == promise.who), None)
    commitment = AddCommitment(
        told.account_id,
        promise.text,
        side=Side.OURS if theirs is None else Side.THEIRS,
        answerable=promise.who if theirs is None else theirs.name,
        made_on=told.day(promise.made),
        review_id=None if promise.review is None else held[promise.review],
        due=told.day_or_none(promise.due),
        shared=promise.shared,
    ).run(told.work)
    for turn in promise.turns:
        _take(told, commitment, turn)


def _take(told: Told, commitment: int, turn: Turn) -> None:
    day = told.day(turn.day)
    match turn.state:
        case StepState.KEPT:
            KeepCommitment(commitment, day, turn.note).run(told.work)
        case StepState.CANCELLED:
            CancelCommitment(commitment, turn.note, day).run(told.work)
        case StepState.OPEN:
            ReopenCommitment(commitment, turn.note, day).run(told.work)
        case StepState.RENEGOTIATED:
            RenegotiateCommitment(
                commitment,
                told.day(turn.new_due or turn.day),
                customer_knows=turn.knows,
                note=turn.note,
                day=day,
            ).run(told.work)


def _add_talk(told: Told, talk: Talk) -> None:
    AddInteraction(
        told.account_id,
        told.day(talk.day),
        talk.kind,
        started_by=Side.THEIRS if talk.theirs else Side.OURS,
        ours=talk.ours,
        text=talk.text,
        contacts=tuple(told.people[key] for key in talk.people),
    ).run(told.work)
