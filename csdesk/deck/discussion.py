"""Discussion and decisions: what to talk about, with room to write, and rows for what is decided and to be done."""

from __future__ import annotations

from csdesk.deck.page import GRID, Block, Cell, Column, Heading, Lines, Page, Room, Space, Table, Tone
from csdesk.deck.story import Story
from csdesk.deck.voice import Voice
from csdesk.domain.course import Course
from csdesk.domain.discussed import BY, WHO, Noted
from csdesk.domain.review import Sheet

QUESTIONS, LINES = 2, 2
DECISIONS, ACTIONS = 3, 3
SHARES = (7, 3, 2)


def discussion_page(story: Story) -> Page:
    """Two open questions with lines to write on, decisions and actions, and when we meet again."""
    voice, wanted = story.voice, wanted_decisions(story)
    next_date = None if story.prepared is None else story.prepared.next_date
    return Page(
        name=voice.say(Sheet.DISCUSSION.label),
        title=_title(len(wanted), voice),
        under=voice.say("Write on the lines and into the tables: this file can come back to us as it is"),
        blocks=(
            *(block for question in put_up(story) for block in _room_for(question)),
            _filled_in(voice.say(Noted.DECISION.label), wanted, max(DECISIONS, len(wanted)), voice),
            Space(10.0),
            _filled_in(voice.say(Noted.ACTION.label), (), ACTIONS, voice),
            Space(10.0),
            Table(
                (Column(voice.say(Noted.NEXT.label), GRID),),
                ((Cell(next_date or "", Tone.INK, bold=next_date is not None),),),
                room=Room.ROOMY,
            ),
        ),
    )


def wanted_decisions(story: Story) -> tuple[str, ...]:
    """The decisions that the review is to bring, as they were typed."""
    decisions = () if story.prepared is None else story.prepared.decisions
    return tuple(" ".join(one.wanted.split()) for one in decisions if one.wanted.strip())


def _title(wanted: int, voice: Voice) -> str:
    if not wanted:
        return voice.say("What we talk about, what we decide, and who does what by when")
    return voice.count(
        "{count} decision is wanted today, then who does what by when",
        "{count} decisions are wanted today, then who does what by when",
        wanted,
    )


def put_up(story: Story) -> tuple[str, ...]:
    """The questions for discussion: those that were typed, or two that the facts ask."""
    put = () if story.prepared is None else story.prepared.questions
    asked = tuple(" ".join(one.split()) for one in put if one.strip())
    return (asked or _drafted(story))[:QUESTIONS]


def _drafted(story: Story) -> tuple[str, ...]:
    return _about_results(story), _about_next(story)


def _about_results(story: Story) -> str:
    """About the first result that is not met yet; where all are met about what that makes possible."""
    voice = story.voice
    for told in story.results:
        if not (told.ready and told.analysis.course in {Course.REACHED, Course.HELD}):
            return voice.say(
                "What would help “{name}” most, and what stands in its way?", name=told.metric.name
            )
    if story.results:
        return voice.say("What has become possible now that was not possible before?")
    return voice.say("What is success for you, and by which figure would you know it?")


def _about_next(story: Story) -> str:
    voice = story.voice
    if story.plan is None or not story.plan.next_steps:
        return voice.say("What should come next, and who on your side would want it?")
    return voice.say("Is the next phase the right one, and what has to be true before it can begin?")


def _room_for(question: str) -> tuple[Block, ...]:
    """A question with lines below it."""
    return Heading(question), Lines(LINES), Space(10.0)


def _filled_in(heading: str, texts: tuple[str, ...], rows: int, voice: Voice) -> Table:
    """A table to fill in; what is wanted stands in it already."""
    padded = (*texts, *("" for _ in range(rows - len(texts))))
    return Table(
        (
            Column(heading, SHARES[0]),
            Column(voice.say(WHO), SHARES[1]),
            Column(voice.say(BY), SHARES[2]),
        ),
        tuple((Cell(text, Tone.INK), Cell(""), Cell("")) for text in padded),
        room=Room.ROOMY,
    )
