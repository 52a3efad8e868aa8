"""What a review says, as frozen values, from the shared records alone."""

from __future__ import annotations

from csdesk.deck.coming import coming_page
from csdesk.deck.cover import Author, cover_page
from csdesk.deck.data import data_page
from csdesk.deck.method import method_page
from csdesk.deck.nothing import no_results_page
from csdesk.deck.page import Review
from csdesk.deck.results import results_page
from csdesk.deck.success_plan import success_plan_page
from csdesk.deck.summary import summary_page
from csdesk.deck.told import story_of
from csdesk.deck.voice import Voice
from csdesk.domain.review import ReviewKind
from csdesk.formats import Formats
from csdesk.queries.shared import ReviewFacts

__all__ = ["Author", "review_of"]


def review_of(facts: ReviewFacts, kind: ReviewKind, author: Author, formats: Formats) -> Review:
    """The whole review in the order of its pages."""
    voice = Voice(formats)
    story = story_of(facts, voice)
    results = tuple(results_page(story, told) for told in story.results) or (no_results_page(story),)
    others = (
        summary_page(story),
        success_plan_page(story),
        *results,
        coming_page(story),
        method_page(story),
        data_page(story),
    )
    period = voice.period(facts.start, facts.end)
    title = voice.joined(facts.customer, voice.say(kind.label), period)
    return Review(
        title=title,
        foot=title,
        author=author.shown,
        pages=(cover_page(story, kind.label, author, others), *others),
        accent=author.accent,
    )
