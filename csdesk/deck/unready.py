"""A page for a goal whose figures can't carry a headline yet: what is known, and what is missing."""

from __future__ import annotations

from csdesk.deck.measured import definition_of, manner, measurer
from csdesk.deck.page import Cell, Column, Page, Paragraph, Space, Table, Tone
from csdesk.deck.result_tiles import baseline_note, now_note
from csdesk.deck.targets import target_words
from csdesk.deck.told import Story, Told
from csdesk.deck.voice import CADENCES, Voice, capital
from csdesk.domain.result import Missing

SHARES = (3, 4, 5)


def unready_page(story: Story, told: Told, why: Missing) -> Page:
    """Said plainly: no result is shown, why, and where each part of it stands."""
    voice = story.voice
    headings = ("What a result needs", "Where it stands", "From")
    return Page(
        name=told.page,
        title=voice.say("{name} can't be shown as a result yet", name=told.metric.name),
        under=voice.joined(
            voice.say(CADENCES[told.metric.cadence]), voice.say("as of {day}", day=story.as_of)
        ),
        blocks=(
            Paragraph(voice.say(why.why), large=True),
            Space(10.0),
            Table(
                tuple(
                    Column(voice.say(heading), share) for heading, share in zip(headings, SHARES, strict=True)
                ),
                (_how(story, told), _baseline(told, voice), _latest(told, voice), _target(told, voice)),
                roomy=True,
            ),
            Space(10.0),
            Paragraph(
                voice.say("A result is shown once its figures are measured; estimates alone don't carry it."),
                Tone.MUTED,
            ),
        ),
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
