"""*Now*: the last measurement, or the last few as one figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.domain.definitions import comparable, last_break
from csdesk.domain.evidence import Evidence, weakest
from csdesk.domain.metric import Metric
from csdesk.domain.periods import LENGTH_IN_DAYS, last_day
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point, together
from csdesk.words import phrase

STALE_AFTER_CADENCES = 1.5


@dataclass(frozen=True, slots=True)
class Now:
    """Where the metric stands: the figure, its last period and that period's last day.

    `points` are those it was taken from; fewer than the metric asks for when fewer were measured.
    """

    value: float
    period: date
    ends: date
    evidence: Evidence
    points: tuple[Point, ...]


def now_of(metric: Metric, points: tuple[Point, ...], today: date) -> Maybe[Now]:
    """Where the metric stands by its *now* rule, over measurements of the newest definition only.

    Of `points` (sorted) only the last ones that the rule asks for are needed. Missing when never measured.
    Source: method.md, section 3, Now.
    """
    if not points:
        return NOT_MEASURED
    usable = comparable(metric, points, today)
    since = last_break(metric, today)
    if not usable and since is not None:
        return Missing(phrase("Nothing was measured yet since its definition changed on {day}.", day=since))
    last = usable[-max(1, metric.now_periods) :]
    value = together(metric, last)
    if isinstance(value, Missing):
        return value
    period = last[-1].period
    evidence = weakest(point.evidence for point in last)
    return Now(value, period, last_day(metric.cadence, period), evidence, last)


NOT_MEASURED = Missing(phrase("Not yet measured."))


def age_in_days(now: Now, today: date) -> int:
    """How old the figure is: days since the end of its last period, 0 while that goes on."""
    return max(0, (today - now.ends).days)


def stale(metric: Metric, now: Now, today: date) -> bool:
    """Whether it is older than 1.5 cadences (7, 30.4 and 91.3 days). Source: method.md, section 3, Course."""
    return age_in_days(now, today) > STALE_AFTER_CADENCES * LENGTH_IN_DAYS[metric.cadence]
