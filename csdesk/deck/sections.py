"""The sheets of a review: what makes each of them, and what it lacks where it has nothing to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from csdesk.deck.asking import confirm_page, no_asking
from csdesk.deck.coming import coming_page, no_coming
from csdesk.deck.data import data_page
from csdesk.deck.discussion import discussion_page
from csdesk.deck.method import method_page
from csdesk.deck.milestones_page import milestones_page, no_milestones
from csdesk.deck.nothing import no_results_page
from csdesk.deck.other_metrics import no_others, other_metrics_page
from csdesk.deck.page import Page
from csdesk.deck.results import results_page
from csdesk.deck.story import Story
from csdesk.deck.success_plan import success_plan_page
from csdesk.deck.summary import summary_page
from csdesk.deck.then import no_then, then_page
from csdesk.deck.working import no_ways, working_page
from csdesk.domain.review import Sheet
from csdesk.words import Phrase


def something(_: Story) -> Phrase | None:
    """Nothing is lacking: the sheet says so itself where there is little to say."""
    return None


@dataclass(frozen=True, slots=True)
class Section:
    """A sheet of a review; `lacks` says why it would be empty, None where it would not."""

    page: Callable[[Story], Page]
    lacks: Callable[[Story], Phrase | None] = something


SECTIONS: dict[Sheet, Section] = {
    Sheet.SUMMARY: Section(summary_page),
    Sheet.PLAN: Section(success_plan_page),
    Sheet.MILESTONES: Section(milestones_page, no_milestones),
    Sheet.WORKING: Section(working_page, no_ways),
    Sheet.THEN_AND_NOW: Section(then_page, no_then),
    Sheet.NEXT: Section(coming_page, no_coming),
    Sheet.DISCUSSION: Section(discussion_page),
    Sheet.CONFIRM: Section(confirm_page, no_asking),
    Sheet.OTHER_METRICS: Section(other_metrics_page, no_others),
    Sheet.METHOD: Section(method_page),
    Sheet.DATA: Section(data_page),
}
"""Each sheet that is one page; the cover is made of the others, and of results there is a page for each headline."""


def results_pages(story: Story) -> tuple[Page, ...]:
    """A page for each headline, or the one that says that there is none."""
    if not story.results:
        return (no_results_page(story),)
    return tuple(results_page(story, told) for told in story.shown_results)
