"""Saying what a metric means while one writes: the definition in force is changed, or begun where there is none."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy import select

from csdesk.commands.definition import AddDefinition, EditDefinition
from csdesk.commands.edits import UNSET, Unset, values_set
from csdesk.db.tables import Definition, Metric
from csdesk.db.work import Work
from csdesk.domain.sides import Side
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Define:
    """Other values for some fields of a metric's newest definition; the first one begins on `since`, or today."""

    title: ClassVar[Phrase] = phrase("Define metric")

    metric_id: int
    _: KW_ONLY
    since: date | None = None
    meaning: str | Unset = UNSET
    how: str | Unset = UNSET
    side: Side | Unset = UNSET
    measured_by: str | Unset = UNSET
    source: str | Unset = UNSET

    def run(self, work: Work) -> None:
        """Raises Refusal when the metric is not there any more."""
        metric = work.get(Metric, self.metric_id)
        newest = work.first(
            select(Definition).where(Definition.metric_id == metric.id).order_by(Definition.since.desc())
        )
        values = values_set(self, but=("metric_id", "since"))
        if newest is None:
            AddDefinition(metric.id, self.since or work.today, **values).run(work)
        else:
            EditDefinition(newest.id, **values).run(work)
