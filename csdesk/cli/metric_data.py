"""One metric's figures as JSON: values as the book keeps them, so ratios are fractions."""

from __future__ import annotations

from csdesk.cli.plain import Fields, day
from csdesk.domain.before_after import BeforeAfter
from csdesk.domain.estimate import Estimate
from csdesk.domain.figures import Analysis
from csdesk.domain.goals import Aim
from csdesk.domain.metric import Kind
from csdesk.domain.stretches import ReadPoint, Stretch
from csdesk.domain.value import ValueToDate
from csdesk.domain.velocity import Velocity
from csdesk.formats import Formats


def metric_data(analysis: Analysis, formats: Formats) -> dict[str, object]:
    """Everything that is known of one metric."""
    metric = analysis.metric
    fields = Fields(formats)
    fields.put("name", metric.name)
    fields.put("unit", metric.unit)
    fields.put("ratio", metric.kind is Kind.RATIO)
    fields.put("better", metric.better.value)
    fields.put("cadence", metric.cadence.value)
    fields.put("points", [_point(read, formats) for read in analysis.points])
    fields.put("stretches", [_stretch(stretch, formats) for stretch in analysis.stretches])
    fields.maybe("assurance", analysis.assurance, lambda assurance: assurance.value)
    fields.maybe("now", analysis.now, lambda now: now.value)
    fields.maybe("as_of", analysis.now, lambda now: day(now.ends))
    fields.maybe("baseline", analysis.baseline, lambda baseline: baseline.value)
    fields.put("goal", None if analysis.aim is None else _goal(analysis, analysis.aim))
    fields.maybe("progress", analysis.progress, lambda progress: progress.value)
    fields.maybe("expected", analysis.expected, float)
    fields.maybe("course", analysis.course, lambda course: course.value)
    fields.maybe("reached_on", analysis.reached_on, day)
    fields.put("before_after", [_before_after(one, formats) for one in analysis.before_after])
    fields.maybe("estimated_date", analysis.estimate, lambda estimate: _estimate(estimate, formats))
    fields.maybe("value_to_date", analysis.value, _value)
    fields.maybe("velocity", analysis.velocity, _velocity)
    fields.maybe("evidence", analysis.evidence, lambda evidence: evidence.value)
    fields.maybe("headline_evidence", analysis.headline, lambda evidence: evidence.value)
    fields.put("sentence", formats.join(analysis.sentence))
    return fields.data


def _point(read: ReadPoint, formats: Formats) -> dict[str, object]:
    point = read.point
    fields = Fields(formats)
    fields.put("date", day(point.period))
    fields.put("value", point.value)
    if point.numerator is not None:
        fields.put("numerator", point.numerator)
        fields.put("denominator", point.denominator)
    fields.put("evidence", point.evidence.value)
    fields.maybe("cause", read.cause, lambda cause: cause.value)
    fields.put("kind", read.signal.value)
    return fields.data


def _stretch(stretch: Stretch, formats: Formats) -> dict[str, object]:
    fields = Fields(formats)
    fields.put("from", day(stretch.start))
    fields.put("to", day(stretch.end))
    fields.maybe("mean", stretch.limits, lambda limits: limits.mean)
    fields.maybe("lower", stretch.limits, lambda limits: limits.lower)
    fields.maybe("upper", stretch.limits, lambda limits: limits.upper)
    return fields.data


def _goal(analysis: Analysis, aim: Aim) -> dict[str, object]:
    goal = analysis.goal
    return {
        "kind": aim.kind.value,
        "start": None if goal is None else day(goal.start),
        "due": day(aim.due),
        "target": aim.target,
        "low": aim.low,
        "high": aim.high,
        "rank": None if goal is None else goal.rank,
    }


def _before_after(one: BeforeAfter, formats: Formats) -> dict[str, object]:
    fields = Fields(formats)
    fields.put("date", day(one.change.day))
    fields.put("change", one.change.text)
    fields.put("word", "because" if one.because else "since")
    fields.put("confirmed_by", one.change.confirmed_by if one.because else None)
    compared = one.comparison
    fields.maybe("before", compared, lambda both: both.mean_before)
    fields.maybe("after", compared, lambda both: both.mean_after)
    fields.maybe("difference", compared, lambda both: both.difference)
    fields.maybe("from", compared, lambda both: both.interval.low)
    fields.maybe("to", compared, lambda both: both.interval.high)
    fields.maybe("clear", compared, lambda both: both.clear)
    fields.maybe("evidence", compared, lambda both: both.evidence.value)
    fields.put("others", [{"date": day(other.day), "change": other.text} for other in one.others])
    return fields.data


def _estimate(estimate: Estimate, formats: Formats) -> dict[str, object]:
    fields = Fields(formats)
    fields.put("date", day(estimate.day))
    fields.put("from", day(estimate.earliest))
    fields.maybe("to", estimate.latest, day)
    return fields.data


def _value(value: ValueToDate) -> dict[str, object]:
    return {
        "amount": float(value.money.amount),
        "currency": value.money.currency,
        "units": value.units,
        "since": day(value.since),
        "worth_of_a_unit": float(value.worth.amount),
        "agreed_by": value.worth.agreed_by,
        "agreed_on": day(value.worth.agreed_on),
        "periods": len(value.counted),
        "periods_left_out": [day(period) for period in value.left_out],
        "evidence": value.evidence.value,
    }


def _velocity(velocity: Velocity) -> dict[str, object]:
    return {
        "pace": velocity.pace.value,
        "change": velocity.change,
        "from": day(velocity.since),
        "to": day(velocity.until),
    }
