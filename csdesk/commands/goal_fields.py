"""How a goal's fields hang together: one baseline, a target or a band, days in order, periods of its metric."""

from __future__ import annotations

from functools import partial
from typing import Any

from csdesk.commands.edits import Rules, rules_of
from csdesk.db.tables import Goal, Metric
from csdesk.domain.evidence import Evidence
from csdesk.domain.fields import clean_band, clean_day_order, clean_number
from csdesk.domain.metric import Better
from csdesk.domain.periods import first_day
from csdesk.errors import Refusal


def number_or_none(number: float | None, field: str) -> float | None:
    """A cleaned number, or none."""
    return None if number is None else clean_number(number, field)


RULES: Rules = {
    **rules_of(days=("starts", "due", "baseline_from", "baseline_to"), lines=("baseline_source",)),
    **{field: partial(number_or_none, field=field) for field in ("baseline_value", "target", "low", "high")},
}
PERIODS = ("baseline_from", "baseline_to")
STATED = {"baseline_value": None, "baseline_source": "", "baseline_evidence": None}


def settled_baseline(values: dict[str, Any], metric: Metric) -> dict[str, Any]:
    """Values in which the newly given baseline takes the place of the other sort of baseline.

    Its periods are those of the metric's cadence. Raises Refusal where both sorts are given at once.
    """
    by_periods = any(values.get(field) is not None for field in PERIODS)
    stated = values.get("baseline_value") is not None
    if by_periods and stated:
        raise Refusal(
            "A baseline is either computed from periods or stated, not both.", field="baseline_value"
        )
    periods = {
        field: first_day(metric.cadence, values[field]) for field in PERIODS if values.get(field) is not None
    }
    if by_periods:
        return {**values, **STATED, **periods}
    if stated:
        evidence = values.get("baseline_evidence") or Evidence.ASSERTED
        return {**values, "baseline_evidence": evidence, **dict.fromkeys(PERIODS)}
    return values


def settled_aim(values: dict[str, Any], metric: Metric) -> dict[str, Any]:
    """Values in which a new target takes the place of a band, and a new band that of a target.

    Raises Refusal where both are given at once, or a target for a metric that is better inside a band.
    """
    banded = values.get("low") is not None or values.get("high") is not None
    aimed = values.get("target") is not None
    if banded and aimed:
        raise Refusal("A goal aims at a target or at a band, not at both.", field="target")
    if aimed and metric.better is Better.BAND:
        raise Refusal(
            "“{name}” is better inside a band; give the band's ends.", field="low", name=metric.name
        )
    if aimed:
        return {**values, "low": None, "high": None}
    return {**values, "target": None} if banded else values


def refuse_unfit(goal: Goal) -> None:
    """Refuse days in the wrong order, half a baseline and a band upside down."""
    clean_day_order(goal.starts, goal.due, "due")
    clean_day_order(goal.baseline_from, goal.baseline_to, "baseline_to")
    clean_band(goal.low, goal.high, "high")
    if (goal.baseline_from is None) != (goal.baseline_to is None):
        missing = "baseline_from" if goal.baseline_from is None else "baseline_to"
        raise Refusal("A baseline needs its first and its last period.", field=missing)
    if goal.baseline_value is None:
        goal.baseline_evidence, goal.baseline_source = None, ""
