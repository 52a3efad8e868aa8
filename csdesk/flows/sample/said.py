"""What is said between us and an account of the sample book. Days count from today, as everywhere in a story."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.domain.commitment import StepState
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.question import Pillar
from csdesk.domain.review import ReviewKind


@dataclass(frozen=True, slots=True)
class Turn:
    """A step of a promise; one that was renegotiated says the new day, and whether the customer knows."""

    day: int
    state: StepState
    new_due: int | None = None
    knows: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of one of ours, by name, or of the customer's, by key. `review` is the place of its meeting."""

    text: str
    who: str
    made: int
    due: int | None
    turns: tuple[Turn, ...] = ()
    review: int | None = None
    shared: bool = True


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question with its answer, the key of whoever gave it, and the day after which it is asked again."""

    pillar: Pillar
    question: str
    asked: int | None = None
    answer: str = ""
    by: str | None = None
    answered: int | None = None
    again: int | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation; `people` are those of the customer's by key, `theirs` says that they started it."""

    day: int
    kind: InteractionKind
    text: str
    people: tuple[str, ...] = ()
    ours: str = ""
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """A review of the quarter before `day`. Held unless `day` lies ahead; decisions are what was wanted and taken.

    `executive` is one of ours who joins here, and comes to the next ones too.
    """

    kind: ReviewKind
    day: int
    decisions: tuple[tuple[str, str], ...] = ()
    heard: tuple[str, ...] = ()
    executive: str = ""
    read_through_with: str | None = None
    next_day: int | None = None
    followed_up: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """Everything that was said: meetings in the order of their days, the last of them perhaps still to come."""

    meetings: tuple[Meeting, ...] = ()
    promises: tuple[Promise, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    talks: tuple[Talk, ...] = ()


NOTHING = Said()
