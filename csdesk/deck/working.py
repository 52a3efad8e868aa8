"""How the customer's team works now: what is done differently there, since when, and what it did."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.deck.measure import fitted
from csdesk.deck.page import Block, Cell, Column, Page, Space, Table, Tone
from csdesk.deck.story import Story
from csdesk.deck.voice import SIDES, Voice
from csdesk.domain.change import ChangeKind
from csdesk.domain.question import Pillar
from csdesk.domain.result import Missing
from csdesk.domain.review import Sheet
from csdesk.domain.sides import Side
from csdesk.queries.shared import SharedAnswer, SharedChange, SharedWay
from csdesk.words import Phrase, Quantity, phrase

MOST_WAYS, MOST_EFFECTS, MOST_ANSWERS = 7, 2, 3
SHARES, ANSWER_SHARES = (5, 2, 2, 3), (4, 6, 2)


@dataclass(frozen=True, slots=True)
class Effect:
    """What the average of a metric did at a change."""

    name: str
    before: Quantity
    after: Quantity

    def said(self, voice: Voice) -> str:
        """In a line of a table."""
        return voice.say("{name}: {before} → {after}", name=self.name, before=self.before, after=self.after)


def no_ways(story: Story) -> Phrase | None:
    """What the page lacks where it would be empty."""
    if _ways(story) or _answers(story):
        return None
    return phrase("No shared change on the customer's side is recorded up to {day}.", day=story.as_of)


def working_page(story: Story) -> Page:
    """What changed on their side, the latest first, and what they told us about their work."""
    voice, ways = story.voice, _ways(story)
    headings = ("What is done differently now", "Since", "Who", "What it did")
    return Page(
        name=voice.say(Sheet.WORKING.label),
        title=_title(story, ways),
        under=voice.joined(
            voice.say("Changes on your side up to {day}", day=story.as_of),
            voice.say("averages of the periods before and after each of them"),
        ),
        blocks=(
            Table(
                tuple(Column(voice.say(h), share) for h, share in zip(headings, SHARES, strict=True)),
                (*(_row(one, story) for one in ways[:MOST_WAYS]), *_more(len(ways) - MOST_WAYS, voice)),
                empty=voice.say("No change on your side is recorded yet."),
            ),
            *_told_us(story),
        ),
    )


def _ways(story: Story) -> list[SharedWay]:
    return [
        one
        for one in story.facts.ways
        if one.change.side is not Side.OURS and one.change.kind is not ChangeKind.OUTSIDE
    ]


def _title(story: Story, ways: list[SharedWay]) -> str:
    """The latest change that moved something; without one the latest there is."""
    voice = story.voice
    if not ways:
        return voice.say("Nothing has changed yet in how your team works")
    for one in ways:
        moved = next(iter(_effects(one.change, story)), None)
        if moved is not None:
            return voice.say(
                "{name} went from {before} to {after} since “{change}”",
                change=_text(one.change, voice),
                name=moved.name,
                before=moved.before,
                after=moved.after,
            )
    return voice.count(
        "{count} change in how your team works: {change}",
        "{count} changes in how your team works, the latest: {change}",
        len(ways),
        change=_text(ways[0].change, voice),
    )


def _row(one: SharedWay, story: Story) -> tuple[Cell, ...]:
    voice, change = story.voice, one.change
    text = _text(change, voice)
    if change.confirmed_by is not None and change.confirmed_on is not None:
        confirmed = voice.say(
            "confirmed by {who} on {day}", who=voice.who(change.confirmed_by), day=change.confirmed_on
        )
        text = f"{text} ({confirmed})"
    return (
        Cell(fitted(text, SHARES[0], most=3)),
        Cell(change.day),
        Cell(voice.whose(change.by, change.side) if change.by else voice.say(SIDES[change.side])),
        _effect_cell(one, story),
    )


def _effect_cell(one: SharedWay, story: Story) -> Cell:
    effects = _effects(one.change, story)[:MOST_EFFECTS]
    if effects:
        return Cell("\n".join(one.said(story.voice) for one in effects))
    if one.metrics:
        said = story.voice.say("concerns {metrics}", metrics=", ".join(one.metrics[:MOST_EFFECTS]))
        return Cell(said, Tone.MUTED)
    return Cell(story.voice.say("not measured"), Tone.MUTED)


def _effects(change: SharedChange, story: Story) -> list[Effect]:
    """What the averages of the results did at a change."""
    found = []
    for told in story.results:
        for one in told.analysis.before_after if told.ready else ():
            compared = one.comparison
            same = one.change.day == change.day and one.change.text == change.text
            if same and not isinstance(compared, Missing):
                means = (told.metric.shown(mean) for mean in (compared.mean_before, compared.mean_after))
                found.append(Effect(told.metric.name, *means))
    return found


def _text(change: SharedChange, voice: Voice) -> str:
    return " ".join(change.text.split()) or voice.say(change.kind.label)


def _more(left: int, voice: Voice) -> tuple[tuple[Cell, ...], ...]:
    if left <= 0:
        return ()
    said = voice.count(
        "{count} earlier change is left out here.", "{count} earlier changes are left out here.", left
    )
    return ((Cell(said, Tone.MUTED), Cell(""), Cell(""), Cell("")),)


def _answers(story: Story) -> list[SharedAnswer]:
    return [one for one in story.facts.answers if one.pillar is Pillar.HOW]


def _told_us(story: Story) -> tuple[Block, ...]:
    voice, answers = story.voice, _answers(story)[:MOST_ANSWERS]
    if not answers:
        return ()
    headings = ("What we asked about your work", "What you told us", "Who")
    rows = tuple(
        (
            Cell(fitted(" ".join(one.question.split()), ANSWER_SHARES[0], most=2)),
            Cell(fitted(" ".join(one.answer.split()), ANSWER_SHARES[1], most=2)),
            Cell(
                voice.joined(
                    "" if one.answered_by is None else voice.who(one.answered_by),
                    "" if one.answered_on is None else voice.day(one.answered_on),
                )
            ),
        )
        for one in answers
    )
    columns = tuple(Column(voice.say(h), share) for h, share in zip(headings, ANSWER_SHARES, strict=True))
    return Space(12.0), Table(columns, rows)
