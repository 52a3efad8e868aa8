"""What is due in the next ninety days, and what is late: milestones, targets and promises of both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.deck.story import Story
from csdesk.deck.targets import target_words
from csdesk.deck.told import Told
from csdesk.deck.voice import SIDES
from csdesk.domain.course import Course
from csdesk.domain.result import Missing
from csdesk.domain.sides import Side
from csdesk.queries.shared import Person

AHEAD = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Due:
    """Something with a day up to ninety days from now; where it has a figure it goes `from_` one `to` another.

    `theirs` and `ours` answer for it, "" on the side that has no part in it.
    """

    day: date
    what: str
    theirs: str = ""
    ours: str = ""
    from_: str = ""
    to: str = ""


def due_ahead(story: Story) -> list[Due]:
    """Everything that is open and has a day until then, the overdue first."""
    end = story.facts.today + AHEAD
    found = (*_milestones(story, end), *_targets(story, end), *_promises(story, end))
    return sorted(found, key=lambda one: (one.day, one.what))


def _milestones(story: Story, end: date) -> Iterator[Due]:
    if story.plan is None:
        return
    for one in story.plan.milestones:
        if one.reached is None and one.planned is not None and one.planned <= end:
            theirs, ours = _sides(one.answerable, one.side, story)
            yield Due(one.planned, one.phrase, theirs, ours)


def _targets(story: Story, end: date) -> Iterator[Due]:
    both = (story.voice.say(SIDES[Side.THEIRS]), story.voice.say(SIDES[Side.OURS]))
    for told in story.results:
        aim = told.analysis.aim
        met = told.analysis.course in {Course.REACHED, Course.HELD}
        if aim is not None and aim.due is not None and aim.due <= end and not met:
            yield Due(
                aim.due, told.metric.name, *both, _now(told, story), target_words(told.analysis, story.voice)
            )


def _promises(story: Story, end: date) -> Iterator[Due]:
    for one in story.facts.commitments:
        due = one.standing.due
        if not one.standing.state.closed and due is not None and due <= end:
            theirs, ours = _sides(one.answerable, one.side, story)
            yield Due(due, " ".join(one.text.split()), theirs, ours)


def _now(told: Told, story: Story) -> str:
    now = told.analysis.now
    if isinstance(now, Missing) or not now.evidence.serves_a_headline:
        return ""
    return story.voice.formats.quantity(told.metric.shown(now.value))


def _sides(person: Person | None, side: Side, story: Story) -> tuple[str, str]:
    """Who answers for it, on the customer's side and on ours."""
    voice = story.voice
    if side is Side.BOTH:
        theirs, ours = voice.say(SIDES[Side.THEIRS]), voice.say(SIDES[Side.OURS])
        return (theirs if person is None else voice.who(person)), ours
    who = voice.whose(person, side)
    return (who, "") if side is Side.THEIRS else ("", who)
