"""A story's figures, the same on every machine for the same seed and day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from csdesk.commands.figures import Figure
from csdesk.domain.metric import Kind
from csdesk.domain.periods import following
from csdesk.flows.sample.story import Curve, Measured

SOURCE_OF_NOTHING = ""
VOLUME_SWING = 0.12


def period_of(measured: Measured, place: int, today: date) -> date:
    """The first day of a metric's period by its place on the curve; the last one is complete before today."""
    count = measured.curve.corners[-1][0]
    return following(measured.cadence, today, place - count - 1 - measured.curve.ended)


def figures_of(measured: Measured, metric_id: int, seed: int, today: date) -> tuple[Figure, ...]:
    """All figures of a metric: chance is drawn for gaps too, so that a gap moves no other figure."""
    chance = Random(seed)
    source = measured.meanings[-1].source if measured.meanings else SOURCE_OF_NOTHING
    drawn = [
        (place, level, _swing(chance), _swing(chance)) for place, level in enumerate(_levels(measured.curve))
    ]
    return tuple(
        Figure(
            metric_id,
            period_of(measured, place, today),
            *_numbers(measured, level + swing * measured.curve.spread, volume_swing),
            evidence=measured.evidence,
            source=source,
        )
        for place, level, swing, volume_swing in drawn
        if place not in measured.curve.gaps
    )


def _levels(curve: Curve) -> Iterator[float]:
    jolts = dict(curve.jolts)
    for (start, low), (end, high) in zip(curve.corners, curve.corners[1:], strict=False):
        for place in range(start, end):
            yield low + (high - low) * (place - start) / (end - start) + jolts.get(place, 0.0)
    last, level = curve.corners[-1]
    yield level + jolts.get(last, 0.0)


def _swing(chance: Random) -> float:
    """About -1 to 1, mostly near 0: four even draws, so that no library's logarithm has a say in it."""
    return sum(chance.random() for _ in range(4)) / 2 - 1


def _numbers(
    measured: Measured, level: float, volume_swing: float
) -> tuple[float | None, float | None, float | None]:
    if measured.kind is Kind.VALUE:
        return round(level, measured.decimals), None, None
    volume = round(measured.curve.volume * (1 + VOLUME_SWING * volume_swing))
    share = min(1.0, max(0.0, level / 100))
    return None, float(round(volume * share)), float(volume)
