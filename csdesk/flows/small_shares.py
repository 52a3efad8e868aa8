"""Percentages that look like fractions: 0.71 in a file where 71 % may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csdesk.commands.imported import Incoming, NewMetric
from csdesk.desk import Desk
from csdesk.domain.metric import PERCENT, Kind
from csdesk.queries.matching import KnownMetric, largest_value
from csdesk.words import Phrase, phrase

WHOLE = {Kind.RATIO: 0.01, Kind.VALUE: 1.0}
"""What 1 % is, as a metric of each kind keeps it."""


def small_shares(desk: Desk, incoming: Iterable[Incoming], known: Iterable[KnownMetric]) -> tuple[str, ...]:
    """The metrics in % of which all figures lie between 0 and 1, unless those in the book do so too, by name."""
    by_id = {one.id: one for one in known}
    return tuple(sorted(set(_small_shares(desk, incoming, by_id))))


def _small_shares(desk: Desk, incoming: Iterable[Incoming], known: dict[int, KnownMetric]) -> Iterator[str]:
    for one in incoming:
        metric = one.metric if isinstance(one.metric, NewMetric) else known[one.metric]
        whole, values = WHOLE[metric.kind], one.figures.first
        if (
            metric.unit.strip() != PERCENT
            or one.figures.is_ratio
            or not 0 < max(values, default=0.0) <= whole
        ):
            continue
        before = desk.ask(largest_value, metric.id) if isinstance(metric, KnownMetric) else None
        if before is None or before > whole:
            yield metric.name


def small_shares_said(names: tuple[str, ...]) -> list[Phrase]:
    """How they are taken, and how to write what was meant instead; nothing where there are none."""
    return [
        phrase(
            "All figures of “{metric}” lie between 0 and 1 %. "
            "Where 0.71 is to be 71 %, write 71 or 71 % in the file.",
            metric=name,
        )
        for name in names
    ]
