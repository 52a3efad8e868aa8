"""What else is measured: the shared metrics that are no headline, with their latest figures."""

from __future__ import annotations

from csdesk.deck.nothing import last_figure
from csdesk.deck.page import Cell, Column, Page, Table, Tone
from csdesk.deck.story import Story
from csdesk.deck.targets import aim_words
from csdesk.queries.shared import SharedResult
from csdesk.words import Phrase, Quantity, phrase

MOST_METRICS = 18
SHARES = (4, 2, 2, 2, 2)


def no_others(story: Story) -> Phrase | None:
    """What the page lacks where it would be empty."""
    return None if _others(story) else phrase("Every shared metric is a headline of this review.")


def other_metrics_page(story: Story) -> Page:
    """The last figure of each, as of when, and what is aimed at."""
    voice, others = story.voice, _others(story)
    headings = ("Also measured", "Last figure", "As of", "How sure", "Target")
    return Page(
        name=voice.say("Other metrics"),
        title=_title(others, story),
        under=voice.say("As of {day}", day=story.as_of),
        blocks=(
            Table(
                tuple(Column(voice.say(h), share) for h, share in zip(headings, SHARES, strict=True)),
                tuple((*last_figure(one, story), _target(one, story)) for one in others[:MOST_METRICS]),
                empty=voice.say("Nothing else is measured."),
            ),
        ),
    )


def _title(others: list[SharedResult], story: Story) -> str:
    """Where the only one stands, or how many there are."""
    if len(others) == 1:
        name, figure, *_ = last_figure(others[0], story)
        if isinstance(figure.content, Quantity):
            return story.voice.say("{name} came to {now}", name=str(name.content), now=figure.content)
    return story.voice.count(
        "{count} more figure is measured beside this review's goals",
        "{count} more figures are measured beside this review's goals",
        len(others),
    )


def _others(story: Story) -> list[SharedResult]:
    headlines = [told.shared for told in story.results]
    return [one for one in story.facts.results if one not in headlines]


def _target(one: SharedResult, story: Story) -> Cell:
    aim = None if one.goal is None else one.goal.at(story.as_of)
    if aim is None or (aim.target is None and not aim.banded):
        return Cell(story.voice.say("none agreed"), Tone.MUTED)
    return Cell(aim_words(aim, one.metric, story.voice))
