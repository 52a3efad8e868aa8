"""What the completeness of plans is judged by, for one plan or for those of all accounts, in a few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

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

DEFINED = Definition.how, Definition.side, Definition.measured_by


def plan_facts(session: Session, plans: Select[int]) -> Mapping[int, PlanFacts]:
    """The facts of the plans whose ids `plans` selects, by plan."""
    goals = _goals(session, plans)
    milestones = _dated_milestones(session, plans)
    answering = _answering(session, plans)
    steps = _next_steps(session, plans)
    rows = session.execute(select(Plan.id, Plan.purpose, Plan.starts, Plan.ends).where(Plan.id.in_(plans)))
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
    other = aliased(Definition)
    newest = select(func.max(other.since)).where(other.metric_id == Goal.metric_id).scalar_subquery()
    in_force = and_(Definition.metric_id == Goal.metric_id, Definition.since == newest)
    measured = exists().where(
        Measurement.metric_id == Goal.metric_id,
        Measurement.period.between(Goal.baseline_from, Goal.baseline_to),
    )
    has_baseline = or_(Goal.baseline_value.is_not(None), measured).label("baseline")
    revised = exists().where(
        GoalRevision.goal_id == Goal.id,
        or_(GoalRevision.target.is_not(None), GoalRevision.low.is_not(None), GoalRevision.high.is_not(None)),
    )
    has_aim = or_(Goal.target.is_not(None), Goal.low.is_not(None), Goal.high.is_not(None), revised).label(
        "aimed"
    )
    statement = (
        select(Goal.plan_id, Goal.kind, has_baseline, has_aim, *DEFINED)
        .outerjoin(Definition, in_force)
        .where(Goal.plan_id.in_(plans))
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


def _dated_milestones(session: Session, plans: Select[int]) -> Mapping[int, int]:
    dated = or_(Milestone.planned.is_not(None), Milestone.reached.is_not(None))
    statement = select(Milestone.plan_id, func.count()).where(Milestone.plan_id.in_(plans), dated)
    return dict(session.execute(statement.group_by(Milestone.plan_id)).all())


def _answering(session: Session, plans: Select[int]) -> Mapping[int, set[Side]]:
    statement = select(Responsibility.plan_id, Responsibility.side).where(
        Responsibility.plan_id.in_(plans), Responsibility.answers_for != ""
    )
    found: dict[int, set[Side]] = defaultdict(set)
    for plan, side in session.execute(statement.distinct()):
        found[plan].add(side)
    return found


def _next_steps(session: Session, plans: Select[int]) -> Mapping[int, int]:
    statement = select(NextPhase.plan_id, func.count()).where(NextPhase.plan_id.in_(plans))
    return dict(session.execute(statement.group_by(NextPhase.plan_id)).all())
