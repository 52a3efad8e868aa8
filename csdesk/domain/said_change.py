"""What happened, and since when: the beginning of a chart's sentences."""

from __future__ import annotations

from csdesk.domain.baseline import BaselineFigure
from csdesk.domain.before_after import BeforeAfter, Comparison
from csdesk.domain.definitions import comparable
from csdesk.domain.figures import Analysis
from csdesk.domain.metric import Metric
from csdesk.domain.now import Now
from csdesk.domain.result import Missing
from csdesk.domain.said import looks_equal, the_change, the_last, where_it_stands
from csdesk.domain.series import Point
from csdesk.domain.steady import within_usual_range
from csdesk.domain.stretches import judged
from csdesk.words import Phrase, Value, phrase

FEWEST_BEYOND = 3


def what_happened(analysis: Analysis, now: Now) -> Phrase:
    """What the average did since the leading change, or how *now* compares with the baseline."""
    lead = analysis.lead
    if lead is not None and not isinstance(lead.comparison, Missing):
        return _since(analysis.metric, lead, lead.comparison)
    if not isinstance(analysis.baseline, Missing):
        return _from_baseline(analysis, analysis.baseline, now)
    if len(analysis.series.points) == 1:
        return phrase("There is one figure so far: {now}.", now=where_it_stands(analysis.metric, now))
    return phrase("It stands at {now}.", now=where_it_stands(analysis.metric, now))


def beyond_everything_before(analysis: Analysis) -> Phrase | None:
    """That the last figures lie below or above every value seen before the leading change."""
    lead = analysis.lead
    if lead is None or isinstance(lead.comparison, Missing) or not lead.comparison.clear:
        return None
    metric = analysis.metric
    points = judged(analysis.series, comparable(metric, analysis.series.points, analysis.today))
    seen = [point.value for point in points if point.period <= lead.comparison.before[-1].period]
    after = lead.comparison.after
    if len(below := _trailing(after, high=min(seen))) >= FEWEST_BEYOND:
        return phrase(
            "{periods} all lie below every value seen before that.", periods=the_last(metric, below)
        )
    if len(above := _trailing(after, low=max(seen))) >= FEWEST_BEYOND:
        return phrase(
            "{periods} all lie above every value seen before that.", periods=the_last(metric, above)
        )
    return None


def _since(metric: Metric, lead: BeforeAfter, compared: Comparison) -> Phrase:
    values: dict[str, Value] = {
        "change": the_change(lead.change),
        "before": metric.shown(compared.mean_before),
        "after": metric.shown(compared.mean_after),
    }
    if looks_equal(metric, compared.mean_before, compared.mean_after):
        return phrase("Since {change} the average stayed at {after}.", **values)
    if not compared.clear:
        return phrase(
            "Since {change} the average went from {before} to {after}; that may be chance.", **values
        )
    rose = compared.difference > 0
    if lead.because:
        return _because(rose, values, lead.change.confirmed_by)
    if rose:
        return phrase("Since {change} the average rose from {before} to {after}.", **values)
    return phrase("Since {change} the average fell from {before} to {after}.", **values)


def _because(rose: bool, values: dict[str, Value], who: str) -> Phrase:
    if rose:
        return phrase(
            "Because of {change}, confirmed by {who}, the average rose from {before} to {after}.",
            who=who,
            **values,
        )
    return phrase(
        "Because of {change}, confirmed by {who}, the average fell from {before} to {after}.",
        who=who,
        **values,
    )


def _from_baseline(analysis: Analysis, baseline: BaselineFigure, now: Now) -> Phrase:
    metric = analysis.metric
    stands = where_it_stands(metric, now)
    if looks_equal(metric, baseline.value, now.value):
        return phrase("It stands where the baseline was: {now}.", now=stands)
    shown = metric.shown(baseline.value)
    if within_usual_range(analysis):
        return phrase("It went from the baseline of {baseline} to {now}.", baseline=shown, now=stands)
    if now.value > baseline.value:
        return phrase("It rose from the baseline of {baseline} to {now}.", baseline=shown, now=stands)
    return phrase("It fell from the baseline of {baseline} to {now}.", baseline=shown, now=stands)


def _trailing(
    points: tuple[Point, ...], low: float | None = None, high: float | None = None
) -> tuple[Point, ...]:
    """The last points that all lie above `low`, or below `high`."""
    count = 0
    for point in reversed(points):
        if (low is not None and point.value <= low) or (high is not None and point.value >= high):
            break
        count += 1
    return points[len(points) - count :]
