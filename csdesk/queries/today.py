"""What needs a hand today in all accounts, without what was put off, in as many statements as for one account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session, aliased

from csdesk.db.known import of_accounts
from csdesk.db.tables import Account, Answer, Contract, Goal, Milestone, NextPhase, Plan, Snooze
from csdesk.domain.today import (
    USUAL,
    AccountToday,
    Aimed,
    Days,
    Line,
    Made,
    Meeting,
    OpenPlan,
    Spoken,
    place_of,
)
from csdesk.domain.today_rules import lines_of
from csdesk.domain.workdays import working_week
from csdesk.queries.commitments import open_commitments
from csdesk.queries.current_plan import CLOSED, current_plans
from csdesk.queries.renewal import renewals
from csdesk.queries.reviews import REVIEWED, ReviewRow, reviews
from csdesk.queries.spoken import spoken_to, sponsors
from csdesk.queries.standing import standings

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PutOffRow:
    """A line that was put off: until when, and why."""

    id: int
    line: Line
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Today:
    """What needs a hand, what it endangers most first; and what would, were it not put off to a day still to come."""

    lines: tuple[Line, ...]
    put_off: tuple[PutOffRow, ...]


def today_page(session: Session, today: date, days: Days = USUAL) -> Today:
    """What needs a hand in the accounts that are customers."""
    quiet = _put_off(session, today)
    lines: list[Line] = []
    put_off: list[PutOffRow] = []
    read = partial(customers_today, session, today)
    for account in of_accounts(session, "today", (today, working_week()), read).values():
        for line in lines_of(account, today, days):
            snooze = quiet.get((line.account_id, line.need.rule.value, line.need.subject))
            if snooze is None:
                lines.append(line)
            else:
                put_off.append(PutOffRow(snooze.id, line, snooze.until, snooze.reason))
    put_off.sort(key=lambda row: (row.until, row.id))
    return Today(tuple(sorted(lines, key=place_of)), tuple(put_off))


def customers_today(
    session: Session, today: date, account_id: int | None = None
) -> Mapping[int, AccountToday]:
    """What the rules ask of every customer, or of one account where it is a customer."""
    return {account.id: account for account in _customers(session, today, account_id)}


def _customers(session: Session, today: date, account_id: int | None) -> Iterator[AccountToday]:
    promises = _by_account(
        (row.account_id, Made(row.id, row.text, row.side, row.answerable, row.standing))
        for row in open_commitments(session, today, account_id)
    )
    goals = _by_account(
        (one.account_id, Aimed(one.goal_id, one.metric_id, one.metric.name, one.glance.course))
        for one in standings(session, _goals_that_count(account_id), today)
    )
    milestones, aged = _late_milestones(session, today, account_id), _aged(session, today, account_id)
    plans, people = _open_plans(session, account_id), sponsors(session, account_id)
    sponsored, spoken = set(people.values()), spoken_to(session, people, account_id)
    ends = renewals(session, today, account_id)
    contracts = _ending(session, ends)
    found = reviews(session, today, account_id)
    due = _by_account((row.account_id, row.due) for row in found.due)
    planned = _by_account(_meetings(found.upcoming))
    unwritten = _by_account(_meetings(row for row in found.past if row.followed_up_on is None))
    customers = select(Account.id, Account.name, Account.customer_since).where(Account.status.in_(REVIEWED))
    if account_id is not None:
        customers = customers.where(Account.id == account_id)
    for account, name, since in session.execute(customers):
        yield AccountToday(
            id=account,
            name=name,
            since=since,
            promises=promises[account],
            goals=goals[account],
            late_milestones=milestones[account],
            plan=plans.get(account),
            has_sponsor=account in sponsored,
            renewal=ends.get(account),
            contract=contracts.get(account),
            due=due[account],
            planned=planned[account],
            unwritten=unwritten[account],
            aged=aged[account],
            spoken=spoken.get(account, Spoken()),
        )


def _by_account(pairs: Iterable[tuple[int, T]]) -> Mapping[int, tuple[T, ...]]:
    found: dict[int, list[T]] = defaultdict(list)
    for account, one in pairs:
        found[account].append(one)
    return defaultdict(tuple, {account: tuple(those) for account, those in found.items()})


def _goals_that_count(account_id: int | None) -> Select[int]:
    """The headlines of the open plans; of a plan without any, all of its goals."""
    other = aliased(Goal)
    headed = exists().where(other.plan_id == Goal.plan_id, other.rank.is_not(None))
    return (
        select(Goal.id)
        .join(Plan, Plan.id == Goal.plan_id)
        .where(
            Goal.plan_id.in_(current_plans(account_id)),
            Plan.status.not_in(CLOSED),
            or_(Goal.rank.is_not(None), ~headed),
        )
    )


def _meetings(rows: Iterable[ReviewRow]) -> Iterator[tuple[int, Meeting]]:
    for row in rows:
        if row.day is not None:
            yield row.account_id, Meeting(row.id, row.kind, row.day, row.sent_on is not None)


def _late_milestones(
    session: Session, today: date, account_id: int | None
) -> Mapping[int, tuple[tuple[int, str, date], ...]]:
    statement = (
        select(Plan.account_id, Milestone.id, Milestone.phrase, Milestone.planned)
        .join(Plan, Plan.id == Milestone.plan_id)
        .where(Milestone.plan_id.in_(current_plans(account_id)), Milestone.reached.is_(None))
        .where(Milestone.planned < today, Plan.status.not_in(CLOSED))
    )
    return _by_account(
        (account, (record, text, day))
        for account, record, text, day in session.execute(statement)
        if day is not None
    )


def _aged(
    session: Session, today: date, account_id: int | None
) -> Mapping[int, tuple[tuple[int, str, date], ...]]:
    statement = select(Answer.account_id, Answer.id, Answer.question, Answer.review_after).where(
        Answer.answer != "", Answer.review_after < today
    )
    if account_id is not None:
        statement = statement.where(Answer.account_id == account_id)
    return _by_account(
        (account, (record, text, day))
        for account, record, text, day in session.execute(statement)
        if day is not None
    )


def _open_plans(session: Session, account_id: int | None) -> Mapping[int, OpenPlan]:
    columns = Plan.account_id, Plan.id, Plan.starts, Plan.agreed_on.is_not(None)
    statement = select(*columns, exists().where(NextPhase.plan_id == Plan.id)).where(
        Plan.id.in_(current_plans(account_id)), Plan.status.not_in(CLOSED)
    )
    return {
        account: OpenPlan(plan, starts, said, follows)
        for account, plan, starts, said, follows in session.execute(statement)
    }


def _ending(session: Session, ends: Mapping[int, date]) -> Mapping[int, int]:
    """The contracts that end on the accounts' next renewal."""
    statement = select(Contract.account_id, Contract.id, Contract.ends).where(Contract.account_id.in_(ends))
    return {
        account: contract for account, contract, day in session.execute(statement) if day == ends[account]
    }


def _put_off(session: Session, today: date) -> Mapping[tuple[int, str, str], Snooze]:
    rows = session.scalars(select(Snooze).where(Snooze.until > today))
    return {(row.account_id, row.rule, row.subject): row for row in rows}
