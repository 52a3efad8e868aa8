"""The summary: one sentence with what was reached, the headlines' figures, and three to five facts with evidence."""

from __future__ import annotations

from csdesk.deck.discussion import wanted_decisions
from csdesk.deck.page import GRID, Block, Cell, Column, Page, Room, Space, Table, Tile, Tiles, Tone
from csdesk.deck.plan_words import agreement_words, milestone_counts, next_words
from csdesk.deck.result_tiles import missing_tile
from csdesk.deck.results import value_sentence
from csdesk.deck.story import Story
from csdesk.deck.targets import target_words
from csdesk.deck.told import Told
from csdesk.deck.voice import Voice, capital
from csdesk.domain.course import Course
from csdesk.domain.evidence import Evidence
from csdesk.domain.result import Missing
from csdesk.domain.said import the_period
from csdesk.words import Quantity, phrase

MOST_FACTS, SENTENCES = 5, 2
SHARES = (8, 2, 2)


def summary_page(story: Story) -> Page:
    """What somebody remembers who reads one page only."""
    voice = story.voice
    headings = ("What we can say", "How sure", "As of")
    return Page(
        name=voice.say("Summary"),
        title=headline(story),
        under=voice.joined(
            voice.say("Figures up to {day}", day=story.as_of),
            voice.say("each with how sure it is; formulas and sources stand in Method"),
        ),
        blocks=(
            Tiles((*(_tile(told, voice) for told in story.results), *_more_tiles(story))),
            Space(14.0),
            Table(
                tuple(
                    Column(voice.say(heading), share) for heading, share in zip(headings, SHARES, strict=True)
                ),
                _facts(story)[:MOST_FACTS],
                room=Room.ROOMY,
            ),
            *_wanted(story),
        ),
    )


def _wanted(story: Story) -> tuple[Block, ...]:
    """The decisions that the conversation is to bring."""
    decisions = wanted_decisions(story)
    if not decisions:
        return ()
    column = Column(story.voice.say("Decisions wanted"), GRID)
    return Space(12.0), Table((column,), tuple((Cell(one, bold=True),) for one in decisions), room=Room.ROOMY)


def headline(story: Story) -> str:
    """The one sentence: how many goals are met, and what the first of them did."""
    voice, results = story.voice, story.results
    if not results:
        return voice.say("No goal is agreed yet, so there is no result to show")
    ready = [told for told in results if told.ready]
    if not ready:
        return _not_ready(results, voice)
    finding = voice.say(ready[0].analysis.finding or phrase("{name}", name=ready[0].metric.name))
    if len(results) == 1:
        return finding
    met = sum(told.ready and told.analysis.course in {Course.REACHED, Course.HELD} for told in results)
    return voice.say("{met} of {all} goals met: {finding}", met=met, all=len(results), finding=finding)


def _not_ready(results: tuple[Told, ...], voice: Voice) -> str:
    """What the first measured figure is, which is no result yet."""
    for told in results:
        now = told.analysis.now
        if not isinstance(now, Missing) and now.evidence.serves_a_headline:
            shown = told.metric.shown(now.value)
            return voice.say(
                "{name} came to {now}; where it began is not measured yet", name=told.metric.name, now=shown
            )
    return voice.say("No result is measured well enough yet to be shown")


def _tile(told: Told, voice: Voice) -> Tile:
    analysis = told.analysis
    label, now, baseline = told.metric.name, analysis.now, analysis.baseline
    target = target_words(analysis, voice)
    note = voice.joined(
        voice.say("no baseline yet")
        if isinstance(baseline, Missing)
        else _from(told.metric.shown(baseline.value), baseline.evidence, voice),
        voice.say("target {value}", value=target) if target else voice.say("no target yet"),
    )
    if isinstance(now, Missing):
        return missing_tile(label, voice.say("not yet measured"), note)
    if not now.evidence.serves_a_headline:
        return missing_tile(label, voice.say("not yet measured well enough"), note)
    return Tile(label, told.metric.shown(now.value), note, Tone.ACCENT)


def _from(value: Quantity, evidence: Evidence, voice: Voice) -> str:
    """Where it began, and how sure that is where it is less than measured."""
    if evidence.serves_a_headline:
        return voice.say("from {value}", value=value)
    return voice.say("from {value}, {evidence}", value=value, evidence=voice.evidence(evidence))


def _more_tiles(story: Story) -> tuple[Tile, ...]:
    """The value where there is one, and how many milestones are reached."""
    voice = story.voice
    tiles = []
    for told in story.results:
        value = told.analysis.value
        if told.ready and not isinstance(value, Missing):
            note = voice.say("agreed by {who}, {day}", who=value.worth.agreed_by, day=value.worth.agreed_on)
            tiles.append(Tile(voice.say("Value to date"), value.shown, note, Tone.GOOD))
            break
    if story.plan is not None and len(tiles) + len(story.results) < 4:
        reached, all_ = milestone_counts(story.plan)
        label = voice.say("Milestones reached")
        if all_:
            note = agreement_words(story.plan, voice)
            tiles.append(Tile(label, voice.say("{reached} of {all}", reached=reached, all=all_), note))
        else:
            tiles.append(
                missing_tile(label, voice.say("none agreed yet"), agreement_words(story.plan, voice))
            )
    return tuple(tiles)


def _facts(story: Story) -> tuple[tuple[Cell, ...], ...]:
    voice = story.voice
    rows = [_result_fact(told, voice) for told in story.results]
    rows += [
        _value_fact(told, voice)
        for told in story.results
        if told.ready and not isinstance(told.analysis.value, Missing)
    ][:1]
    if not story.results:
        rows.append(_row(voice.say("Nothing is measured against a goal yet."), "", ""))
    if story.plan is None:
        rows.append(_row(voice.say("The success plan is not yet agreed."), "", ""))
        return tuple(rows)
    said = voice.say("success plan")
    rows.append(_row(next_words(story.plan, story.facts.today, voice), said, voice.day(story.facts.today)))
    agreed = capital(agreement_words(story.plan, voice)) + "."
    rows.append(_row(agreed, said, voice.day(story.plan.agreed_on) if story.plan.agreed_on else ""))
    return tuple(rows)


def _result_fact(told: Told, voice: Voice) -> tuple[Cell, ...]:
    """A headline's first sentences; for one that is not ready what it lacks."""
    analysis, name = told.analysis, told.metric.name
    if isinstance(analysis.headline, Missing):
        return _row(f"{name}: {voice.say(analysis.headline.why)}", "", "")
    said = " ".join(voice.say(one) for one in analysis.sentence[:SENTENCES])
    last = analysis.series.points[-1]
    period = voice.say(the_period(told.metric.cadence, last.period))
    return _row(f"{name}: {said}", voice.evidence(analysis.headline), period)


def _value_fact(told: Told, voice: Voice) -> tuple[Cell, ...]:
    value = told.analysis.value
    assert not isinstance(value, Missing)
    return _row(
        value_sentence(value, told, voice), voice.evidence(value.evidence), voice.day(told.analysis.today)
    )


def _row(fact: str, evidence: str, as_of: str) -> tuple[Cell, ...]:
    return Cell(fact), Cell(capital(evidence), Tone.MUTED), Cell(capital(as_of), Tone.MUTED)
