"""Commitments in words: where one stands, how it came there, and what is understood of one that is being typed."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.domain.commitment import CommitmentState, StepState
from csdesk.domain.sides import Side
from csdesk.domain.typed_promise import Promise
from csdesk.queries.commitments import CommitmentRow, StepRow
from csdesk.words import Phrase, phrase

TOKENS = {
    CommitmentState.OPEN: "muted",
    CommitmentState.DUE_SOON: "warning",
    CommitmentState.OVERDUE: "bad",
    CommitmentState.RENEGOTIATED: "accent",
    CommitmentState.KEPT: "good",
    CommitmentState.KEPT_LATE: "warning",
    CommitmentState.CANCELLED: "muted",
}


def story(row: CommitmentRow) -> tuple[Phrase, ...]:
    """What happened to a commitment, sentence by sentence."""
    return (_made(row), *(sentence for step in row.steps for sentence in _step(step)), *_confirmed(row))


def understood(promise: Promise) -> Phrase:
    """What a typed line is taken for, before it is kept."""
    owner = promise.owner or _side(promise.side)
    if promise.due is None:
        return phrase("{owner}: {text}. Without a day yet.", owner=owner, text=promise.text)
    return phrase("{owner}: {text}, by {day}.", owner=owner, text=promise.text, day=promise.due)


def _made(row: CommitmentRow) -> Phrase:
    if row.due is None:
        return phrase("Promised on {day}, for no day.", day=row.made_on)
    return phrase("Promised on {day} for {due}.", day=row.made_on, due=row.due)


def _confirmed(row: CommitmentRow) -> Iterator[Phrase]:
    if row.confirmed_on is not None:
        yield phrase("Confirmed by {who} on {day}.", who=row.confirmed_by, day=row.confirmed_on)


def _step(step: StepRow) -> Iterator[Phrase]:
    match step.state:
        case StepState.KEPT:
            yield phrase("Kept on {day}.", day=step.day)
        case StepState.CANCELLED:
            yield phrase("Cancelled on {day}.", day=step.day)
        case StepState.OPEN:
            yield phrase("Open again on {day}.", day=step.day)
        case StepState.RENEGOTIATED if step.new_due is not None and step.customer_knows:
            yield phrase("Moved to {due} on {day}; the customer knows.", due=step.new_due, day=step.day)
        case StepState.RENEGOTIATED if step.new_due is not None:
            yield phrase(
                "Moved to {due} on {day}; the customer doesn't know yet.", due=step.new_due, day=step.day
            )
    if step.note:
        yield phrase("“{note}”", note=step.note)


def _side(side: Side) -> Phrase:
    return phrase("We") if side is Side.OURS else phrase("The customer")
