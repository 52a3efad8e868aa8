"""The success plan: its states, its six elements and what it means when one is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from csdesk.domain.sides import Side
from csdesk.domain.worded import Worded
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase


class PlanStatus(Worded):
    """Where a plan stands."""

    DRAFT = "draft", phrase("Draft")
    PROPOSED = "proposed", phrase("Proposed")
    AGREED = "agreed", phrase("Agreed")
    ACTIVE = "active", phrase("Active")
    ACHIEVED = "achieved", phrase("Achieved")
    PARTLY_ACHIEVED = "partly-achieved", phrase("Partly achieved")
    MISSED = "missed", phrase("Missed")
    CANCELLED = "cancelled", phrase("Cancelled")

    @property
    def closed(self) -> bool:
        """Whether the plan is over."""
        return self in _CLOSED

    @property
    def needs_agreement(self) -> bool:
        """Whether only a plan can have it that a named person of the customer's agreed to on a day."""
        return self in {PlanStatus.AGREED, PlanStatus.ACTIVE}


_CLOSED = {PlanStatus.ACHIEVED, PlanStatus.PARTLY_ACHIEVED, PlanStatus.MISSED, PlanStatus.CANCELLED}


class Element(Worded):
    """The six elements of a success plan, in order (method.md, section 2)."""

    PURPOSE = "purpose", phrase("Purpose")
    METRICS = "metrics", phrase("Metrics and how they are measured")
    TARGET = "target", phrase("Target")
    TIMELINE = "timeline", phrase("Timeline and milestones")
    ROLES = "roles", phrase("Roles and responsibilities")
    NEXT_PHASE = "next-phase", phrase("Next phase")


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """What completeness asks of a goal: `measured` when its metric says how and by whom it is measured."""

    measured: bool = False
    baseline: bool = False
    target: bool = False


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What completeness asks of a plan.

    `dated_milestones` counts milestones with a planned or reached date, `answering` holds the sides on which
    somebody answers for something, `next_steps` counts what the next phase is to bring.
    """

    purpose: str = ""
    goals: tuple[GoalFacts, ...] = ()
    start: date | None = None
    end: date | None = None
    dated_milestones: int = 0
    answering: frozenset[Side] = frozenset()
    next_steps: int = 0


@dataclass(frozen=True, slots=True)
class MissingElement:
    """An element that is not filled, and in one line what it lacks."""

    element: Element
    why: Phrase


@dataclass(frozen=True, slots=True)
class Completeness:
    """Which of the six elements are filled, and what the others lack, in order."""

    filled: frozenset[Element]
    missing: tuple[MissingElement, ...]

    @property
    def count(self) -> int:
        """How many of the six are filled."""
        return len(self.filled)

    @property
    def complete(self) -> bool:
        """Whether all six are."""
        return not self.missing


def completeness(facts: PlanFacts) -> Completeness:
    """Which elements of a plan are filled. Source: method.md, section 2."""
    lacks = [(element, lack(facts)) for element, lack in _LACKS.items()]
    return Completeness(
        filled=frozenset(element for element, why in lacks if why is None),
        missing=tuple(MissingElement(element, why) for element, why in lacks if why is not None),
    )


def refuse_unagreed(
    status: PlanStatus, agreed_by: str | None, agreed_on: date | None, field: str | None = "status"
) -> None:
    """Refuse to call a plan agreed or active without the person of the customer's who agreed, and the day."""
    if not status.needs_agreement or (agreed_by and agreed_by.strip() and agreed_on is not None):
        return
    raise Refusal(
        "A plan is agreed only with a named person of the customer's and a date; add who agreed and when first.",
        field=field,
    )


def _purpose_lacks(facts: PlanFacts) -> Phrase | None:
    return None if facts.purpose.strip() else phrase("What is success, in the customer's own words?")


def _metrics_lack(facts: PlanFacts) -> Phrase | None:
    if any(goal.measured and goal.baseline for goal in facts.goals):
        return None
    if not facts.goals:
        return phrase("No metric yet: what will show that the purpose is reached?")
    if any(goal.baseline for goal in facts.goals):
        return phrase("The metric doesn't say yet how and by whom it is measured.")
    if any(goal.measured for goal in facts.goals):
        return phrase("The metric has no baseline yet: where did it start?")
    return phrase("The metric has no baseline yet and doesn't say how and by whom it is measured.")


def _target_lacks(facts: PlanFacts) -> Phrase | None:
    return (
        None
        if any(goal.target for goal in facts.goals)
        else phrase("No goal has a target yet: how much is enough?")
    )


def _timeline_lacks(facts: PlanFacts) -> Phrase | None:
    if facts.start is None or facts.end is None:
        return phrase("The plan needs a first and a last day.")
    if not facts.dated_milestones:
        return phrase("No milestone with a date yet: what will be seen on the way, and when?")
    return None


def _roles_lack(facts: PlanFacts) -> Phrase | None:
    theirs, ours = Side.THEIRS in facts.answering, Side.OURS in facts.answering
    if theirs and ours:
        return None
    if theirs:
        return phrase("Nobody on our side answers for anything yet.")
    if ours:
        return phrase("Nobody on the customer's side answers for anything yet.")
    return phrase("Nobody answers for anything yet: who does what, on both sides?")


def _next_phase_lacks(facts: PlanFacts) -> Phrase | None:
    return None if facts.next_steps else phrase("What comes after this phase is not written down yet.")


_LACKS: dict[Element, Callable[[PlanFacts], Phrase | None]] = {
    Element.PURPOSE: _purpose_lacks,
    Element.METRICS: _metrics_lack,
    Element.TARGET: _target_lacks,
    Element.TIMELINE: _timeline_lacks,
    Element.ROLES: _roles_lack,
    Element.NEXT_PHASE: _next_phase_lacks,
}
