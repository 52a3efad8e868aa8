"""How the usual range, a change's before and after, and the evidence came about."""

from __future__ import annotations

from decimal import Decimal

from csdesk.domain.before_after import BeforeAfter
from csdesk.domain.figures import Analysis
from csdesk.domain.metric import Metric
from csdesk.domain.resampling import RESAMPLES
from csdesk.domain.result import Missing
from csdesk.domain.said import the_period
from csdesk.domain.stretches import judged
from csdesk.domain.xmr import LIMIT_FACTOR
from csdesk.words import Phrase, phrase


def explained_limits(analysis: Analysis) -> tuple[Phrase, ...]:
    """Mean ± 2.66 × the mean moving range of the last stretch."""
    metric, limits = analysis.metric, analysis.limits
    if isinstance(limits, Missing):
        return (limits.why,)
    stretch = analysis.stretches[-1]
    return (
        phrase(
            "The average of {count} figures since {period} is {mean}.",
            count=len(judged(analysis.series, tuple(one.point for one in stretch.points))),
            period=the_period(metric.cadence, stretch.start),
            mean=metric.exact(limits.mean),
        ),
        phrase(
            "From one figure to the next it moves by {range} on average, exceptional moves left out.",
            range=metric.exact(limits.mean_range),
        ),
        phrase(
            "{mean} ± {factor} × {range} = {lower} to {upper}",
            mean=metric.exact(limits.mean),
            factor=Decimal(repr(LIMIT_FACTOR)),
            range=metric.exact(limits.mean_range),
            lower=metric.exact(limits.lower),
            upper=metric.exact(limits.upper),
        ),
    )


def explained_assurance(analysis: Analysis) -> tuple[Phrase, ...]:
    """The target against the usual range."""
    metric, limits, enough, assurance = analysis.metric, analysis.limits, analysis.enough, analysis.assurance
    if isinstance(assurance, Missing):
        return (assurance.why,)
    if isinstance(limits, Missing) or isinstance(enough, Missing):
        return ()
    ends = [metric.exact(end) for end in (enough.low, enough.high) if end is not None]
    return (
        *(
            phrase(
                "Target {target}, usual range {lower} to {upper}: {assurance}",
                target=end,
                lower=metric.exact(limits.lower),
                upper=metric.exact(limits.upper),
                assurance=assurance.label,
            )
            for end in ends
        ),
    )


def explained_change(metric: Metric, compared: BeforeAfter) -> tuple[Phrase, ...]:
    """Both means of a change, their difference and its interval."""
    figures = compared.comparison
    if isinstance(figures, Missing):
        return (figures.why,)
    return (
        phrase(
            "Before: the average of {count} figures from {first} to {last} is {mean}.",
            count=len(figures.before),
            first=the_period(metric.cadence, figures.before[0].period),
            last=the_period(metric.cadence, figures.before[-1].period),
            mean=metric.exact(figures.mean_before),
        ),
        phrase(
            "After: the average of {count} figures from {first} to {last} is {mean}.",
            count=len(figures.after),
            first=the_period(metric.cadence, figures.after[0].period),
            last=the_period(metric.cadence, figures.after[-1].period),
            mean=metric.exact(figures.mean_after),
        ),
        phrase(
            "{after} − {before} = {difference}",
            after=metric.exact(figures.mean_after),
            before=metric.exact(figures.mean_before),
            difference=metric.exact(figures.difference),
        ),
        phrase(
            "Drawn again {count} times from these figures, nine differences in ten lie from {low} to {high}.",
            count=RESAMPLES,
            low=metric.exact(figures.interval.low),
            high=metric.exact(figures.interval.high),
        ),
    )


def explained_evidence(analysis: Analysis) -> tuple[Phrase, ...]:
    """What the figures rest on; the weakest counts."""
    now, baseline = analysis.now, analysis.baseline
    lines = [] if isinstance(now, Missing) else [phrase("Now: {evidence}", evidence=now.evidence.label)]
    if not isinstance(baseline, Missing):
        lines.append(phrase("Baseline: {evidence}", evidence=baseline.evidence.label))
    if isinstance(analysis.headline, Missing):
        lines.append(analysis.headline.why)
    else:
        lines.append(phrase("The weakest counts: {evidence}", evidence=analysis.headline.label))
    return tuple(lines)
