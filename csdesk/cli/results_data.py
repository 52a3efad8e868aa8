"""An account's results as JSON values: ISO dates, ratios as fractions, and null with a `why` beside it.

What is missing of a metric itself stands in its `why`, by the name of the key that is null.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from csdesk.domain.before_after import BeforeAfter
from csdesk.domain.estimate import Estimate
from csdesk.domain.figures import Analysis
from csdesk.domain.result import Maybe, Missing
from csdesk.domain.stretches import ReadPoint, Stretch
from csdesk.domain.value import ValueToDate
from csdesk.formats import Formats
from csdesk.queries.results import AccountResults, MetricResult

T = TypeVar("T")
Data = dict[str, Any]


class ResultsData:
    """Puts results into JSON values; reasons are said in the language of `formats`."""

    def __init__(self, formats: Formats) -> None:
        self._formats = formats

    def account(self, results: AccountResults) -> Data:
        """One account with all its metrics."""
        return {
            "account": results.name,
            "metrics": [self._metric(metric) for metric in results.metrics],
            "flags": [self._formats.say(flag) for flag in results.flags],
        }

    def _metric(self, result: MetricResult) -> Data:
        found = result.analysis
        figures = self._figures(found)
        return {
            "name": found.metric.name,
            "unit": found.metric.unit,
            "points": [self._point(point) for point in found.points],
            "stretches": [self._stretch(stretch) for stretch in found.stretches],
            **{name: None if isinstance(value, Missing) else value for name, value in figures.items()},
            "before_after": [self._before_after(found, one) for one in found.before_after],
            "estimated_date": self._estimate(found.estimate),
            "sentence": self._formats.join(found.sentence),
            "why": {
                name: self._formats.say(value.why)
                for name, value in figures.items()
                if isinstance(value, Missing)
            },
        }

    def _figures(self, found: Analysis) -> dict[str, Maybe[Any]]:
        return {
            "assurance": _of(found.assurance, str),
            "baseline": _of(found.baseline, lambda baseline: baseline.value),
            "now": _of(found.now, lambda now: now.value),
            "as_of": _of(found.now, lambda now: now.ends.isoformat()),
            "progress": _of(found.progress, lambda progress: progress.value),
            "course": _of(found.course, str),
            "reached_on": _of(found.reached_on, date.isoformat),
            "value_to_date": _of(found.value, _money),
            "velocity": _of(found.velocity, lambda velocity: str(velocity.pace)),
            "evidence": _of(found.evidence, str),
        }

    def _point(self, read: ReadPoint) -> Data:
        point: Data = {
            "date": read.point.period.isoformat(),
            "value": read.point.value,
            "evidence": str(read.point.evidence),
            "cause": None if isinstance(read.cause, Missing) else str(read.cause),
            "kind": str(read.signal),
        }
        return self._with_why(point, read.cause)

    def _stretch(self, stretch: Stretch) -> Data:
        limits = None if isinstance(stretch.limits, Missing) else stretch.limits
        data: Data = {
            "from": stretch.start.isoformat(),
            "to": stretch.end.isoformat(),
            "mean": limits and limits.mean,
            "lower": limits and limits.lower,
            "upper": limits and limits.upper,
        }
        return self._with_why(data, stretch.limits)

    def _before_after(self, found: Analysis, one: BeforeAfter) -> Data:
        compared = None if isinstance(one.comparison, Missing) else one.comparison
        data: Data = {
            "change": one.change.text,
            "date": one.change.day.isoformat(),
            "before": compared and compared.mean_before,
            "after": compared and compared.mean_after,
            "difference": compared and compared.difference,
            "from": compared and compared.interval.low,
            "to": compared and compared.interval.high,
            "word": "because" if one.because else "since",
            "evidence": compared and str(compared.evidence),
        }
        return self._with_why(data, one.comparison)

    def _estimate(self, estimate: Maybe[Estimate]) -> Data:
        if isinstance(estimate, Missing):
            return self._with_why({"date": None, "from": None, "to": None}, estimate)
        latest = estimate.latest
        data: Data = {
            "date": estimate.day.isoformat(),
            "from": estimate.earliest.isoformat(),
            "to": None if isinstance(latest, Missing) else latest.isoformat(),
        }
        return self._with_why(data, latest)

    def _with_why(self, data: Data, maybe: Maybe[object]) -> Data:
        return {**data, "why": self._formats.say(maybe.why)} if isinstance(maybe, Missing) else data


def _of(maybe: Maybe[T], read: Callable[[T], Any]) -> Maybe[Any]:
    return maybe if isinstance(maybe, Missing) else read(maybe)


def _money(value: ValueToDate) -> Data:
    worth = value.worth
    return {
        "amount": format(value.money.amount, "f"),
        "currency": value.money.currency,
        "since": value.since.isoformat(),
        "agreed_by": worth.agreed_by,
        "agreed_on": worth.agreed_on.isoformat(),
        "periods_counted": len(value.counted),
        "periods_left_out": [period.isoformat() for period in value.left_out],
        "evidence": str(value.evidence),
    }
