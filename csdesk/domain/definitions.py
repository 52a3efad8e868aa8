"""Where a metric's definition changed, so that earlier figures can't be compared with later ones."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from csdesk.domain.metric import Metric
from csdesk.domain.series import Point


def definition_breaks(metric: Metric, today: date) -> tuple[date, ...]:
    """The days from which a figure means something else: another meaning, way of measuring or source system.

    The first definition covers what was measured before it too; another person measuring the same is no break.
    """
    meanings = ((one.meaning.strip(), one.how.strip(), one.source.strip()) for one in metric.definitions)
    days = (one.since for one in metric.definitions[1:])
    changed = (day for day, (before, after) in zip(days, pairwise(meanings), strict=True) if before != after)
    return tuple(day for day in changed if day <= today)


def last_break(metric: Metric, today: date) -> date | None:
    """The day from which the newest definition holds, when an older one meant something else."""
    breaks = definition_breaks(metric, today)
    return breaks[-1] if breaks else None


def comparable(metric: Metric, points: tuple[Point, ...], today: date) -> tuple[Point, ...]:
    """The points of the newest definition: those whose periods begin on its day or later."""
    since = last_break(metric, today)
    return points if since is None else tuple(point for point in points if point.period >= since)
