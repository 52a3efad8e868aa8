"""The rows of a prepared review, of shared commitments and answers. None has a field for what is ours alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.domain.commitment import Promised
from csdesk.domain.question import Pillar
from csdesk.domain.review import ReviewKind, Sheet
from csdesk.domain.sides import Side
from csdesk.queries.shared.rows import Person


@dataclass(frozen=True, slots=True)
class SharedCommitment:
    """A promise of one side to the other, and where it stands on the day asked for.

    `due` is the day for which it was made; the day that counts then stands in `standing`. A later review knows it
    again by its `key`.
    """

    id: int
    text: str
    side: Side
    answerable: Person | None
    made_on: date
    due: date | None
    standing: Promised
    key: str = ""


@dataclass(frozen=True, slots=True)
class SharedAnswer:
    """A question with its answer; `aged` when it is to be asked again."""

    pillar: Pillar
    question: str
    answer: str
    answered_by: Person | None
    answered_on: date | None
    aged: bool


@dataclass(frozen=True, slots=True)
class InvitedPerson:
    """Somebody who is invited to a review."""

    side: Side
    person: Person
    executive: bool


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """A point of the agenda; its minutes where they are said."""

    text: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class WantedDecision:
    """A decision that a review is to bring, and what was decided."""

    wanted: str
    taken: str


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """What was chosen for a sheet: in or out (None: as its content says), and its title ("": as drafted).

    Of the results' sheets there is one for each headline, told apart by the id of its goal.
    """

    sheet: Sheet
    goal_id: int | None
    included: bool | None
    title: str


@dataclass(frozen=True, slots=True)
class PreparedReview:
    """A review as it was prepared. `planned_for` is the day on which it was held, or else is to be."""

    id: int
    account_id: int
    kind: ReviewKind
    starts: date
    ends: date
    planned_for: date | None
    next_date: date | None
    confirm_sheet: bool
    attendees: tuple[InvitedPerson, ...]
    agenda: tuple[AgendaPoint, ...]
    decisions: tuple[WantedDecision, ...]
    questions: tuple[str, ...]
    sheets: tuple[SheetChoice, ...]

    def choice(self, sheet: Sheet, goal_id: int | None = None) -> SheetChoice:
        """What was chosen for a sheet; nothing chosen is a choice that leaves all as drafted."""
        found = (one for one in self.sheets if one.sheet is sheet and one.goal_id == goal_id)
        return next(found, SheetChoice(sheet, goal_id, None, ""))
