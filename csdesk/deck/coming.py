"""What comes next: the next ninety days, the next phase, and who answers for what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.deck.next_phase import next_phase_table, step_title
from csdesk.deck.page import Cell, Column, Page, Space, Table, Tone
from csdesk.deck.story import Story
from csdesk.deck.targets import target_words
from csdesk.deck.voice import SIDES, Voice, capital
from csdesk.domain.course import Course
from csdesk.domain.sides import Side
from csdesk.queries.shared import SharedPlan

AHEAD = timedelta(days=90)
MOST_STEPS, MOST_PEOPLE = 6, 6
STEP_SHARES, PEOPLE_SHARES = (6, 2, 2, 2), (4, 2, 4, 2)


@dataclass(frozen=True, slots=True)
class Due:
    """Something with a date in the next ninety days, or with one that is over."""

    day: date
    what: str
    who: str


def coming_page(story: Story) -> Page:
    """What both sides do next; where nothing is agreed that is said."""
    voice, today = story.voice, story.facts.today
    due = _due(story)
    return Page(
        name=voice.say("What comes next"),
        title=_title(story, due),
        under=voice.say("From {today} to {end}, and beyond", today=today, end=today + AHEAD),
        blocks=(
            _steps(due, today, voice),
            Space(12.0),
            *(
                ()
                if story.plan is None
                else (next_phase_table(story.plan, voice), Space(12.0), _people(story.plan, voice))
            ),
        ),
    )


def _title(story: Story, due: list[Due]) -> str:
    voice, plan = story.voice, story.plan
    soon = _soon(due, story.facts.today, voice)
    if plan is None or not plan.next_steps:
        return voice.say("{soon}; the next phase is not yet agreed", soon=soon)
    return voice.say("{soon}; then: {step}", soon=soon, step=step_title(plan.next_steps[0], voice))


def _soon(due: list[Due], today: date, voice: Voice) -> str:
    """How much is due in the next ninety days, and how much is late."""
    late = sum(one.day < today for one in due)
    ahead = len(due) - late
    if not due:
        return voice.say("No step has a date in the next 90 days")
    late_words = voice.count(
        "{count} step is later than planned", "{count} steps are later than planned", late
    )
    if not ahead:
        return late_words
    ahead_words = voice.count(
        "{count} step is due in the next 90 days", "{count} steps are due in the next 90 days", ahead
    )
    return f"{ahead_words}, {late_words}" if late else ahead_words


def _due(story: Story) -> list[Due]:
    """Open milestones and targets up to ninety days from now, the overdue ones first."""
    voice, plan, end = story.voice, story.plan, story.facts.today + AHEAD
    found = (
        []
        if plan is None
        else [
            Due(one.planned, one.phrase, voice.whose(one.answerable, one.side))
            for one in plan.milestones
            if one.reached is None and one.planned is not None and one.planned <= end
        ]
    )
    for told in story.results:
        aim = told.analysis.aim
        met = told.analysis.course in {Course.REACHED, Course.HELD}
        if aim is not None and aim.due is not None and aim.due <= end and not met:
            what = voice.say(
                "{name}: {target}", name=told.metric.name, target=target_words(told.analysis, voice)
            )
            found.append(Due(aim.due, what, voice.say(SIDES[Side.BOTH])))
    return sorted(found, key=lambda one: (one.day, one.what))


def _steps(due: list[Due], today: date, voice: Voice) -> Table:
    headings = ("Next 90 days", "Who", "By", "State")
    rows = [
        (
            Cell(one.what),
            Cell(one.who),
            Cell(one.day),
            Cell(voice.say("later than planned") if one.day < today else voice.say("ahead"), Tone.MUTED),
        )
        for one in due[:MOST_STEPS]
    ]
    if len(due) > MOST_STEPS:
        left = len(due) - MOST_STEPS
        said = voice.count("{count} more stands in the plan.", "{count} more stand in the plan.", left)
        rows.append((Cell(said, Tone.MUTED), Cell(""), Cell(""), Cell("")))
    return Table(
        tuple(Column(voice.say(h), share) for h, share in zip(headings, STEP_SHARES, strict=True)),
        tuple(rows),
        empty=voice.say("No step has a date in the next 90 days."),
    )


def _people(plan: SharedPlan, voice: Voice) -> Table:
    headings = ("Who answers for it", "Side", "What", "Confirmed")
    rows = tuple(
        (
            Cell(capital(voice.titled(one.person))),
            Cell(voice.say(SIDES[one.side])),
            _known(" ".join(one.answers_for.split()), voice),
            Cell(voice.say("not yet"), Tone.MUTED) if one.confirmed_on is None else Cell(one.confirmed_on),
        )
        for side in (Side.THEIRS, Side.OURS)
        for one in plan.responsibilities
        if one.side is side
    )
    return Table(
        tuple(Column(voice.say(h), share) for h, share in zip(headings, PEOPLE_SHARES, strict=True)),
        rows[:MOST_PEOPLE],
        empty=voice.say("It is not yet agreed who answers for what."),
    )


def _known(text: str, voice: Voice) -> Cell:
    return Cell(text) if text else Cell(voice.say("not yet said"), Tone.MUTED)
