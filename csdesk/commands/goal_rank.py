"""Which of a plan's goals are its headlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy import select

from csdesk.db.tables import Goal, Metric
from csdesk.db.work import Work
from csdesk.domain.fields import clean_whole
from csdesk.domain.goals import HEADLINE_RANKS
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class RankGoal:
    """Make a goal the first, second or third headline, or none. The goal that had the rank takes this one's."""

    title: ClassVar[Phrase] = phrase("Rank goal")

    goal_id: int
    rank: int | None

    def run(self, work: Work) -> None:
        """Refuses a rank that is not 1, 2 or 3."""
        row = work.get(Goal, self.goal_id)
        give_rank(work, row, clean_rank(self.rank))
        work.about(work.get(Metric, row.metric_id).name)


def clean_rank(rank: int | None) -> int | None:
    """A headline's rank, 1 to 3, or none."""
    return None if rank is None else clean_whole(rank, 1, HEADLINE_RANKS, "rank")


def give_rank(work: Work, goal: Goal, rank: int | None) -> None:
    """Give a goal a rank; the goal of its plan that had it takes the one this goal had."""
    if rank is not None:
        holders = select(Goal).where(Goal.plan_id == goal.plan_id, Goal.rank == rank, Goal.id != goal.id)
        for holder in work.all(holders):
            holder.rank = goal.rank
    goal.rank = rank
