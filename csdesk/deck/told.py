"""A review's facts with everything that is computed from them once, as all of its pages take them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from csdesk.charts.build import results_chart
from csdesk.charts.spec import ChartSpec
from csdesk.deck.voice import Voice
from csdesk.domain.analysis import analyse
from csdesk.domain.baseline import baseline_of
from csdesk.domain.change import ChangeMark
from csdesk.domain.figures import Analysis
from csdesk.domain.goals import HEADLINE_RANKS, Goal
from csdesk.domain.metric import Metric
from csdesk.domain.now import Now, now_of
from csdesk.domain.result import Maybe, Missing
from csdesk.queries.shared import ReviewFacts, SharedChange, SharedPlan, SharedResult


@dataclass(frozen=True, slots=True)
class Told:
    """A result with its figures as they stood at the period's end, and the page that it has.

    `before` is where it stood before the period, `first` the first phase's name and baseline in a later one;
    `chart` says why there is none where the latest figures are too weak for one.
    """

    shared: SharedResult
    analysis: Analysis
    before: Maybe[Now]
    chart: Maybe[ChartSpec]
    first: tuple[str, float] | None
    page: str

    @property
    def metric(self) -> Metric:
        """What is measured."""
        return self.shared.metric

    @property
    def ready(self) -> bool:
        """Whether it may be shown as a result: measured, and surely enough."""
        return not isinstance(self.analysis.headline, Missing)


@dataclass(frozen=True, slots=True)
class Story:
    """All that the pages are made of. `results` are the plan's headlines, or its first goals where none is one."""

    facts: ReviewFacts
    voice: Voice
    results: tuple[Told, ...]

    @property
    def plan(self) -> SharedPlan | None:
        """The phase of the success plan that the review is about."""
        return self.facts.plan

    @property
    def as_of(self) -> date:
        """The day on which the figures stand."""
        return self.facts.as_of


def story_of(facts: ReviewFacts, voice: Voice) -> Story:
    """Compute everything that a review says."""
    goals = facts.headlines or tuple(one for one in facts.results if one.goal is not None)
    names = result_pages(len(goals[:HEADLINE_RANKS]), voice)
    return Story(
        facts,
        voice,
        tuple(_told(one, facts, voice, name) for one, name in zip(goals, names, strict=False)),
    )


def result_pages(count: int, voice: Voice) -> tuple[str, ...]:
    """The names of the pages of results."""
    if count == 1:
        return (voice.say("Results"),)
    return tuple(voice.say("Results {number}", number=n) for n in range(1, count + 1))


def _told(shared: SharedResult, facts: ReviewFacts, voice: Voice, page: str) -> Told:
    changes = tuple(_mark(change, voice) for change in shared.changes)
    goal = _named(shared, voice)
    before = facts.start - timedelta(days=1)
    analysis = analyse(shared.series, goal, changes, facts.as_of, last_review=before)
    earlier = now_of(shared.metric, shared.series.until(before).points, before)
    return Told(shared, analysis, earlier, _chart(analysis), _first(shared, facts.as_of), page)


def _chart(analysis: Analysis) -> Maybe[ChartSpec]:
    """The chart of figures that are measured; a weaker baseline says in the chart that it is one."""
    now = analysis.now
    if isinstance(now, Missing):
        return now
    if not now.evidence.serves_a_headline and isinstance(analysis.headline, Missing):
        return analysis.headline
    return results_chart(analysis)


def _first(shared: SharedResult, as_of: date) -> tuple[str, float] | None:
    """Where the first phase that aimed at this metric began."""
    for earlier in shared.earlier:
        baseline = baseline_of(shared.metric, earlier.goal.baseline, shared.series.points, as_of)
        if not isinstance(baseline, Missing):
            return earlier.plan, baseline.value
    return None


def _named(shared: SharedResult, voice: Voice) -> Goal | None:
    """The goal with who agreed to its worth, as the customer may read it."""
    goal = shared.goal
    if goal is None or goal.worth is None or shared.worth_agreed_by is None:
        return goal
    return replace(goal, worth=replace(goal.worth, agreed_by=voice.who(shared.worth_agreed_by)))


def _mark(change: SharedChange, voice: Voice) -> ChangeMark:
    return ChangeMark(
        day=change.day,
        text=change.text,
        kind=change.kind,
        side=change.side,
        by="" if change.by is None else voice.who(change.by),
        confirmed_by="" if change.confirmed_by is None else voice.who(change.confirmed_by),
        confirmed_on=change.confirmed_on,
        new_start=change.new_start,
        shared=True,
    )
