"""The page of results where no goal is agreed: it says so, and shows what is measured all the same."""

from __future__ import annotations

from csdesk.deck.page import Cell, Column, Page, Table, Tone
from csdesk.deck.story import Story
from csdesk.domain.now import now_of
from csdesk.domain.result import Missing
from csdesk.domain.said import the_period
from csdesk.queries.shared import SharedResult

SHARES = (5, 3, 2, 2)
MOST_METRICS = 12


def no_results_page(story: Story) -> Page:
    """Said plainly: without a goal there is no result."""
    voice = story.voice
    headings = ("Measured so far", "Last figure", "As of", "How sure")
    return Page(
        name=voice.say("Results"),
        title=voice.say("No goal is agreed yet, so there is no result to show"),
        under=voice.say("As of {day}", day=story.as_of),
        blocks=(
            Table(
                tuple(Column(voice.say(h), share) for h, share in zip(headings, SHARES, strict=True)),
                tuple(last_figure(one, story) for one in story.facts.results[:MOST_METRICS]),
                empty=voice.say("Nothing is measured yet."),
            ),
        ),
    )


def last_figure(one: SharedResult, story: Story) -> tuple[Cell, Cell, Cell, Cell]:
    """A metric's name, its last figure, the period of it, and how sure it is."""
    voice = story.voice
    now = now_of(one.metric, one.series.points, story.as_of)
    if isinstance(now, Missing):
        return Cell(one.metric.name), Cell(voice.say("not yet measured"), Tone.MUTED), Cell(""), Cell("")
    period = voice.say(the_period(one.metric.cadence, now.period))
    return (
        Cell(one.metric.name),
        Cell(one.metric.shown(now.value)),
        Cell(period),
        Cell(voice.evidence(now.evidence)),
    )
