"""The Timeline section: milestones, promises, conversations, changes, contracts and phases of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Plan
from csdesk.domain.plan import PlanStatus
from csdesk.domain.result import Maybe
from csdesk.queries.changes import ChangeRow, list_changes
from csdesk.queries.commitments import CommitmentRow, list_commitments
from csdesk.queries.contracts import ContractEventRow, ContractRow, list_contracts
from csdesk.queries.current_plan import current_plans
from csdesk.queries.interactions import InteractionRow, list_interactions
from csdesk.queries.milestones import MilestoneRow, milestones


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase of the plan; `current` is the one that the account works by."""

    plan_id: int
    phase: int
    title: str
    status: PlanStatus
    starts: date | None
    ends: date | None
    current: bool


@dataclass(frozen=True, slots=True)
class ContractEnd:
    """The day on which a contract ends; `followed` when another contract takes over."""

    contract: ContractRow
    followed: bool


@dataclass(frozen=True, slots=True)
class ContractHappening:
    """An event of a contract, beside the contract whose currency it has."""

    contract: ContractRow
    event: ContractEventRow


Happening = MilestoneRow | ChangeRow | ContractRow | ContractEnd | ContractHappening | PhaseSpan


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that happened or is to happen on a day."""

    day: date
    what: Happening


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that has a day, the earliest first; what has none; and by how many days milestones slip (median).

    Commitments come as `list_commitments` gives them, conversations the first one first.
    """

    entries: tuple[Entry, ...]
    undated: tuple[MilestoneRow | PhaseSpan, ...]
    slip: Maybe[float]
    plan_id: int | None
    commitments: tuple[CommitmentRow, ...] = ()
    interactions: tuple[InteractionRow, ...] = ()


def timeline(session: Session, account_id: int, today: date) -> Timeline:
    """The timeline of an account; a milestone lies on the day it was reached, else on the one planned."""
    every_plan = select(Plan.id).where(Plan.account_id == account_id)
    steps = milestones(session, every_plan, today)
    current = session.scalars(current_plans(account_id)).one_or_none()
    phases = _phases(session, account_id, current)
    entries = [
        *_milestones(steps.rows),
        *(Entry(change.day, change) for change in list_changes(session, account_id)),
        *_contracts(list_contracts(session, account_id)),
        *(Entry(phase.starts, phase) for phase in phases if phase.starts is not None),
    ]
    undated: list[MilestoneRow | PhaseSpan] = [row for row in steps.rows if _day(row) is None]
    undated += [phase for phase in phases if phase.starts is None]
    return Timeline(
        entries=tuple(sorted(entries, key=lambda entry: entry.day)),
        undated=tuple(undated),
        slip=steps.slip,
        plan_id=current,
        commitments=list_commitments(session, account_id, today),
        interactions=list_interactions(session, account_id),
    )


def _day(row: MilestoneRow) -> date | None:
    return row.reached or row.planned


def _milestones(rows: tuple[MilestoneRow, ...]) -> Iterator[Entry]:
    for row in rows:
        day = _day(row)
        if day is not None:
            yield Entry(day, row)


def _contracts(contracts: tuple[ContractRow, ...]) -> Iterator[Entry]:
    followed = {contract.predecessor_id for contract in contracts}
    for contract in contracts:
        yield Entry(contract.starts, contract)
        yield from (Entry(event.day, ContractHappening(contract, event)) for event in contract.events)
        if contract.ends is not None:
            yield Entry(contract.ends, ContractEnd(contract, contract.id in followed))


def _phases(session: Session, account_id: int, current: int | None) -> tuple[PhaseSpan, ...]:
    columns = Plan.id, Plan.phase, Plan.title, Plan.status, Plan.starts, Plan.ends
    rows = session.execute(select(*columns).where(Plan.account_id == account_id).order_by(Plan.phase))
    return tuple(
        PhaseSpan(plan, phase, title, status, starts, ends, plan == current)
        for plan, phase, title, status, starts, ends in rows
    )
