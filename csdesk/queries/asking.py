"""What a customer can be asked: shared figures missing or unconfirmed, milestones to come, promises to be kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db import tables
from csdesk.db.domain_values import metric_of
from csdesk.db.tables import Account, Contact, DataRequest, Measurement, Milestone, Responsibility
from csdesk.domain.asking import PROMISED, Asked, AskedRow, Request, figure_text, only_role, read
from csdesk.domain.contact import Part
from csdesk.domain.evidence import Evidence
from csdesk.domain.folding import key_of
from csdesk.domain.metric import Metric
from csdesk.domain.periods import first_day, following
from csdesk.domain.returned import Now
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.queries.commitments import CommitmentRow, list_commitments
from csdesk.queries.current_plan import current_plans

MOST_FIGURES, MOST_ROLES, MOST_MILESTONES, MOST_PROMISES = 10, 3, 3, 3
AHEAD = timedelta(days=90)
ASKED_FIRST = (Part.CHAMPION, Part.PROJECT_LEAD, Part.SPONSOR, Part.DECISION_MAKER, Part.USER)


@dataclass(frozen=True, slots=True)
class Askable:
    """What can be asked of an account, in its customer's language, and of whom; rows have no codes yet."""

    account: str
    locale: str
    contact_id: int | None
    rows: tuple[AskedRow, ...]
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class SentRequest:
    """A request that went out, and whether it came back, or another one went out after it."""

    id: int
    account_id: int
    account: str
    code: str
    made_on: date
    returned_on: date | None
    newer: bool
    contact_id: int | None
    review_id: int | None
    request: Request


def askable(session: Session, account_id: int, today: date) -> Askable:
    """What is missing or nobody confirmed, the headlines' figures first. Raises Refusal when the account is gone."""
    account = session.get(Account, account_id)
    if account is None:
        raise Refusal("This account was deleted in the meantime; nothing was asked.")
    figures = list(_figures(session, account_id, today))[:MOST_FIGURES]
    codes = frozenset(session.scalars(select(DataRequest.code)))
    return Askable(
        account.name,
        account.locale,
        _whom(session, account_id),
        (
            *figures,
            *_roles(session, account_id),
            *_milestones(session, account_id, today),
            *_promises(session, account_id, today),
        ),
        codes,
    )


def sent_request(session: Session, code: str) -> SentRequest | None:
    """The request with this code; None where the book has none."""
    row = session.scalars(select(DataRequest).where(DataRequest.code == code)).one_or_none()
    account = None if row is None else session.get(Account, row.account_id)
    request = None if row is None else read(row.rows)
    if row is None or account is None or request is None:
        return None
    later = select(DataRequest.id).where(DataRequest.account_id == row.account_id, DataRequest.id > row.id)
    return SentRequest(
        id=row.id,
        account_id=row.account_id,
        account=account.name,
        code=row.code,
        made_on=row.made_on,
        returned_on=row.returned_on,
        newer=session.scalars(later.limit(1)).one_or_none() is not None,
        contact_id=row.asked_id,
        review_id=row.review_id,
        request=request,
    )


def now_of_rows(session: Session, account_id: int, rows: Sequence[AskedRow], today: date) -> dict[str, Now]:
    """What the book says now of each row, by its code; a row whose record is gone or done is left out."""
    promises = {one.uuid: one for one in _open_promises(session, account_id, today)}
    found = ((row.code, _now(session, account_id, row, promises)) for row in rows)
    return {code: now for code, now in found if now is not None}


def _now(
    session: Session, account_id: int, row: AskedRow, promises: Mapping[str, CommitmentRow]
) -> Now | None:
    if row.sort is Asked.FIGURE:
        return _figure_now(session, account_id, row)
    if row.sort is Asked.ROLE:
        return _role_now(session, account_id, row)
    if row.sort in PROMISED:
        return _promise_now(row, promises.get(row.key))
    milestone = session.scalars(
        select(Milestone)
        .join(tables.Plan, tables.Plan.id == Milestone.plan_id)
        .where(Milestone.uuid == row.key, tables.Plan.account_id == account_id)
    ).one_or_none()
    if milestone is None:
        return None
    confirmed = milestone.confirmed_by_id is not None
    if row.sort is Asked.OWNER:
        return Now(milestone.answerable, confirmed)
    return Now(_day(milestone.planned), confirmed)


def _role_now(session: Session, account_id: int, row: AskedRow) -> Now | None:
    plan = select(tables.Plan.id).where(tables.Plan.uuid == row.key, tables.Plan.account_id == account_id)
    role = only_role(
        ((one.answers_for, one) for one in _roles_of(session, session.scalars(plan).one_or_none())), row.label
    )
    return None if role is None else Now(role.person, role.confirmed_on is not None)


def _promise_now(row: AskedRow, promise: CommitmentRow | None) -> Now | None:
    if promise is None:
        return None
    confirmed = promise.confirmed_on is not None
    return Now(promise.answerable if row.sort is Asked.PROMISER else _day(promise.standing.due), confirmed)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _figure_now(session: Session, account_id: int, row: AskedRow) -> Now | None:
    metric = session.scalars(
        select(tables.Metric).where(tables.Metric.uuid == row.key, tables.Metric.account_id == account_id)
    ).one_or_none()
    # In another unit or cadence the figure would mean something else.
    if metric is None or (metric.unit.strip(), metric.cadence) != (row.unit, row.cadence):
        return None
    figure = session.scalars(
        select(Measurement).where(Measurement.metric_id == metric.id, Measurement.period == row.period)
    ).one_or_none()
    if figure is None:
        return Now("")
    return Now(_text(metric_of(metric), figure), figure.evidence is Evidence.CONFIRMED)


