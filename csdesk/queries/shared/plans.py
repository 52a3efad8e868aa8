"""The phase of the success plan that a review is about, with what lies under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Milestone, NextPhase, Plan, Responsibility
from csdesk.domain.metric import Metric
from csdesk.domain.plan import PlanStatus
from csdesk.queries.shared.people import People
from csdesk.queries.shared.rows import Person, SharedMilestone, SharedPlan, SharedResponsibility, SharedStep


def shared_plans(session: Session, account_id: int) -> Sequence[Plan]:
    """The shared phases of an account in their order, without those that were cancelled."""
    statement = select(Plan).where(
        Plan.account_id == account_id, Plan.shared, Plan.status != PlanStatus.CANCELLED
    )
    return session.scalars(statement.order_by(Plan.phase)).all()


def shared_plan_ends(session: Session, account_id: int) -> tuple[date, ...]:
    """The last days of an account's shared phases, as far as they have one."""
    return tuple(plan.ends for plan in shared_plans(session, account_id) if plan.ends is not None)


def plan_of_period(plans: Sequence[Plan], end: date) -> Plan | None:
    """The last phase that had begun by the period's end, else the first one there is."""
    begun = [plan for plan in plans if plan.starts is None or plan.starts <= end]
    return begun[-1] if begun else next(iter(plans), None)


def shared_plan(session: Session, plan: Plan, people: People, metrics: Mapping[int, Metric]) -> SharedPlan:
    """A plan with its shared milestones, and with the responsibilities and steps that follow it."""
    return SharedPlan(
        title=plan.title,
        purpose=plan.purpose,
        said_by=people.known(plan.said_by_id),
        said_on=plan.said_on,
        start=plan.starts,
        end=plan.ends,
        status=plan.status,
        agreed_by=people.known(plan.agreed_by_id),
        agreed_on=plan.agreed_on,
        milestones=milestones_of(session, [plan], people),
        responsibilities=_responsibilities(session, plan.id, people),
        next_steps=_next_steps(session, plan.id, people, metrics),
    )


def milestones_of(session: Session, plans: Sequence[Plan], people: People) -> tuple[SharedMilestone, ...]:
    """The shared milestones of some phases, by their days."""
    if not plans:
        return ()
    here = Milestone.plan_id.in_([plan.id for plan in plans])
    shared = session.scalars(select(Milestone).where(here, Milestone.shared)).all()
    phrases = {row.id: row.phrase for row in shared}
    return tuple(
        SharedMilestone(
            phrase=row.phrase,
            reached_when=row.reached_when,
            planned=row.planned,
            reached=row.reached,
            side=row.side,
            answerable=people.named(row.answerable),
            waits_for="" if row.waits_for_id is None else phrases.get(row.waits_for_id, ""),
            key=row.uuid,
        )
        for row in sorted(shared, key=lambda row: (row.planned or row.reached or date.max, row.id))
    )


def _responsibilities(session: Session, plan_id: int, people: People) -> tuple[SharedResponsibility, ...]:
    statement = select(Responsibility).where(Responsibility.plan_id == plan_id).order_by(Responsibility.id)
    return tuple(
        SharedResponsibility(
            side=row.side,
            person=people.known(row.contact_id) or people.named(row.person) or Person(""),
            answers_for=row.answers_for,
            confirmed_on=row.confirmed_on,
        )
        for row in session.scalars(statement)
    )


def _next_steps(
    session: Session, plan_id: int, people: People, metrics: Mapping[int, Metric]
) -> tuple[SharedStep, ...]:
    """What is to come; a metric that isn't shared leaves with its figures."""
    rows = session.scalars(select(NextPhase).where(NextPhase.plan_id == plan_id).order_by(NextPhase.id))
    steps = []
    for row in rows:
        metric = None if row.metric_id is None else metrics.get(row.metric_id)
        known = row.metric_id is None or metric is not None
        steps.append(
            SharedStep(
                kind=row.kind,
                text=row.text,
                metric=metric,
                from_value=row.from_value if known else None,
                to_value=row.to_value if known else None,
                by=row.by,
                ours=people.named(row.ours),
                theirs=people.named(row.theirs),
                first_step=row.first_step,
            )
        )
    return tuple(steps)
