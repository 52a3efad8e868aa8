"""The rows that a review can be made of. None has a field for what is ours alone: no stance, contract, expansion."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.domain.change import ChangeKind
from csdesk.domain.contact import Part
from csdesk.domain.goals import Goal
from csdesk.domain.metric import Metric
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.plan import PlanStatus
from csdesk.domain.series import Series
from csdesk.domain.sides import Side


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the customer may read it: without a name where it isn't shared, then by the part played."""

    name: str
    title: str = ""
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class SharedChange:
    """Something that was changed; `new_start` says whether the limits of the metric start anew there."""

    day: date
    text: str
    kind: ChangeKind
    side: Side
    by: Person | None
    confirmed_by: Person | None
    confirmed_on: date | None
    new_start: bool


@dataclass(frozen=True, slots=True)
class SharedWay:
    """A change together with the names of the metrics that it concerns: how something is done now."""

    change: SharedChange
    metrics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EarlierGoal:
    """What an earlier phase aimed at with the same metric."""

    plan: str
    goal: Goal


@dataclass(frozen=True, slots=True)
class SharedResult:
    """A metric with its figures up to the period's end, its goal in the plan, and what was changed.

    The goal's worth names nobody; `worth_agreed_by` does. `goal_id` is by what a review's choices know the goal, `key`
    by what a later review knows the metric; neither is ever shown.
    """

    metric: Metric
    series: Series
    goal: Goal | None
    worth_agreed_by: Person | None
    changes: tuple[SharedChange, ...]
    earlier: tuple[EarlierGoal, ...]
    goal_id: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class SharedMilestone:
    """A step the customer can see; `waits_for` is another one's phrase, empty where it waits for none.

    By its `key`, which is never shown, a later review knows it again.
    """

    phrase: str
    reached_when: str
    planned: date | None
    reached: date | None
    side: Side
    answerable: Person | None
    waits_for: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class SharedResponsibility:
    """What one person answers for."""

    side: Side
    person: Person
    answers_for: str
    confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class SharedStep:
    """One thing that the next phase is to bring; values are as its metric keeps them.

    `ours` and `theirs` answer for it on either side; `first_step` is what begins it.
    """

    kind: NextPhaseKind
    text: str
    metric: Metric | None
    from_value: float | None
    to_value: float | None
    by: date | None
    ours: Person | None = None
    theirs: Person | None = None
    first_step: str = ""


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """The phase of the success plan that the review is about."""

    title: str
    purpose: str
    said_by: Person | None
    said_on: date | None
    start: date | None
    end: date | None
    status: PlanStatus
    agreed_by: Person | None
    agreed_on: date | None
    milestones: tuple[SharedMilestone, ...]
    responsibilities: tuple[SharedResponsibility, ...]
    next_steps: tuple[SharedStep, ...]
