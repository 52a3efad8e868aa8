"""The goals of a plan with all that its page shows and edits of them and of their metrics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from csdesk.db.domain_values import definition_of, revision_of
from csdesk.db.tables import Contact, Definition, Goal, GoalRevision, Metric
from csdesk.domain import metric
from csdesk.domain.goals import Revision
from csdesk.queries.standing import Standing, standings


@dataclass(frozen=True, slots=True)
class DefinitionRow:
    """A dated definition of a metric."""

    id: int
    definition: metric.Definition


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A dated revision of what a goal aims at."""

    id: int
    revision: Revision


@dataclass(frozen=True, slots=True)
class WorthRow:
    """What a unit is worth, how many there are a period, and who of the customer's agreed to it and when."""

    amount: Decimal | None
    currency: str | None
    volume: float | None
    volume_metric_id: int | None
    agreed_by_id: int | None
    agreed_by: str
    agreed_on: date | None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal of the plan: what it is and where it stands, its metric's definitions, its revisions and its worth.

    `shared` says whether its metric is shared; a goal follows its plan and its metric.
    """

    standing: Standing
    shared: bool
    definitions: tuple[DefinitionRow, ...]
    revisions: tuple[RevisionRow, ...]
    worth: WorthRow

    @property
    def id(self) -> int:
        """The goal's id."""
        return self.standing.goal_id

    @property
    def metric_id(self) -> int:
        """The id of its metric."""
        return self.standing.metric_id


def goal_rows(session: Session, plan_id: int, today: date) -> tuple[GoalRow, ...]:
    """The goals of a plan, by rank, those without one last."""
    goals = select(Goal.id).where(Goal.plan_id == plan_id)
    definitions = _definitions(session, goals)
    revisions = _revisions(session, goals)
    details = _details(session, goals)
    return tuple(
        GoalRow(
            standing=one,
            shared=details[one.goal_id][0],
            definitions=tuple(definitions[one.metric_id]),
            revisions=tuple(revisions[one.goal_id]),
            worth=details[one.goal_id][1],
        )
        for one in standings(session, goals, today)
    )


def _definitions(session: Session, goals: Select[int]) -> Mapping[int, list[DefinitionRow]]:
    metrics = select(Goal.metric_id).where(Goal.id.in_(goals))
    statement = select(Definition).where(Definition.metric_id.in_(metrics)).order_by(Definition.since)
    found: dict[int, list[DefinitionRow]] = defaultdict(list)
    for row in session.scalars(statement):
        found[row.metric_id].append(DefinitionRow(row.id, definition_of(row)))
    return found


def _revisions(session: Session, goals: Select[int]) -> Mapping[int, list[RevisionRow]]:
    statement = select(GoalRevision).where(GoalRevision.goal_id.in_(goals)).order_by(GoalRevision.day)
    found: dict[int, list[RevisionRow]] = defaultdict(list)
    for row in session.scalars(statement):
        found[row.goal_id].append(RevisionRow(row.id, revision_of(row)))
    return found


def _details(session: Session, goals: Select[int]) -> Mapping[int, tuple[bool, WorthRow]]:
    statement = (
        select(Goal, Metric.shared, Contact.name)
        .join(Metric, Metric.id == Goal.metric_id)
        .outerjoin(Contact, Contact.id == Goal.worth_agreed_by_id)
        .where(Goal.id.in_(goals))
    )
    return {row.id: (shared, _worth(row, name or "")) for row, shared, name in session.execute(statement)}


def _worth(row: Goal, agreed_by: str) -> WorthRow:
    return WorthRow(
        amount=row.worth,
        currency=row.worth_currency,
        volume=row.volume,
        volume_metric_id=row.volume_metric_id,
        agreed_by_id=row.worth_agreed_by_id,
        agreed_by=agreed_by,
        agreed_on=row.worth_agreed_on,
    )
