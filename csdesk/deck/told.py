"""A result with everything that is computed from it once, as all pages of a review take it."""

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
from csdesk.domain.goals import Goal
from csdesk.domain.metric import Metric
from csdesk.domain.now import Now, now_of
from csdesk.domain.result import Maybe, Missing
from csdesk.queries.shared import ReviewFacts, SharedChange, SharedResult


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


def told_of(shared: SharedResult, facts: ReviewFacts, voice: Voice, page: str, last_review: date) -> Told:
    """A result with its figures; `last_review` is the day against which its velocity is told."""
    changes = tuple(_mark(change, voice) for change in shared.changes)
    goal = _named(shared, voice)
    before = facts.start - timedelta(days=1)
    analysis = analyse(shared.series, goal, changes, facts.as_of, last_review=last_review)
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
