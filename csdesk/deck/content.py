"""What a review says, as frozen values, from the shared records alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from csdesk.deck.cover import Author, cover_page
from csdesk.deck.discussion import put_up
from csdesk.deck.page import LeftOut, Page, Review
from csdesk.deck.sections import SECTIONS, results_pages
from csdesk.deck.settling import settled
from csdesk.deck.story import Story, story_of
from csdesk.deck.voice import Voice
from csdesk.domain.asking import Request
from csdesk.domain.review import ReviewKind, Sheet, allowed_sheets
from csdesk.domain.shown import Shown
from csdesk.formats import Formats
from csdesk.queries.shared import PreparedReview, ReviewFacts
from csdesk.words import phrase

__all__ = ["Author", "review_of"]

UNWANTED = phrase("Left out because you chose so.")


def review_of(
    facts: ReviewFacts,
    kind: ReviewKind,
    author: Author,
    formats: Formats,
    *,
    prepared: PreparedReview | None = None,
    before: Shown | None = None,
    asking: Request | None = None,
) -> Review:
    """The whole review in the order of its pages: what its kind may show, without what would be empty.

    `prepared` is what was chosen and typed for it; `before` is what the last one showed; `asking` is what the
    customer is asked to confirm.
    """
    voice = Voice(formats)
    story = story_of(facts, voice, kind, prepared, before, asking=asking)
    made = [one for sheet in allowed_sheets(kind) for one in _made(sheet, story)]
    pages = tuple(one for one in made if isinstance(one, Page))
    period = voice.period(facts.start, facts.end)
    title = voice.joined(facts.customer, voice.say(kind.label), period)
    cover = _titled(cover_page(story, kind.label, author, pages), Sheet.COVER, story)
    return Review(
        title=title,
        foot=title,
        author=author.shown,
        pages=(cover, *pages),
        accent=author.accent,
        left_out=tuple(one for one in made if isinstance(one, LeftOut)),
        shown=replace(story.compared.shown, questions=put_up(story)),
    )


def _made(sheet: Sheet, story: Story) -> Iterator[Page | LeftOut]:
    """The pages of a sheet, or why it has none."""
    if sheet is Sheet.RESULTS:
        yield from _results(story)
        return
    section = SECTIONS.get(sheet)
    if section is None:
        return
    wanted, lacking = story.choice(sheet).included, section.lacks(story)
    if wanted is False:
        yield LeftOut(sheet, UNWANTED)
    elif lacking is not None and not wanted:
        yield LeftOut(sheet, lacking)
    else:
        yield _titled(section.page(story), sheet, story)


def _results(story: Story) -> Iterator[Page | LeftOut]:
    goals = [told.shared.goal_id for told in story.shown_results] or [None]
    for page, goal_id in zip(results_pages(story), goals, strict=False):
        yield _titled(page, Sheet.RESULTS, story, goal_id)
    for told in story.results:
        if not told.page:
            yield LeftOut(Sheet.RESULTS, UNWANTED, told.shared.goal_id, told.metric.name)


def _titled(page: Page, sheet: Sheet, story: Story, goal_id: int | None = None) -> Page:
    """A page under its title: the one that somebody wrote for it, or the one that the facts gave it."""
    written = " ".join(story.choice(sheet, goal_id).title.split())
    return settled(
        replace(page, sheet=sheet, goal_id=goal_id, drafted=page.title, title=written or page.title)
    )
