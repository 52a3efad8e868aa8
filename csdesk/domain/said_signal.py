"""Whether the last figures are a signal or lie within the usual variation, in plain words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from csdesk.domain.cautions import stands_alone
from csdesk.domain.figures import Analysis
from csdesk.domain.metric import Metric
from csdesk.domain.result import Missing
from csdesk.domain.said import the_last, the_period
from csdesk.domain.signals import Signal
from csdesk.domain.stretches import ReadPoint
from csdesk.domain.xmr import Cause, Limits
from csdesk.words import Phrase, Value, phrase

Points = tuple[ReadPoint, ...]


def signal_or_noise(analysis: Analysis) -> Phrase | None:
    """What the last figures are by the last stretch's limits, or what is missing to tell."""
    metric, limits = analysis.metric, analysis.limits
    if isinstance(limits, Missing):
        return limits.why
    points = tuple(one for one in analysis.stretches[-1].points if not isinstance(one.cause, Missing))
    values = [one.point.value for one in points]
    if metric.rounded(min(values)) == metric.rounded(max(values)):
        since = the_period(metric.cadence, points[0].point.period)
        return phrase("Every figure since {period} is {value}.", period=since, value=metric.shown(values[-1]))
    if limits.mean_range == 0:
        # It stayed but for a jump or two: there is no usual variation to hold a figure against.
        return None
    match points[-1].cause:
        case Cause.OUTSIDE:
            return _outside(metric, points, limits)
        case Cause.TREND:
            return _trend(metric, points)
        case Cause.TWO_OF_THREE:
            return _close(metric, points, limits)
        case Cause.SHIFT:
            return _shift(metric, points, limits)
        case _:
            return phrase(
                "The last figure, {value}, is within the usual range of {lower} to {upper}.",
                **_edges(metric, points, limits),
            )


def _outside(metric: Metric, points: Points, limits: Limits) -> Phrase:
    values = _edges(metric, points, limits)
    above = points[-1].point.value > limits.mean
    if stands_alone(points) and above:
        return phrase(
            "The last figure, {value}, lies above the usual range of {lower} to {upper}{verdict}; "
            "one figure is no trend yet.",
            **values,
        )
    if stands_alone(points):
        return phrase(
            "The last figure, {value}, lies below the usual range of {lower} to {upper}{verdict}; "
            "one figure is no trend yet.",
            **values,
        )
    run = _trailing(
        points, lambda one: one.cause is Cause.OUTSIDE and (one.point.value > limits.mean) == above
    )
    periods = the_last(metric, [one.point for one in run])
    if above:
        return phrase(
            "{periods} lie above the usual range of {lower} to {upper}{verdict}: more than chance.",
            periods=periods,
            **values,
        )
    return phrase(
        "{periods} lie below the usual range of {lower} to {upper}{verdict}: more than chance.",
        periods=periods,
        **values,
    )


def _trend(metric: Metric, points: Points) -> Phrase:
    rising = points[-1].point.value > points[-2].point.value
    count = 1
    while count < len(points) and _rises(points, count) is rising:
        count += 1
    periods = the_last(metric, [one.point for one in points[-count:]])
    verdict = _verdict(points[-1].signal)
    if rising:
        return phrase(
            "{periods} rose one after the other{verdict}: more than chance.", periods=periods, verdict=verdict
        )
    return phrase(
        "{periods} fell one after the other{verdict}: more than chance.", periods=periods, verdict=verdict
    )


def _rises(points: Points, back: int) -> bool | None:
    """Whether the value rose from the point `back` + 1 before the end to the next one; None when it stayed."""
    if back >= len(points):
        return None
    earlier, later = points[-back - 1].point.value, points[-back].point.value
    return None if earlier == later else later > earlier


def _close(metric: Metric, points: Points, limits: Limits) -> Phrase:
    values = _edges(metric, points, limits)
    if points[-1].point.value > limits.mean:
        return phrase(
            "The latest figures lie close to the upper end of the usual range of {lower} to {upper}{verdict}: "
            "more often than chance would have it.",
            **values,
        )
    return phrase(
        "The latest figures lie close to the lower end of the usual range of {lower} to {upper}{verdict}: "
        "more often than chance would have it.",
        **values,
    )


def _shift(metric: Metric, points: Points, limits: Limits) -> Phrase:
    above = points[-1].point.value > limits.mean
    run = _trailing(points, lambda one: (one.point.value > limits.mean) is above)
    values: dict[str, Value] = {
        "periods": the_last(metric, [one.point for one in run]),
        "mean": metric.shown(limits.mean),
        "verdict": _verdict(points[-1].signal),
    }
    if above:
        return phrase("{periods} all lie above the average of {mean}{verdict}: more than chance.", **values)
    return phrase("{periods} all lie below the average of {mean}{verdict}: more than chance.", **values)


def _trailing(points: Points, belongs: Callable[[ReadPoint], bool]) -> Points:
    count = sum(1 for _ in takewhile(belongs, reversed(points)))
    return points[len(points) - count :]


def _edges(metric: Metric, points: Points, limits: Limits) -> dict[str, Value]:
    return {
        "value": metric.shown(points[-1].point.value),
        "lower": metric.shown(limits.lower),
        "upper": metric.shown(limits.upper),
        "verdict": _verdict(points[-1].signal),
    }


def _verdict(signal: Signal) -> Value:
    match signal:
        case Signal.IMPROVEMENT:
            return phrase(", for the better")
        case Signal.CONCERN:
            return phrase(", for the worse")
        case Signal.NONE:
            return ""
