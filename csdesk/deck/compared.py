"""What a review shows of all that can change, held against what the last one showed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from csdesk.deck.told import Told
from csdesk.deck.voice import Voice
from csdesk.domain.course import Course
from csdesk.domain.metric import Metric
from csdesk.domain.result import Missing
from csdesk.domain.review import ReviewKind
from csdesk.domain.shown import Shown, ShownCommitment, ShownMilestone, ShownResult
from csdesk.domain.then_and_now import ORDER, Promise, PromiseFate, ThenAndNow, promise_fate, then_and_now
from csdesk.queries.shared import ReviewFacts


@dataclass(frozen=True, slots=True)
class Compared:
    """What this review shows, what became of the last one (None: there was none), and of every promise."""

    shown: Shown
    then: ThenAndNow | None
    promises: tuple[PromiseFate, ...]


def compared(
    facts: ReviewFacts,
    results: tuple[Told, ...],
    voice: Voice,
    what: tuple[ReviewKind, date | None],
    before: Shown | None,
) -> Compared:
    """What a review of a kind with a next date shows, held against the one `before`.

    Without one, what became of the promises that are open or ended within the period is told all the same.
    """
    shown = _shown(facts, results, voice, what, before)
    promises = tuple(_promises(facts, voice))
    if before is None:
        told = [one for one in promises if one.standing.ended is None or one.standing.ended >= facts.start]
        fates = [promise_fate(one, facts.today) for one in told]
        return Compared(
            shown, None, tuple(sorted(fates, key=lambda one: (ORDER.index(one.fate), one.due or date.max)))
        )
    cadences = {_key(told): told.metric.cadence for told in results}
    then = then_and_now(before, shown, promises, cadences, facts.today)
    return Compared(shown, then, then.promises)


def _shown(
    facts: ReviewFacts,
    results: tuple[Told, ...],
    voice: Voice,
    what: tuple[ReviewKind, date | None],
    before: Shown | None,
) -> Shown:
    """The plan's milestones, and those of its other phases that were still open in the review before."""
    kind, next_date = what
    open_then = () if before is None else (one.key for one in before.milestones if one.reached is None)
    still = frozenset(open_then)
    milestones = (
        *(() if facts.plan is None else facts.plan.milestones),
        *(one for one in facts.other_milestones if (one.key or one.phrase) in still),
    )
    return Shown(
        kind=kind,
        start=facts.start,
        end=facts.end,
        as_of=facts.as_of,
        results=tuple(_result(told) for told in results),
        milestones=tuple(
            ShownMilestone(one.key or one.phrase, one.phrase, one.planned, one.reached) for one in milestones
        ),
        commitments=tuple(
            ShownCommitment(
                one.key or one.text,
                one.text,
                one.side,
                voice.whose(one.answerable, one.side),
                one.standing.due,
                one.standing.state,
            )
            for one in facts.commitments
        ),
        next_date=next_date,
    )


def _result(told: Told) -> ShownResult:
    """A figure too weak for a headline was not shown as one."""
    analysis, metric = told.analysis, told.metric
    now, baseline, aim = analysis.now, analysis.baseline, analysis.aim
    figure = None if isinstance(now, Missing) or not now.evidence.serves_a_headline else now
    progress = analysis.progress if told.ready else None
    return ShownResult(
        key=_key(told),
        name=metric.name,
        unit=metric.unit.strip(),
        decimals=metric.decimals,
        now=None if figure is None else metric.shown(figure.value).value,
        period=None if figure is None else figure.period,
        baseline=None if isinstance(baseline, Missing) else metric.shown(baseline.value).value,
        target=None if aim is None or aim.target is None else metric.shown(aim.target).value,
        due=None if aim is None else aim.due,
        progress=None if progress is None or isinstance(progress, Missing) else progress.value,
        course=analysis.course if told.ready and isinstance(analysis.course, Course) else None,
        definition=_definition(metric, analysis.today),
    )


def _definition(metric: Metric, day: date) -> str:
    """What a metric means and how it is measured; another person who measures the same makes no other of it."""
    one = metric.definition_at(day) or metric.definition
    if one is None:
        return ""
    parts = (" ".join(text.split()).rstrip(".") for text in (one.meaning, one.how, one.source))
    return ". ".join(part for part in parts if part)


def _promises(facts: ReviewFacts, voice: Voice) -> Iterator[Promise]:
    for one in facts.commitments:
        yield Promise(
            key=one.key or one.text,
            text=one.text,
            side=one.side,
            owner=voice.whose(one.answerable, one.side),
            made_on=one.made_on,
            due=one.due,
            standing=one.standing,
        )


def _key(told: Told) -> str:
    return told.shared.key or told.metric.name
