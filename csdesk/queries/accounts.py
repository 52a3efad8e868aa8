"""The list of all accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from csdesk.db.known import of_accounts
from csdesk.db.plain import plain
from csdesk.db.tables import Account, Plan
from csdesk.domain.account import AccountStatus
from csdesk.domain.course import Course
from csdesk.domain.folding import in_order
from csdesk.domain.plan import completeness
from csdesk.domain.result import Missing
from csdesk.queries.current_plan import current_plans
from csdesk.queries.headlines import first_headlines
from csdesk.queries.plan_facts import plan_facts
from csdesk.queries.renewal import renewals
from csdesk.queries.standing import Standing
from csdesk.words import Phrase


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in the list, with the phase and completeness of its current plan.

    `course` is that of the first headline, whose metric is `headline`; where there is none `course_why` says why,
    if there is a headline at all. `renewal_days` is negative once the last contract has ended.
    """

    id: int
    name: str
    industry: str
    country: str
    status: AccountStatus
    phase: int | None
    elements: int
    headline: str
    course: Course | None
    course_why: Phrase | None
    renewal: date | None
    renewal_days: int | None


def list_accounts(session: Session, today: date, account_id: int | None = None) -> tuple[AccountRow, ...]:
    """Every account, or one alone, by name; as many statements for ten thousand as for one."""
    read = partial(_rows, session, today)
    found = of_accounts(session, "accounts", today, read) if account_id is None else read(account_id)
    return tuple(sorted(found.values(), key=lambda row: in_order(row.name)))


def _rows(session: Session, today: date, account_id: int | None) -> dict[int, AccountRow]:
    facts = plan_facts(session, current_plans(account_id))
    standing = first_headlines(session, today, account_id)
    ends = renewals(session, today, account_id)
    rows = session.execute(_accounts(account_id))
    found: dict[int, AccountRow] = {}
    for account, name, industry, country, status, plan, phase in rows:
        course, why = _course(standing.get(account))
        renewal = ends.get(account)
        found[account] = AccountRow(
            id=account,
            name=name,
            industry=industry,
            country=country,
            status=status,
            phase=phase,
            elements=0 if plan is None else completeness(facts[plan]).count,
            headline=standing[account].metric.name if account in standing else "",
            course=course,
            course_why=why,
            renewal=renewal,
            renewal_days=None if renewal is None else (renewal - today).days,
        )
    return found


def _accounts(account_id: int | None) -> Select[int, str, str, str, AccountStatus, int | None, int | None]:
    account, plan = plain(Account).c, plain(Plan).c
    current = (
        select(plan.id, plan.account_id, plan.phase).where(plan.id.in_(current_plans(account_id))).subquery()
    )
    statement = select(
        *(account.id, account.name, account.industry, account.country, account.status),
        *(current.c.id, current.c.phase),
    ).join_from(plain(Account), current, current.c.account_id == account.id, isouter=True)
    return statement if account_id is None else statement.where(account.id == account_id)


def _course(headline: Standing | None) -> tuple[Course | None, Phrase | None]:
    if headline is None:
        return None, None
    course = headline.glance.course
    return (None, course.why) if isinstance(course, Missing) else (course, None)
