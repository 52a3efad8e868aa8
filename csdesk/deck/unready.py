"""A page for a goal whose figures can't carry a headline yet: what is known, and what is missing."""

from __future__ import annotations

from csdesk.deck.measured import definition_of, manner, measurer
from csdesk.deck.page import Block, Cell, Chart, Column, Page, Paragraph, Room, Space, Table, Tiles, Tone
from csdesk.deck.result_tiles import baseline_note, now_note, result_tiles
from csdesk.deck.story import Story
from csdesk.deck.targets import target_words
from csdesk.deck.told import Told
from csdesk.deck.voice import CADENCES, Voice, capital
from csdesk.domain.result import Missing
from csdesk.words import phrase

SHARES = (3, 4, 5)


def unready_page(story: Story, told: Told) -> Page:
    """Said plainly: no result is shown, why, and where each part of it stands; measured figures are drawn."""
    voice, headline = story.voice, told.analysis.headline
    why = headline.why if isinstance(headline, Missing) else phrase("")
    return Page(
        name=told.page,
        title=voice.say("{name} can't be shown as a result yet", name=told.metric.name),
        under=voice.joined(
            capital(voice.say(CADENCES[told.metric.cadence])), voice.say("as of {day}", day=story.as_of)
        ),
        blocks=(
            Paragraph(voice.say(why), large=True),
            Space(8.0),
            *_drawn(told, voice),
            _parts(story, told),
        ),
    )


def _drawn(told: Told, voice: Voice) -> tuple[Block, ...]:
    if isinstance(told.chart, Missing):
        return ()
    chart = Chart(voice.say(told.chart.title), told.chart)
    return Tiles(result_tiles(told, voice)), Space(8.0), chart, Space(8.0)


def _parts(story: Story, told: Told) -> Table:
    """What a result is made of, and what of it is there."""
    voice = story.voice
    headings = ("What a result needs", "Where it stands", "From")
    return Table(
        tuple(Column(voice.say(heading), share) for heading, share in zip(headings, SHARES, strict=True)),
        (_how(story, told), _baseline(told, voice), _latest(told, voice), _target(told, voice)),
        room=Room.ROOMY if isinstance(told.chart, Missing) else Room.CLOSE,
    )


def _how(story: Story, told: Told) -> tuple[Cell, ...]:
    voice, definition = story.voice, definition_of(told.metric, story)
    return (
        Cell(voice.say("How and by whom it is measured"), bold=True),
        _known(manner(definition), voice.say("not yet said how")),
        _known(measurer(definition, story), voice.say("not yet said by whom")),
    )


def _baseline(told: Told, voice: Voice) -> tuple[Cell, ...]:
    baseline, label = told.analysis.baseline, Cell(voice.say("A baseline"), bold=True)
    if isinstance(baseline, Missing):
        return label, _known("", voice.say("not yet measured")), Cell(voice.say(baseline.why), Tone.MUTED)
    figure = voice.formats.quantity(told.metric.shown(baseline.value))
    said = f"{figure}, {voice.evidence(baseline.evidence)}"
    return label, Cell(said), Cell(capital(baseline_note(told.metric, baseline, voice)))


def _latest(told: Told, voice: Voice) -> tuple[Cell, ...]:
    now, label = told.analysis.now, Cell(voice.say("A measured figure"), bold=True)
    if isinstance(now, Missing):
        return label, _known("", voice.say("not yet measured")), Cell(voice.say(now.why), Tone.MUTED)
    figure = voice.formats.quantity(told.metric.shown(now.value))
    said = f"{figure}, {voice.evidence(now.evidence)}"
    return label, Cell(said), Cell(capital(now_note(told.metric, now, voice)))


def _target(told: Told, voice: Voice) -> tuple[Cell, ...]:
    aim, label = told.analysis.aim, Cell(voice.say("A target"), bold=True)
    words = target_words(told.analysis, voice)
    due = (
        voice.say("no due date yet")
        if aim is None or aim.due is None
        else voice.say("due {day}", day=aim.due)
    )
    return label, _known(words, voice.say("not yet agreed")), Cell(capital(due))


def _known(text: str, missing: str) -> Cell:
    return Cell(capital(text)) if text else Cell(capital(missing), Tone.MUTED)
