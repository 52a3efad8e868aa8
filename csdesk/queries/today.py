"""What needs a hand today in all accounts, without what was put off, in as many statements as for one account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csdesk.db.tables import Account, Answer, Contact, Goal, Interaction, Milestone, Plan, Snooze
from csdesk.domain.contact import Part
from csdesk.domain.course import Course
from csdesk.domain.result import Maybe
from csdesk.domain.review import ReviewKind
from csdesk.domain.review_due import Due
from csdesk.domain.today import AccountToday, Line, Made, lines_of, place_of
from csdesk.queries.commitments import open_commitments
from csdesk.queries.current_plan import CLOSED, current_plans
from csdesk.queries.renewal import renewals
from csdesk.queries.reviews import REVIEWED, Reviews, reviews
from csdesk.queries.standing import standings


@dataclass(frozen=True, slots=True)
class PutOffRow:
    """Something that was put off: until when, and why."""

    id: int
    account_id: int
    account: str
    rule: str
    subject: str
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Today:
    """What needs a hand, what it endangers most first; and what was put off to a day that is still to come."""

    lines: tuple[Line, ...]
    put_off: tuple[PutOffRow, ...]


def today_page(session: Session, today: date) -> Today:
    """What needs a hand in the accounts that are customers."""
    statement = select(Account.id, Account.name).where(Account.status.in_(REVIEWED))
    names = dict(session.execute(statement).all())
    put_off = _put_off(session, today)
    quiet = {(one.account_id, one.rule, one.subject) for one in put_off}
    found = (line for account in _accounts(session, names, today) for line in lines_of(account, today))
    lines = (
        line for line in found if (line.account_id, line.need.rule.value, line.need.subject) not in quiet
    )
    return Today(tuple(sorted(lines, key=place_of)), put_off)


def _accounts(session: Session, names: Mapping[int, str], today: date) -> Iterator[AccountToday]:
    promises: dict[int, list[Made]] = defaultdict(list)
    for row in open_commitments(session, today):
        promises[row.account_id].append(Made(row.id, row.text, row.side, row.answerable, row.standing))
    ranked = select(Goal.id).where(Goal.plan_id.in_(current_plans()), Goal.rank.is_not(None))
    headlines: dict[int, list[tuple[int, str, Maybe[Course]]]] = defaultdict(list)
    for one in standings(session, ranked, today):
        headlines[one.account_id].append((one.goal_id, one.metric.name, one.glance.course))
    milestones, aged = _late_milestones(session, today), _aged(session, today)
    opened, sponsored = _with_open_plan(session), _with_sponsor(session)
    ends, spoken = renewals(session, today), _last_spoken(session)
    due, unwritten = _meetings(reviews(session, today))
    for account, name in names.items():
        yield AccountToday(
            id=account,
            name=name,
            promises=tuple(promises[account]),
            headlines=tuple(headlines[account]),
            late_milestones=tuple(milestones[account]),
            has_open_plan=account in opened,
            has_sponsor=account in sponsored,
            renewal=ends.get(account),
            due=tuple(due[account]),
            unwritten=tuple(unwritten[account]),
            aged=tuple(aged[account]),
            last_spoken=spoken.get(account),
        )


def _meetings(
    found: Reviews,
) -> tuple[dict[int, list[Due]], dict[int, list[tuple[int, ReviewKind, date]]]]:
    due: dict[int, list[Due]] = defaultdict(list)
    for row in found.due:
        due[row.account_id].append(row.due)
    unwritten: dict[int, list[tuple[int, ReviewKind, date]]] = defaultdict(list)
    for held in found.past:
        if held.held_on is not None and held.followed_up_on is None:
            unwritten[held.account_id].append((held.id, held.kind, held.held_on))
    return due, unwritten


def _late_milestones(session: Session, today: date) -> dict[int, list[tuple[int, str, date]]]:
    statement = (
        select(Plan.account_id, Milestone.id, Milestone.phrase, Milestone.planned)
        .join(Plan, Plan.id == Milestone.plan_id)
        .where(Milestone.plan_id.in_(current_plans()), Milestone.reached.is_(None))
        .where(Milestone.planned < today, Plan.status.not_in(CLOSED))
    )
    found: dict[int, list[tuple[int, str, date]]] = defaultdict(list)
    for account, milestone, text, planned in session.execute(statement):
        if planned is not None:
            found[account].append((milestone, text, planned))
    return found


def _aged(session: Session, today: date) -> dict[int, list[tuple[int, str, date]]]:
    statement = select(Answer.account_id, Answer.id, Answer.question, Answer.review_after).where(
        Answer.answer != "", Answer.review_after < today
    )
    found: dict[int, list[tuple[int, str, date]]] = defaultdict(list)
    for account, answer, question, after in session.execute(statement):
        if after is not None:
            found[account].append((answer, question, after))
    return found


def _with_open_plan(session: Session) -> set[int]:
    return set(session.scalars(select(Plan.account_id).where(Plan.status.not_in(CLOSED))))


def _with_sponsor(session: Session) -> set[int]:
    people = session.execute(select(Contact.account_id, Contact.parts).where(Contact.left_on.is_(None)))
    return {account for account, parts in people if Part.SPONSOR in parts}


def _last_spoken(session: Session) -> Mapping[int, date]:
    last = select(Interaction.account_id, func.max(Interaction.day)).group_by(Interaction.account_id)
    return dict(session.execute(last).all())


def _put_off(session: Session, today: date) -> tuple[PutOffRow, ...]:
    rows = session.execute(
        select(Snooze, Account.name)
        .join(Account, Account.id == Snooze.account_id)
        .where(Snooze.until > today)
        .order_by(Snooze.until, Snooze.id)
    )
    return tuple(
        PutOffRow(row.id, row.account_id, name, row.rule, row.subject, row.until, row.reason)
        for row, name in rows
    )
