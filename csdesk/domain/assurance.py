"""Assurance: whether the usual variation meets the target, misses it, or does now one and now the other."""

from __future__ import annotations

from csdesk.domain.progress import Span
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.worded import Worded
from csdesk.domain.xmr import Limits
from csdesk.words import phrase


class Assurance(Worded):
    """What can be expected of the next figures as things are."""

    MET = "consistently-met", phrase("Consistently met")
    MISSED = "consistently-missed", phrase("Consistently missed")
    HIT_AND_MISS = "hit-and-miss", phrase("Hit and miss")


def assurance_of(limits: Maybe[Limits], wanted: Maybe[Span]) -> Maybe[Assurance]:
    """Against the last stretch's limits: a target beyond the better limit is consistently missed, one beyond the
    worse limit consistently met, one between them is hit and miss. A band is met when both limits lie inside it.

    `wanted` are the values at which the goal is met (`good_enough`). Where nothing ever varied, the one value there
    is meets the target or misses it. Source: method.md, section 3, Assurance.
    """
    if isinstance(wanted, Missing):
        return wanted
    if isinstance(limits, Missing):
        return limits
    if limits.mean_range == 0:
        return Assurance.MET if wanted.holds(limits.mean) else Assurance.MISSED
    if _always(limits, wanted):
        return Assurance.MET
    return Assurance.MISSED if _never(limits, wanted) else Assurance.HIT_AND_MISS


def _always(limits: Limits, wanted: Span) -> bool:
    above = wanted.low is None or wanted.low < limits.lower
    return above and (wanted.high is None or wanted.high > limits.upper)


def _never(limits: Limits, wanted: Span) -> bool:
    return (wanted.low is not None and wanted.low > limits.upper) or (
        wanted.high is not None and wanted.high < limits.lower
    )
