"""What to be careful with before a figure is shown: a chosen baseline, a lucky last point, changes that overlap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csdesk.domain.before_after import BeforeAfter
from csdesk.domain.figures import Analysis
from csdesk.domain.now import Now
from csdesk.domain.picked import picked_baseline, single_baseline
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.stretches import ReadPoint
from csdesk.domain.xmr import Cause
from csdesk.words import Phrase, counted, phrase


def lucky_last_caution(points: Sequence[ReadPoint], now: Maybe[Now]) -> Phrase | None:
    """Whether *now* rests on one figure that stands out while the one before it does not."""
    if isinstance(now, Missing) or len(now.points) > 1 or not points or not stands_alone(points):
        return None
    return phrase("The last figure stands alone: the one before it was within the usual variation.")


def stands_alone(points: Sequence[ReadPoint]) -> bool:
    """Whether only the very last point lies outside the limits on its side."""
    last = points[-1]
    if last.cause is not Cause.OUTSIDE:
        return False
    return len(points) == 1 or points[-2].cause is not Cause.OUTSIDE or points[-2].signal is not last.signal


def overlap_cautions(compared: Sequence[BeforeAfter]) -> tuple[Phrase, ...]:
    """Changes whose before and after can't be told apart from those of others."""
    return tuple(
        counted(
            "Another change lies in the figures before and after “{change}”; their effects can't be told apart.",
            "{count} other changes lie in the figures before and after “{change}”; their effects can't be told apart.",
            len(one.others),
            change=one.change.text,
        )
        for one in compared
        if one.others
    )


def stated_before(analysis: Analysis, since: date) -> bool:
    """Whether the baseline was stated for a goal that began before the newest definition."""
    goal, baseline = analysis.goal, analysis.baseline
    if goal is None or isinstance(baseline, Missing) or not baseline.stated:
        return False
    return goal.start is not None and goal.start < since


def cautions_of(analysis: Analysis, later_points: int) -> tuple[Phrase, ...]:
    """All of them for one metric; `later_points` are those that lie after today and were left out."""
    single = (
        picked_baseline(analysis) or single_baseline(analysis),
        lucky_last_caution(analysis.points, analysis.now),
        _later(later_points) if later_points else None,
    )
    return (*(caution for caution in single if caution is not None), *overlap_cautions(analysis.before_after))


def _later(count: int) -> Phrase:
    return counted(
        "{count} figure lies after today and is left out.",
        "{count} figures lie after today and are left out.",
        count,
    )
