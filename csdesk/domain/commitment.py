"""Commitments: what one side promised the other, and the steps from the promise to its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from csdesk.domain.worded import Worded
from csdesk.domain.workdays import working_days_until
from csdesk.words import phrase

DUE_SOON_DAYS = 3
"""Working days ahead of its day from which a commitment is due soon. Source: method.md, section 4."""


class StepState(Worded):
    """What a step says of a commitment; one without steps is open."""

    OPEN = "open", phrase("Open again")
    KEPT = "kept", phrase("Kept")
    RENEGOTIATED = "renegotiated", phrase("Renegotiated")
    CANCELLED = "cancelled", phrase("Cancelled")


class CommitmentState(Worded):
    """Where a commitment stands on a day."""

    OPEN = "open", phrase("Open")
    DUE_SOON = "due-soon", phrase("Due soon")
    OVERDUE = "overdue", phrase("Overdue")
    RENEGOTIATED = "renegotiated", phrase("Renegotiated")
    KEPT = "kept", phrase("Kept")
    KEPT_LATE = "kept-late", phrase("Kept late")
    CANCELLED = "cancelled", phrase("Cancelled")

    @property
    def closed(self) -> bool:
        """Whether nothing is to be done any more."""
        return self in _CLOSED


_CLOSED = {CommitmentState.KEPT, CommitmentState.KEPT_LATE, CommitmentState.CANCELLED}


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which a commitment's state changed; one that was renegotiated has a new day from then on."""

    day: date
    state: StepState
    new_due: date | None = None
    customer_knows: bool = False


@dataclass(frozen=True, slots=True)
class Promised:
    """Where a commitment stands: its state, the day that counts now, and whether that is a renegotiated one.

    `ended` is the day on which it was kept or cancelled; `customer_knows` says so of the last renegotiation.
    """

    state: CommitmentState
    due: date | None
    ended: date | None = None
    renegotiated: bool = False
    customer_knows: bool = False


def promised(due: date | None, steps: Iterable[Step], today: date) -> Promised:
    """Where a commitment made for the day `due` stands after its steps up to today.

    A renegotiated one is open for its new day; when that comes near or passes, it is due soon or overdue like any
    other. It is kept late when it was kept after the day that counted. Source: method.md, sections 1 and 4.
    """
    past = sorted((step for step in steps if step.day <= today), key=lambda step: step.day)
    moved = [step for step in past if step.state is StepState.RENEGOTIATED]
    counted = moved[-1].new_due if moved else due
    renegotiated, knows = bool(moved), bool(moved) and moved[-1].customer_knows
    last = past[-1] if past else None
    if last is not None and last.state in (StepState.KEPT, StepState.CANCELLED):
        state = _ended(last, counted)
        return Promised(state, counted, last.day, renegotiated, knows)
    fresh = last is not None and last.state is StepState.RENEGOTIATED
    return Promised(_open(counted, today, fresh), counted, None, renegotiated, knows)


def _ended(last: Step, due: date | None) -> CommitmentState:
    if last.state is StepState.CANCELLED:
        return CommitmentState.CANCELLED
    late = due is not None and last.day > due
    return CommitmentState.KEPT_LATE if late else CommitmentState.KEPT


def _open(due: date | None, today: date, renegotiated: bool) -> CommitmentState:
    if due is not None and due < today:
        return CommitmentState.OVERDUE
    if due is not None and working_days_until(today, due) <= DUE_SOON_DAYS:
        return CommitmentState.DUE_SOON
    return CommitmentState.RENEGOTIATED if renegotiated else CommitmentState.OPEN
