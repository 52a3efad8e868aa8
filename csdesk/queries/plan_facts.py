"""What the completeness of plans is judged by, for one plan or for those of all accounts, in a few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from csdesk.db.plain import plain
from csdesk.db.tables import (
    Definition,
    Goal,
    GoalRevision,
    Measurement,
    Milestone,
    NextPhase,
    Plan,
    Responsibility,
)
from csdesk.domain import metric
from csdesk.domain.goals import GoalKind
from csdesk.domain.plan import GoalFacts, PlanFacts
from csdesk.domain.sides import Side


def plan_facts(session: Session, plans: Select[int]) -> Mapping[int, PlanFacts]:
    """The facts of the plans whose ids `plans` selects, by plan."""
    goals = _goals(session, plans)
    milestones = _dated_milestones(session, plans)
    answering = _answering(session, plans)
    steps = _next_steps(session, plans)
    own = plain(Plan).c
    rows = session.execute(select(own.id, own.purpose, own.starts, own.ends).where(own.id.in_(plans)))
    return {
        plan: PlanFacts(
            purpose=purpose,
            goals=tuple(goals[plan]),
            start=starts,
            end=ends,
            dated_milestones=milestones.get(plan, 0),
            answering=frozenset(answering[plan]),
            next_steps=steps.get(plan, 0),
        )
        for plan, purpose, starts, ends in rows
    }


def _goals(session: Session, plans: Select[int]) -> Mapping[int, list[GoalFacts]]:
    goal, definition, other = plain(Goal).c, plain(Definition).c, plain(Definition).alias().c
    point, revision = plain(Measurement).c, plain(GoalRevision).c
    newest = select(func.max(other.since)).where(other.metric_id == goal.metric_id).scalar_subquery()
    in_force = and_(definition.metric_id == goal.metric_id, definition.since == newest)
    measured = exists().where(
        point.metric_id == goal.metric_id, point.period.between(goal.baseline_from, goal.baseline_to)
    )
    has_baseline = or_(goal.baseline_value.is_not(None), measured).label("baseline")
    revised = exists().where(revision.goal_id == goal.id, _has_aim(revision))
    has_aim = or_(_has_aim(goal), revised).label("aimed")
    statement = (
        select(
            *(goal.plan_id, goal.kind, has_baseline, has_aim),
            *(definition.how, definition.side, definition.measured_by),
        )
        .join_from(plain(Goal), plain(Definition), in_force, isouter=True)
        .where(goal.plan_id.in_(plans))
    )
    found: dict[int, list[GoalFacts]] = defaultdict(list)
    for plan, kind, baseline, aimed, how, side, measured_by in session.execute(statement):
        # A metric without definition comes with empty columns.
        defined = metric.Definition(date.min, how=how or "", side=side, measured_by=measured_by or "")
        held = kind is GoalKind.HOLD and baseline
        found[plan].append(
            GoalFacts(defined.says_how_and_by_whom, baseline=bool(baseline), target=bool(aimed or held))
        )
    return found


def _has_aim(of: ReadOnlyColumnCollection[str, Any]) -> ColumnElement[bool]:
    return or_(of.target.is_not(None), of.low.is_not(None), of.high.is_not(None))


def _dated_milestones(session: Session, plans: Select[int]) -> Mapping[int, int]:
    milestone = plain(Milestone).c
    dated = or_(milestone.planned.is_not(None), milestone.reached.is_not(None))
    statement = select(milestone.plan_id, func.count()).where(milestone.plan_id.in_(plans), dated)
    return dict(session.execute(statement.group_by(milestone.plan_id)).all())


def _answering(session: Session, plans: Select[int]) -> Mapping[int, set[Side]]:
    one = plain(Responsibility).c
    statement = select(one.plan_id, one.side).where(one.plan_id.in_(plans), one.answers_for != "")
    found: dict[int, set[Side]] = defaultdict(set)
    for plan, side in session.execute(statement.distinct()):
        found[plan].add(side)
    return found


def _next_steps(session: Session, plans: Select[int]) -> Mapping[int, int]:
    step = plain(NextPhase).c
    statement = select(step.plan_id, func.count()).where(step.plan_id.in_(plans))
    return dict(session.execute(statement.group_by(step.plan_id)).all())
