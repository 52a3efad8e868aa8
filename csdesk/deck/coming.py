"""What comes next: the next ninety days with who answers for what on either side, and the next phase."""

from __future__ import annotations

from csdesk.deck.ahead import AHEAD, Due, due_ahead
from csdesk.deck.next_phase import next_phase_table, step_title
from csdesk.deck.page import Cell, Column, Page, Space, Table, Tone
from csdesk.deck.story import Story
from csdesk.deck.voice import capital
from csdesk.words import Phrase, phrase

MOST_STEPS = 8
SHARES = (5, 1, 1, 2, 2, 1)
NOBODY = "–"
HEADINGS = ("Next 90 days", "From", "To", "Your side", "Our side", "By")


def no_coming(story: Story) -> Phrase | None:
    """What the page lacks where it would be empty; the discussion then asks what is to come."""
    if due_ahead(story) or (story.plan is not None and story.plan.next_steps):
        return None
    return phrase("No shared step has a date in the next 90 days, and no next phase is written down.")


def coming_page(story: Story) -> Page:
    """What both sides do next; where nothing is agreed that is said."""
    voice, today = story.voice, story.facts.today
    due = due_ahead(story)
    return Page(
        name=voice.say("What comes next"),
        title=_title(story, due),
        under=voice.say("From {today} to {end}, and beyond", today=today, end=today + AHEAD),
        blocks=(
            _steps(due, story),
            *(() if story.plan is None else (Space(14.0), next_phase_table(story.plan, voice))),
        ),
    )


def _title(story: Story, due: list[Due]) -> str:
    voice, plan = story.voice, story.plan
    soon = _soon(due, story)
    if plan is None or not plan.next_steps:
        return voice.say("{soon}; the next phase is not yet agreed", soon=soon)
    return voice.say("{soon}; then: {step}", soon=soon, step=step_title(plan.next_steps[0], voice))


def _soon(due: list[Due], story: Story) -> str:
    """How much is due in the next ninety days, and how much is late."""
    voice = story.voice
    late = sum(one.day < story.facts.today for one in due)
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


def _steps(due: list[Due], story: Story) -> Table:
    voice = story.voice
    shown = due if len(due) <= MOST_STEPS else due[: MOST_STEPS - 1]
    rows = [_row(one, story) for one in shown]
    if len(due) > len(shown):
        left = len(due) - len(shown)
        said = voice.count("{count} more stands in the plan.", "{count} more stand in the plan.", left)
        rows.append((Cell(said, Tone.MUTED), *(Cell("") for _ in SHARES[1:])))
    return Table(
        tuple(Column(voice.say(h), share) for h, share in zip(HEADINGS, SHARES, strict=True)),
        tuple(rows),
        empty=voice.say("No step has a date in the next 90 days."),
    )


def _row(one: Due, story: Story) -> tuple[Cell, ...]:
    voice, late = story.voice, one.day < story.facts.today
    what = voice.say("{step} (later than planned)", step=one.what) if late else one.what
    return (
        Cell(what, bold=late),
        Cell(one.from_),
        Cell(one.to),
        _side(one.theirs),
        _side(one.ours),
        Cell(one.day),
    )


def _side(who: str) -> Cell:
    return Cell(capital(who)) if who else Cell(NOBODY, Tone.MUTED)
