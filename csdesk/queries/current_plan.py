"""Which plan an account works by: the open one, else the last phase."""

from __future__ import annotations

from sqlalchemy import Select, case, func, select

from csdesk.db.plain import plain
from csdesk.db.tables import Plan
from csdesk.domain.plan import PlanStatus

CLOSED = tuple(status for status in PlanStatus if status.closed)


def current_plans(account_id: int | None = None) -> Select[int]:
    """The ids of the plans that accounts work by, at most one an account; of one account or of all."""
    plan = plain(Plan).c
    order = case((plan.status.in_(CLOSED), 1), else_=0), plan.phase.desc()
    place = func.row_number().over(partition_by=plan.account_id, order_by=order).label("place")
    plans = select(plan.id, place)
    if account_id is not None:
        plans = plans.where(plan.account_id == account_id)
    placed = plans.subquery()
    return select(placed.c.id).where(placed.c.place == 1)
