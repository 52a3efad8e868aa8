"""A review's facts with everything that is computed from them once, as all of its pages take them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.deck.compared import Compared, compared
from csdesk.deck.told import Told, told_of
from csdesk.deck.voice import Voice
from csdesk.domain.asking import Request
from csdesk.domain.goals import HEADLINE_RANKS
from csdesk.domain.review import ReviewKind, Sheet, allowed_sheets
from csdesk.domain.shown import Shown
from csdesk.queries.shared import PreparedReview, ReviewFacts, SharedPlan, SheetChoice


@dataclass(frozen=True, slots=True)
class Story:
    """All that the pages are made of. `results` are the plan's headlines, or its first goals where none is one.

    `prepared` is what was chosen and typed for this very review, None where nothing was; `compared` is what it shows,
    and what became of the last one.
    """

    facts: ReviewFacts
    voice: Voice
    results: tuple[Told, ...]
    kind: ReviewKind
    prepared: PreparedReview | None
    compared: Compared
    asking: Request | None = None

    @property
    def plan(self) -> SharedPlan | None:
        """The phase of the success plan that the review is about."""
        return self.facts.plan

    @property
    def as_of(self) -> date:
        """The day on which the figures stand."""
        return self.facts.as_of

    @property
    def shown_results(self) -> tuple[Told, ...]:
        """The results that have a page of their own."""
        return tuple(told for told in self.results if told.page)

    def has(self, sheet: Sheet) -> bool:
        """Whether the review may have a sheet, and nobody left it out."""
        return sheet in allowed_sheets(self.kind) and self.choice(sheet).included is not False

    def choice(self, sheet: Sheet, goal_id: int | None = None) -> SheetChoice:
        """What was chosen for a sheet; where nothing was prepared all is as drafted."""
        if self.prepared is None:
            return SheetChoice(sheet, goal_id, None, "")
        return self.prepared.choice(sheet, goal_id)


def story_of(
    facts: ReviewFacts,
    voice: Voice,
    kind: ReviewKind,
    prepared: PreparedReview | None = None,
    before: Shown | None = None,
    *,
    asking: Request | None = None,
) -> Story:
    """Compute everything that a review says; `before` is what the last one showed, `asking` what it asks."""
    goals = facts.headlines or tuple(one for one in facts.results if one.goal is not None)
    goals = goals[:HEADLINE_RANKS]
    out = (
        []
        if prepared is None
        else [prepared.choice(Sheet.RESULTS, one.goal_id).included is False for one in goals]
    )
    kept = len(goals) - sum(out)
    names = iter(result_pages(kept, voice))
    pages = [next(names) if not left else "" for left in out or [False] * len(goals)]
    since = facts.start - timedelta(days=1) if before is None else before.as_of
    results = tuple(told_of(one, facts, voice, page, since) for one, page in zip(goals, pages, strict=True))
    next_date = None if prepared is None else prepared.next_date
    return Story(
        facts,
        voice,
        results,
        kind,
        prepared,
        compared(facts, results, voice, (kind, next_date), before),
        asking,
    )


def result_pages(count: int, voice: Voice) -> tuple[str, ...]:
    """The names of the pages of results."""
    if count == 1:
        return (voice.say("Results"),)
    return tuple(voice.say("Results {number}", number=n) for n in range(1, count + 1))
