"""What the entries of a section can choose from."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.queries.metrics import MetricRow
from csdesk.ui.forms.choice import Person


@dataclass(frozen=True, slots=True)
class Offer:
    """The account's people who haven't left, its metrics, and the plan's milestones as (id, phrase).

    `wanted` are a review's decisions that are still to be taken, as (id, text).
    """

    account: int = 0
    people: tuple[Person, ...] = ()
    metrics: tuple[MetricRow, ...] = ()
    milestones: tuple[tuple[int, str], ...] = ()
    wanted: tuple[tuple[int, str], ...] = ()
