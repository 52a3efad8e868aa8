"""The success plan on one page: its six elements, its milestones, and who agreed to it and when."""

from __future__ import annotations

from csdesk.deck.measure import fitted
from csdesk.deck.measured import definition_of, manner, measurer
from csdesk.deck.milestones import milestone_table
from csdesk.deck.next_phase import step_words
from csdesk.deck.page import Cell, Column, Page, Paragraph, Space, Table, Tone
from csdesk.deck.plan_words import milestone_words
from csdesk.deck.story import Story
from csdesk.deck.targets import aim_words
from csdesk.deck.voice import CADENCES, Voice
from csdesk.domain.metric import Metric
from csdesk.domain.plan import Element
from csdesk.domain.review import Sheet
from csdesk.domain.sides import Side
from csdesk.queries.shared import SharedPlan, SharedResult

SHARES = (1, 3, 8)
MOST_MILESTONES = 8
MOST_LINES = 6
QUOTES = "“\"„«‘'»”"


def success_plan_page(story: Story) -> Page:
    """What was agreed; an empty element says that it is empty."""
    voice, plan = story.voice, story.plan
    name = voice.say("Success plan")
    if plan is None:
        title = voice.say("No success plan is agreed yet")
        missing = Paragraph(
            voice.say("What is success, how is it measured, and by when: that comes first."), large=True
        )
        return Page(name, title, voice.say("As of {day}", day=story.as_of), (missing,))
    return Page(
        name=name,
        title=_title(plan, voice),
        under=voice.joined(plan.title, _time(plan, voice)),
        blocks=(
            _elements(story, plan),
            *(
                ()
                if story.has(Sheet.MILESTONES)
                else (
                    Space(8.0),
                    milestone_table(plan.milestones, story.facts.today, voice, MOST_MILESTONES),
                )
            ),
        ),
    )


def _title(plan: SharedPlan, voice: Voice) -> str:
    milestones = milestone_words(plan, voice)
    if plan.agreed_by is None or plan.agreed_on is None:
        return voice.say("The plan is not yet agreed; {milestones}", milestones=milestones)
    return voice.say(
        "The plan was agreed by {who} on {day}; {milestones}",
        who=voice.who(plan.agreed_by),
        day=plan.agreed_on,
        milestones=milestones,
    )


def _elements(story: Story, plan: SharedPlan) -> Table:
    voice = story.voice
    goals = tuple(one for one in story.facts.results if one.goal is not None)
    said = {
        Element.PURPOSE: _purpose(plan, voice),
        Element.METRICS: "\n".join(_measured(one.metric, story) for one in goals),
        Element.TARGET: "\n".join(_target(one, story) for one in goals),
        Element.TIMELINE: _timeline(plan, voice),
        Element.ROLES: _roles(plan, voice),
        Element.NEXT_PHASE: "\n".join(step_words(step, voice) for step in plan.next_steps),
    }
    headings = ("", "Element", "What is agreed")
    return Table(
        tuple(Column(voice.say(h) if h else "", share) for h, share in zip(headings, SHARES, strict=True)),
        tuple(
            (
                Cell(str(n), Tone.MUTED),
                Cell(voice.say(element.label), bold=True),
                _said(said[element], voice),
            )
            for n, element in enumerate(Element, start=1)
        ),
    )


def _said(text: str, voice: Voice) -> Cell:
    if not text:
        return Cell(voice.say("Not yet agreed"), Tone.MUTED)
    return Cell(fitted(text, SHARES[2], most=MOST_LINES))


def _purpose(plan: SharedPlan, voice: Voice) -> str:
    if not plan.purpose.strip():
        return ""
    purpose = " ".join(plan.purpose.split())
    said = purpose if purpose[0] in QUOTES else voice.say("“{purpose}”", purpose=purpose)
    if plan.said_by is None:
        return said
    who = voice.titled(plan.said_by)
    return f"{said} — {who}" + (f", {voice.day(plan.said_on)}" if plan.said_on else "")


def _measured(metric: Metric, story: Story) -> str:
    """How a metric is measured, by whom and how often; what isn't said yet is said to be missing."""
    voice, definition = story.voice, definition_of(metric, story)
    by = measurer(definition, story)
    return voice.say(
        "{name} ({cadence}): {how}; {by}",
        name=metric.name,
        cadence=voice.say(CADENCES[metric.cadence]),
        how=manner(definition) or voice.say("not yet said how it is measured"),
        by=voice.say("measured by {who}", who=by) if by else voice.say("not yet said by whom"),
    )


def _target(result: SharedResult, story: Story) -> str:
    voice, goal = story.voice, result.goal
    if goal is None:
        return ""
    aim = goal.at(story.as_of)
    target = aim_words(aim, result.metric, voice) if aim.target is not None or aim.banded else ""
    if not target:
        target = voice.say("hold what is there") if aim.held else voice.say("no target yet")
    due = voice.say("due {day}", day=aim.due) if aim.due else voice.say("no due date yet")
    return voice.say("{name}: {target}, {due}", name=result.metric.name, target=target, due=due)


def _timeline(plan: SharedPlan, voice: Voice) -> str:
    time = _time(plan, voice)
    return (
        "; ".join(part for part in (time, milestone_words(plan, voice)) if part)
        if time or plan.milestones
        else ""
    )


def _time(plan: SharedPlan, voice: Voice) -> str:
    if plan.start is not None and plan.end is not None:
        return voice.say("{start} to {end}", start=plan.start, end=plan.end)
    if plan.start is not None:
        return voice.say("from {start}, no end agreed yet", start=plan.start)
    return "" if plan.end is None else voice.say("until {end}", end=plan.end)


def _roles(plan: SharedPlan, voice: Voice) -> str:
    """Who answers for what, the customer's side first; a side with nobody is named."""
    lines = [
        voice.say("{who}: {what}", who=voice.titled(one.person), what=" ".join(one.answers_for.split()))
        for side in (Side.THEIRS, Side.OURS)
        for one in plan.responsibilities
        if one.side is side
    ]
    if not lines:
        return ""
    sides = {one.side for one in plan.responsibilities}
    if Side.THEIRS not in sides:
        lines.append(voice.say("Nobody on your side is named yet."))
    if Side.OURS not in sides:
        lines.append(voice.say("Nobody on our side is named yet."))
    return "\n".join(lines)
