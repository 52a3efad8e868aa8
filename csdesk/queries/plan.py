"""The Plan section: one phase of the success plan with everything that its six elements show and edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from csdesk.db.tables import Contact, NextPhase, Plan
from csdesk.domain.next_phase import NextPhaseKind
from csdesk.domain.plan import Completeness, PlanStatus, completeness
from csdesk.domain.plan_warnings import PlanWarning, plan_warnings
from csdesk.queries.current_plan import current_plans
from csdesk.queries.metrics import MetricRow, list_metrics
from csdesk.queries.milestones import Milestones, milestones
from csdesk.queries.people import ContactName, ResponsibilityRow, contact_names, responsibility_rows
from csdesk.queries.plan_facts import plan_facts
from csdesk.queries.plan_goals import GoalRow, goal_rows


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase of the account's plan, to go to."""

    plan_id: int
    phase: int
    title: str
    status: PlanStatus
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class NextPhaseRow:
    """One thing that the next phase is to bring; values are as its metric keeps them."""

    id: int
    kind: NextPhaseKind
    text: str
    metric_id: int | None
    from_value: float | None
    to_value: float | None
    by: date | None
    ours: str
    theirs: str
    first_step: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A phase of the plan with its six elements, and which of them are filled or what they lack.

    `warnings` are what the gaps mean to us.
    """

    id: int
    phase: int
    title: str
    purpose: str
    said_by_id: int | None
    said_by: str
    said_on: date | None
    starts: date | None
    ends: date | None
    status: PlanStatus
    agreed_by_id: int | None
    agreed_by: str
    agreed_on: date | None
    shared: bool
    completeness: Completeness
    warnings: tuple[PlanWarning, ...]
    goals: tuple[GoalRow, ...]
    milestones: Milestones
    responsibilities: tuple[ResponsibilityRow, ...]
    next_phase: tuple[NextPhaseRow, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The Plan section: the phases, the one that is shown (None while there is no plan), and what can be chosen."""

    account_id: int
    phases: tuple[PhaseRow, ...]
    plan: PlanRow | None
    contacts: tuple[ContactName, ...]
    metrics: tuple[MetricRow, ...]


def plan_page(session: Session, account_id: int, today: date, plan_id: int | None = None) -> PlanPage:
    """The Plan section of an account with one of its phases, or else with the one that it works by."""
    phases = _phases(session, account_id)
    known = {phase.plan_id for phase in phases}
    shown = plan_id if plan_id in known else session.scalars(current_plans(account_id)).one_or_none()
    return PlanPage(
        account_id=account_id,
        phases=phases,
        plan=None if shown is None else _plan(session, shown, today),
        contacts=contact_names(session, account_id),
        metrics=list_metrics(session, account_id),
    )


def _phases(session: Session, account_id: int) -> tuple[PhaseRow, ...]:
    columns = Plan.id, Plan.phase, Plan.title, Plan.status, Plan.starts, Plan.ends
    statement = select(*columns).where(Plan.account_id == account_id).order_by(Plan.phase)
    return tuple(PhaseRow(*row) for row in session.execute(statement))


def _plan(session: Session, plan_id: int, today: date) -> PlanRow:
    said, agreed = aliased(Contact), aliased(Contact)
    this = select(Plan.id).where(Plan.id == plan_id)
    row, said_by, agreed_by = session.execute(
        select(Plan, said.name, agreed.name)
        .outerjoin(said, said.id == Plan.said_by_id)
        .outerjoin(agreed, agreed.id == Plan.agreed_by_id)
        .where(Plan.id == plan_id)
    ).one()
    filled = completeness(plan_facts(session, this)[plan_id])
    return PlanRow(
        id=row.id,
        phase=row.phase,
        title=row.title,
        purpose=row.purpose,
        said_by_id=row.said_by_id,
        said_by=said_by or "",
        said_on=row.said_on,
        starts=row.starts,
        ends=row.ends,
        status=row.status,
        agreed_by_id=row.agreed_by_id,
        agreed_by=agreed_by or "",
        agreed_on=row.agreed_on,
        shared=row.shared,
        completeness=filled,
        warnings=plan_warnings((one.element for one in filled.missing), active=not row.status.closed),
        goals=goal_rows(session, plan_id, today),
        milestones=milestones(session, this, today),
        responsibilities=responsibility_rows(session, this),
        next_phase=_next_phase(session, plan_id),
    )


def _next_phase(session: Session, plan_id: int) -> tuple[NextPhaseRow, ...]:
    rows = session.scalars(select(NextPhase).where(NextPhase.plan_id == plan_id).order_by(NextPhase.id))
    return tuple(
        NextPhaseRow(
            id=row.id,
            kind=row.kind,
            text=row.text,
            metric_id=row.metric_id,
            from_value=row.from_value,
            to_value=row.to_value,
            by=row.by,
            ours=row.ours,
            theirs=row.theirs,
            first_step=row.first_step,
        )
        for row in rows
    )
