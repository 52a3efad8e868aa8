"""How the estimated date, the value to date and the velocity came about."""

from __future__ import annotations

from datetime import date

from csdesk.domain.explain_goal import percent, plain_number
from csdesk.domain.figures import Analysis
from csdesk.domain.periods import LENGTH_IN_DAYS
from csdesk.domain.result import Missing
from csdesk.domain.said import the_period
from csdesk.words import Money, Phrase, Quantity, counted, phrase

SLOPE_DECIMALS = 3


def explained_estimate(analysis: Analysis) -> tuple[Phrase, ...]:
    """The line through the medians and where it meets the target."""
    metric, estimate = analysis.metric, analysis.estimate
    if isinstance(estimate, Missing):
        return (estimate.why,)
    if analysis.aim is None or analysis.aim.target is None:
        return ()
    trend = estimate.trend
    latest = estimate.latest
    until = latest.why if isinstance(latest, Missing) else phrase("at the latest on {day}", day=latest)
    length = LENGTH_IN_DAYS[metric.cadence]
    step = metric.shown(trend.slope * length)
    return (
        phrase(
            "Of all slopes between two of the last {count} figures half are above {slope} a period, half below.",
            count=trend.count,
            slope=Quantity(step.value, step.unit, metric.decimals + SLOPE_DECIMALS, signed=True),
        ),
        phrase(
            "A line with this slope through their middle ({value} on {day}) meets the target of {target} on {met}.",
            value=metric.exact(trend.middle_value),
            day=date.fromordinal(int(trend.middle_day)),
            target=metric.shown(analysis.aim.target),
            met=estimate.day,
        ),
        phrase(
            "With the steepest and the flattest slope that are plausible (90 %): not before {earliest}; {until}",
            earliest=estimate.earliest,
            until=until,
        ),
    )


def explained_value(analysis: Analysis) -> tuple[Phrase, ...]:
    """Units × worth, who agreed the worth, and what is left out."""
    value = analysis.value
    if isinstance(value, Missing):
        return (value.why,)
    lines = [
        phrase("The sum of (value − baseline) × volume, for the better, since {day}", day=value.since),
        phrase(
            "{units} × {worth} = {money}",
            units=plain_number(round(value.units, 2)),
            worth=Money(value.worth.amount, value.worth.currency),
            money=value.shown,
        ),
        phrase("Worth agreed by {who} on {day}.", who=value.worth.agreed_by, day=value.worth.agreed_on),
    ]
    if value.left_out:
        lines.append(
            counted(
                "{count} period is missing and adds nothing: {first}.",
                "{count} periods are missing and add nothing, the first of them {first}.",
                len(value.left_out),
                first=the_period(analysis.metric.cadence, value.left_out[0]),
            )
        )
    return (*lines, value.evidence.label)


def explained_velocity(analysis: Analysis) -> tuple[Phrase, ...]:
    """Progress now less progress then."""
    velocity, progress = analysis.velocity, analysis.progress
    if isinstance(velocity, Missing):
        return (velocity.why,)
    if isinstance(progress, Missing):
        return (progress.why,)
    return (
        phrase(
            "Progress now − progress on {day}: {now} − {then} = {change}",
            day=velocity.since,
            now=percent(progress.value),
            then=percent(progress.value - velocity.change),
            change=percent(velocity.change, signed=True),
        ),
        velocity.pace.label,
    )
