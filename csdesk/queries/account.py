"""What stands at the head of an account's page, and the account's own fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Integer, Select, and_, cast, func, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from csdesk.db.kept import kept_file
from csdesk.db.tables import Account, Answer, Change, Commitment, Contact, Metric, Milestone, Plan
from csdesk.domain.account import AccountStatus
from csdesk.domain.contact import Part
from csdesk.domain.course import Course
from csdesk.domain.plan import Completeness, PlanStatus, completeness
from csdesk.domain.plan_warnings import PlanWarning, plan_warnings
from csdesk.domain.result import Maybe
from csdesk.errors import Refusal
from csdesk.queries.current_plan import current_plans
from csdesk.queries.headlines import headlines
from csdesk.queries.plan_facts import plan_facts
from csdesk.queries.renewal import renewals, runs_on
from csdesk.words import Phrase, counted, phrase


@dataclass(frozen=True, slots=True)
class HeadlineState:
    """A headline goal of the current plan: its metric and where it stands, or why that can't be said."""

    goal_id: int
    metric: str
    course: Maybe[Course]


@dataclass(frozen=True, slots=True)
class PlanState:
    """The plan that the account works by, and which of its six elements are filled or what they lack."""

    id: int
    phase: int
    title: str
    status: PlanStatus
    shared: bool
    completeness: Completeness


@dataclass(frozen=True, slots=True)
class AccountHeader:
    """An account at a glance.

    `sponsors` are those who haven't left; `renewal_days` is negative once the last contract has ended, `runs_on` says
    that one has no last day. `warnings` are what the plan's gaps mean to us. `shared` of `shareable` records are
    shared with the customer.
    """

    id: int
    name: str
    status: AccountStatus
    industry: str
    country: str
    sponsors: tuple[str, ...]
    plan: PlanState | None
    headlines: tuple[HeadlineState, ...]
    warnings: tuple[PlanWarning, ...]
    renewal: date | None
    renewal_days: int | None
    runs_on: bool
    shared: int
    shareable: int

    @property
    def renewal_said(self) -> Phrase:
        """When the last contract ends or ended, and how far that is."""
        if self.renewal is None or self.renewal_days is None:
            return phrase("Contract without a last day") if self.runs_on else phrase("No contract yet")
        if self.renewal_days < 0:
            ago = counted("{count} day ago", "{count} days ago", -self.renewal_days)
            return phrase("Contract ended {day} ({days})", day=self.renewal, days=ago)
        days = counted("{count} day", "{count} days", self.renewal_days)
        return phrase("Renews {day} ({days})", day=self.renewal, days=days)


@dataclass(frozen=True, slots=True)
class AccountFields:
    """All that an account says of itself; `logo` is a PNG, empty where there is none."""

    id: int
    name: str
    external_id: str | None
    status: AccountStatus
    industry: str
    country: str
    segment: str
    customer_since: date | None
    required_outcome: str
    appropriate_experience: str
    reason_to_buy: str
    locale: str
    logo: bytes
    speak_every: int | None


def account_header(session: Session, account_id: int, today: date) -> AccountHeader:
    """The head of an account's page. Raises Refusal when the account is not there any more."""
    account = _account(session, account_id)
    plan = _plan(session, account_id)
    renewal = renewals(session, today, account_id).get(account_id)
    shared, shareable = session.execute(_sharing(account_id)).one()
    return AccountHeader(
        id=account.id,
        name=account.name,
        status=account.status,
        industry=account.industry,
        country=account.country,
        sponsors=_sponsors(session, account_id),
        plan=plan,
        headlines=tuple(
            HeadlineState(one.goal_id, one.metric.name, one.glance.course)
            for one in headlines(session, today, account_id)
        ),
        warnings=_warnings(plan),
        renewal=renewal,
        renewal_days=None if renewal is None else (renewal - today).days,
        runs_on=runs_on(session, account_id),
        shared=shared or 0,
        shareable=shareable or 0,
    )


def account_fields(session: Session, account_id: int) -> AccountFields:
    """An account's own fields. Raises Refusal when the account is not there any more."""
    account = _account(session, account_id)
    return AccountFields(
        id=account.id,
        name=account.name,
        external_id=account.external_id,
        status=account.status,
        industry=account.industry,
        country=account.country,
        segment=account.segment,
        customer_since=account.customer_since,
        required_outcome=account.required_outcome,
        appropriate_experience=account.appropriate_experience,
        reason_to_buy=account.reason_to_buy,
        locale=account.locale,
        logo=kept_file(session, account.logo) if account.logo else b"",
        speak_every=account.speak_every,
    )


def _account(session: Session, account_id: int) -> Account:
    account = session.get(Account, account_id)
    if account is None:
        raise Refusal("This account was deleted in the meantime.")
    return account


def _plan(session: Session, account_id: int) -> PlanState | None:
    plans = current_plans(account_id)
    plan = session.scalars(select(Plan).where(Plan.id.in_(plans))).one_or_none()
    if plan is None:
        return None
    filled = completeness(plan_facts(session, plans)[plan.id])
    return PlanState(plan.id, plan.phase, plan.title, plan.status, plan.shared, filled)


def _sponsors(session: Session, account_id: int) -> tuple[str, ...]:
    people = session.execute(
        select(Contact.name, Contact.parts)
        .where(Contact.account_id == account_id, Contact.left_on.is_(None))
        .order_by(Contact.name)
    )
    return tuple(name for name, parts in people if Part.SPONSOR in parts)


def _warnings(plan: PlanState | None) -> tuple[PlanWarning, ...]:
    """Without a plan nothing of it can be missing: that there is none is all there is to say."""
    missing = () if plan is None else tuple(one.element for one in plan.completeness.missing)
    return plan_warnings(missing, active=plan is not None and not plan.status.closed)


def _sharing(account_id: int) -> Select[int | None, int | None]:
    each = union_all(
        _shared(Plan.shared, Plan.account_id == account_id),
        _shared(Metric.shared, Metric.account_id == account_id),
        _shared(Change.shared, Change.account_id == account_id),
        _shared(Contact.shared, Contact.account_id == account_id),
        _shared(Commitment.shared, Commitment.account_id == account_id),
        _shared(Answer.shared, and_(Answer.account_id == account_id, Answer.answer != "")),
        _shared(
            Milestone.shared, Milestone.plan_id.in_(select(Plan.id).where(Plan.account_id == account_id))
        ),
    ).subquery()
    return select(func.sum(each.c.shared), func.sum(each.c.one))


def _shared(column: InstrumentedAttribute[bool], here: ColumnElement[bool]) -> Select[int, int]:
    return select(cast(column, Integer).label("shared"), literal(1).label("one")).where(here)
