"""All figures of one metric, as screen, deck and command line take them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.domain.assurance import Assurance
from csdesk.domain.baseline import BaselineFigure
from csdesk.domain.before_after import BeforeAfter
from csdesk.domain.change import ChangeMark
from csdesk.domain.course import Course
from csdesk.domain.estimate import Estimate
from csdesk.domain.evidence import Evidence
from csdesk.domain.goals import Aim, Goal
from csdesk.domain.metric import Metric
from csdesk.domain.now import Now
from csdesk.domain.progress import Progress, Span
from csdesk.domain.result import Maybe
from csdesk.domain.series import Series
from csdesk.domain.stretches import ReadPoint, Starts, Stretch
from csdesk.domain.value import ValueToDate
from csdesk.domain.velocity import Velocity
from csdesk.domain.xmr import Limits
from csdesk.words import Phrase


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that method.md's section 3 says about one metric on one day; made by `analysis.analyse`.

    Values are as the metric keeps them (`metric.shown` makes them readable); what can't be computed is a Missing
    with its reason.

    - `series`, `goal`, `changes`: what went in, up to `today`; `aim` is what the goal aims at today.
    - `baseline`, `now`, `progress`, `expected` (share of the way that the time passed asks for), `course`.
    - `enough`: the values at which the goal is met; `reached_on`: the first of three periods in a row there.
    - `stretches`: the points with cause and signal, and each stretch's limits; `starts`: where they begin anew;
      `limits`: those of the last stretch; `assurance`: what they say about the target.
    - `before_after`: one entry a change, in the order of days; `lead`: the change the sentence begins with.
    - `estimate`: when the target can be expected; `value`: what the improvement was worth; `velocity`.
    - `evidence`: the weakest that *now* and the baseline rest on; `headline`: the same, or why it can't be one.
    - `gaps`: where periods were not measured, as the last measured period before and how many are missing.
    - `cautions`: what to be careful with, for us; `finding`: one line for a title; `sentence`: the chart's sentences.
    """

    series: Series
    goal: Goal | None
    aim: Aim | None
    today: date
    changes: tuple[ChangeMark, ...]
    starts: Starts
    baseline: Maybe[BaselineFigure]
    now: Maybe[Now]
    progress: Maybe[Progress]
    expected: Maybe[float]
    course: Maybe[Course]
    enough: Maybe[Span]
    reached_on: Maybe[date]
    stretches: tuple[Stretch, ...]
    limits: Maybe[Limits]
    assurance: Maybe[Assurance]
    before_after: tuple[BeforeAfter, ...]
    lead: BeforeAfter | None
    estimate: Maybe[Estimate]
    value: Maybe[ValueToDate]
    velocity: Maybe[Velocity]
    evidence: Maybe[Evidence]
    headline: Maybe[Evidence]
    gaps: tuple[tuple[date, int], ...]
    cautions: tuple[Phrase, ...] = ()
    finding: Phrase | None = None
    sentence: tuple[Phrase, ...] = ()

    @property
    def metric(self) -> Metric:
        """The metric that was analysed."""
        return self.series.metric

    @property
    def points(self) -> tuple[ReadPoint, ...]:
        """All points with their causes, in the order of their periods."""
        return tuple(point for stretch in self.stretches for point in stretch.points)
