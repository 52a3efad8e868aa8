"""Aiming at a metric by its name: one step for who writes a plan, whether the metric is known already or not."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar

from sqlalchemy import select

from csdesk.commands.belonging import called
from csdesk.commands.goal import AddGoal
from csdesk.commands.metric import AddMetric
from csdesk.db.tables import Goal, Metric, Plan
from csdesk.db.work import Work
from csdesk.domain.fields import clean_name
from csdesk.domain.goals import HEADLINE_RANKS
from csdesk.domain.periods import Cadence
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class AimAt:
    """A plan gets a goal for the account's metric of that name, or for a new one. Gives back the goal's id.

    The first goals become headlines as long as there is a rank left.
    """

    title: ClassVar[Phrase] = phrase("Add metric to plan")

    plan_id: int
    name: str
    _: KW_ONLY
    cadence: Cadence = Cadence.MONTHLY

    def run(self, work: Work) -> int:
        """Refuses an empty name, and a metric that the plan has a goal for already."""
        plan = work.get(Plan, self.plan_id)
        name = clean_name(self.name)
        metric_id = called(work, Metric, name, Metric.account_id == plan.account_id)
        if metric_id is None:
            metric_id = AddMetric(plan.account_id, name, cadence=self.cadence).run(work)
        return AddGoal(plan.id, metric_id, rank=free_rank(work, plan.id)).run(work)


def free_rank(work: Work, plan_id: int) -> int | None:
    """The first headline rank that none of the plan's goals has."""
    taken = {rank for (rank,) in work.values(select(Goal.rank).where(Goal.plan_id == plan_id))}
    return next((rank for rank in range(1, HEADLINE_RANKS + 1) if rank not in taken), None)