def _figures(session: Session, account_id: int, today: date) -> Iterator[AskedRow]:
    """For each metric the last whole period where it is missing, and the latest figure that nobody confirmed."""
    goal = tables.Goal
    aims = select(goal.metric_id, goal.rank).where(goal.plan_id.in_(current_plans(account_id)))
    ranks = {row.metric_id: row.rank for row in session.execute(aims)}
    metrics = session.scalars(
        select(tables.Metric).where(tables.Metric.account_id == account_id, tables.Metric.shared)
    ).all()
    for metric in sorted(metrics, key=lambda one: (one.id not in ranks, ranks.get(one.id) or 9, one.name)):
        latest = session.scalars(
            select(Measurement)
            .where(Measurement.metric_id == metric.id)
            .order_by(Measurement.period.desc())
            .limit(1)
        ).one_or_none()
        last = following(metric.cadence, first_day(metric.cadence, today), -1)
        if latest is not None and latest.evidence is not Evidence.CONFIRMED:
            yield _asked(metric, latest.period, _text(metric_of(metric), latest))
        if latest is None or latest.period < last:
            yield _asked(metric, last, "")


def _asked(metric: tables.Metric, period: date, sent: str) -> AskedRow:
    return AskedRow(
        code="",
        sort=Asked.FIGURE,
        key=metric.uuid,
        label=metric.name,
        sent=sent,
        period=period,
        cadence=metric.cadence,
        unit=metric.unit.strip(),
        decimals=metric.decimals,
    )


def _roles(session: Session, account_id: int) -> Iterator[AskedRow]:
    """What people on the customer's side answer for in the shared plan, where nobody confirmed it yet."""
    plan = session.scalars(
        select(tables.Plan).where(tables.Plan.id.in_(current_plans(account_id)), tables.Plan.shared)
    ).one_or_none()
    if plan is None:
        return
    hidden = _hidden_names(session, account_id)
    roles = _roles_of(session, plan.id)
    named = [(one.answers_for, one) for one in roles]
    asked = [
        one
        for one in roles
        if one.side is Side.THEIRS
        and one.confirmed_on is None
        and one.answers_for.strip()
        and only_role(named, one.answers_for) is one
        and key_of(one.person) not in hidden
    ]
    for one in asked[:MOST_ROLES]:
        yield AskedRow("", Asked.ROLE, plan.uuid, " ".join(one.answers_for.split()), one.person)


def _roles_of(session: Session, plan_id: int | None) -> Sequence[Responsibility]:
    here = select(Responsibility).where(Responsibility.plan_id == plan_id)
    return session.scalars(here.order_by(Responsibility.id)).all()


def _milestones(session: Session, account_id: int, today: date) -> Iterator[AskedRow]:
    """The shared ones that are next, each with its day and its owner."""
    rows = session.scalars(
        select(Milestone)
        .where(
            Milestone.plan_id.in_(current_plans(account_id)), Milestone.shared, Milestone.reached.is_(None)
        )
        .where(Milestone.planned.is_(None) | (Milestone.planned <= today + AHEAD))
        .order_by(Milestone.planned.is_(None), Milestone.planned, Milestone.id)
        .limit(MOST_MILESTONES)
    ).all()
    hidden = _hidden_names(session, account_id)
    for row in rows:
        yield AskedRow("", Asked.PLANNED, row.uuid, row.phrase, _day(row.planned))
        if key_of(row.answerable) not in hidden:
            yield AskedRow("", Asked.OWNER, row.uuid, row.phrase, row.answerable)


def _promises(session: Session, account_id: int, today: date) -> Iterator[AskedRow]:
    """The shared ones that are due next, each with its day and who sees to it."""
    near = today + AHEAD
    rows = [row for row in _open_promises(session, account_id, today) if row.shared]
    hidden = _hidden_names(session, account_id)
    for row in [row for row in rows if (row.standing.due or near) <= near][:MOST_PROMISES]:
        yield AskedRow("", Asked.DUE, row.uuid, row.text, _day(row.standing.due))
        if key_of(row.answerable) not in hidden:
            yield AskedRow("", Asked.PROMISER, row.uuid, row.text, row.answerable)


def _open_promises(session: Session, account_id: int, today: date) -> list[CommitmentRow]:
    """What is still to be done, by the day that counts, those without one last."""
    return [row for row in list_commitments(session, account_id, today) if not row.standing.state.closed]


def _hidden_names(session: Session, account_id: int) -> set[str]:
    """The names of contacts that aren't shared; who they are is not asked either."""
    names = select(Contact.name).where(Contact.account_id == account_id, ~Contact.shared)
    return {key_of(name) for name in session.scalars(names)}


def _whom(session: Session, account_id: int) -> int | None:
    """Who is asked: the champion, else the next that is there."""
    here = (
        select(Contact)
        .where(Contact.account_id == account_id, Contact.left_on.is_(None))
        .order_by(Contact.id)
    )
    people = session.scalars(here).all()
    for part in ASKED_FIRST:
        for person in people:
            if part in person.parts:
                return person.id
    return people[0].id if people else None


def _text(metric: Metric, row: Measurement) -> str:
    return figure_text(metric, row.value, row.numerator, row.denominator)
