"""The headline goals of current plans, of one account or of all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csdesk.db.plain import plain
from csdesk.db.tables import Goal
from csdesk.queries.current_plan import current_plans
from csdesk.queries.standing import Standing, standings


def headlines(session: Session, today: date, account_id: int) -> tuple[Standing, ...]:
    """The headlines of an account's current plan, in the order of their ranks."""
    goal = plain(Goal).c
    ranked = select(goal.id).where(goal.plan_id.in_(current_plans(account_id)), goal.rank.is_not(None))
    return standings(session, ranked, today)


def first_headlines(session: Session, today: date, account_id: int | None = None) -> Mapping[int, Standing]:
    """The first headline of the current plan of each account, or of one, by account."""
    goal, other = plain(Goal).c, plain(Goal).alias().c
    first = select(func.min(other.rank)).where(other.plan_id == goal.plan_id).scalar_subquery()
    ranked = select(goal.id).where(goal.plan_id.in_(current_plans(account_id)), goal.rank == first)
    return {one.account_id: one for one in standings(session, ranked, today)}
