"""The baseline: where a goal starts from, computed from periods or stated by somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.domain.definitions import last_break
from csdesk.domain.evidence import Evidence, weakest
from csdesk.domain.goals import Baseline, StatedBaseline
from csdesk.domain.metric import Metric
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.series import Point, together, within
from csdesk.words import phrase


@dataclass(frozen=True, slots=True)
class BaselineFigure:
    """A baseline's value and how sure it is; `points` are what it was computed from, none when it was stated."""

    value: float
    evidence: Evidence
    source: str = ""
    points: tuple[Point, ...] = ()

    @property
    def stated(self) -> bool:
        """Whether somebody said it, instead of measurements."""
        return not self.points


NO_BASELINE = Missing(phrase("There is no baseline yet."))


def baseline_of(
    metric: Metric, baseline: Baseline | StatedBaseline | None, points: tuple[Point, ...], today: date
) -> Maybe[BaselineFigure]:
    """A goal's baseline: the mean of its periods (a ratio: ratio of sums), or what was stated.

    Of `points` only those of its periods are needed. Missing when there is none, when nothing was measured in
    its periods, or when they were measured by an older definition; never zero. Source: method.md, section 3.
    """
    match baseline:
        case None:
            return NO_BASELINE
        case StatedBaseline(value, source, evidence):
            return BaselineFigure(value, evidence, source)
        case Baseline(start, end):
            return _computed(metric, within(metric, points, start, end), last_break(metric, today))


def _computed(metric: Metric, used: tuple[Point, ...], since: date | None) -> Maybe[BaselineFigure]:
    if not used:
        return Missing(phrase("Nothing was measured in the periods of the baseline."))
    if since is not None and used[0].period < since:
        return Missing(
            phrase(
                "The baseline was measured by the definition before {day}; it can't be compared.", day=since
            )
        )
    value = together(metric, used)
    if isinstance(value, Missing):
        return value
    return BaselineFigure(value, weakest(point.evidence for point in used), used[-1].source, used)
