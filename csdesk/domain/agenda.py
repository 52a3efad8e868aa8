"""What a review begins with when nobody has said anything yet: whom to invite, the points and their minutes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from csdesk.domain.contact import Level, Part
from csdesk.domain.review import ReviewKind
from csdesk.words import Phrase, phrase

LONGEST_MINUTES = 60
"""Source: method.md, section 4."""

QUESTIONS_PUT = 2


@dataclass(frozen=True, slots=True)
class Point:
    """A point of an agenda and its minutes."""

    text: Phrase
    minutes: int


USUAL_AGENDA: Mapping[ReviewKind, tuple[Point, ...]] = {
    ReviewKind.EXECUTIVE: (
        Point(phrase("What success is for you"), 5),
        Point(phrase("What was reached, and what it is worth"), 20),
        Point(phrase("What comes next"), 15),
        Point(phrase("Decisions"), 15),
        Point(phrase("Actions and the next date"), 5),
    ),
    ReviewKind.QUARTERLY: (
        Point(phrase("What success is for you"), 5),
        Point(phrase("What was promised last time"), 5),
        Point(phrase("Results of the quarter"), 20),
        Point(phrase("Milestones, and how your team works now"), 10),
        Point(phrase("The next three months"), 10),
        Point(phrase("Decisions, actions and the next date"), 10),
    ),
    ReviewKind.SOLUTION: (
        Point(phrase("Milestones"), 15),
        Point(phrase("How work is done with you now"), 15),
        Point(phrase("What was promised on both sides"), 10),
        Point(phrase("The next three months"), 15),
        Point(phrase("Actions and the next date"), 5),
    ),
}

USUAL_AUDIENCE: Mapping[ReviewKind, Phrase] = {
    ReviewKind.EXECUTIVE: phrase("Sponsor and decision makers"),
    ReviewKind.QUARTERLY: phrase("Sponsor, champion and project lead"),
    ReviewKind.SOLUTION: phrase("Steering group, IT and process owners"),
}

PARTS: Mapping[ReviewKind, frozenset[Part]] = {
    ReviewKind.EXECUTIVE: frozenset({Part.SPONSOR, Part.DECISION_MAKER}),
    ReviewKind.QUARTERLY: frozenset({Part.SPONSOR, Part.DECISION_MAKER, Part.CHAMPION, Part.PROJECT_LEAD}),
    ReviewKind.SOLUTION: frozenset({Part.CHAMPION, Part.PROJECT_LEAD}),
}
LEVELS: Mapping[ReviewKind, frozenset[Level]] = {
    ReviewKind.EXECUTIVE: frozenset({Level.EXECUTIVE}),
    ReviewKind.QUARTERLY: frozenset({Level.DIRECTOR}),
    ReviewKind.SOLUTION: frozenset({Level.MANAGER, Level.ADMINISTRATOR}),
}


@dataclass(frozen=True, slots=True)
class Invitable:
    """A contact who hasn't left, with what decides whether a review is for this person."""

    id: int
    level: Level | None
    parts: frozenset[Part]


def invited(kind: ReviewKind, people: Iterable[Invitable]) -> tuple[int, ...]:
    """The ids of those whom a review of this kind is for, by part or level; all with a part where nobody is."""
    there = tuple(people)
    fitting = tuple(one.id for one in there if one.parts & PARTS[kind] or one.level in LEVELS[kind])
    return fitting or tuple(one.id for one in there if one.parts)
