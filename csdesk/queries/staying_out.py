"""What stays out of a review because it isn't shared, and what stays out with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Select, func, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from csdesk.db.tables import (
    Answer,
    Change,
    Commitment,
    CommitmentStep,
    Contact,
    Goal,
    Measurement,
    Metric,
    Milestone,
    NextPhase,
    Plan,
    Responsibility,
    Review,
    ReviewAttendee,
)
from csdesk.domain.sharing import Shareable
from csdesk.queries.current_plan import current_plans
from csdesk.words import Phrase, counted


@dataclass(frozen=True, slots=True)
class StayingOut:
    """A record that isn't shared: what it is, what it is called, and what stays out with it."""

    kind: Shareable
    id: int
    label: str
    follows: tuple[Phrase, ...] = ()


def not_shared(session: Session, account_id: int, plan_id: int | None = None) -> tuple[StayingOut, ...]:
    """What a review of a plan, or else of the current one, lacks for want of sharing.

    People are listed only when the plan, its goals, figures, changes or answers name them, or a review invites them.
    """
    plan = session.scalars(current_plans(account_id)).one_or_none() if plan_id is None else plan_id
    return (
        *_plan(session, plan),
        *_metrics(session, account_id, plan),
        *_milestones(session, plan),
        *_changes(session, account_id),
        *_contacts(session, account_id, plan),
        *_commitments(session, account_id),
        *_answers(session, account_id),
    )


def _plan(session: Session, plan_id: int | None) -> Iterator[StayingOut]:
    row = session.get(Plan, plan_id) if plan_id is not None else None
    if row is None or row.shared:
        return
    columns: tuple[InstrumentedAttribute[int], ...] = (
        Goal.plan_id,
        Responsibility.plan_id,
        NextPhase.plan_id,
    )
    counts = (select(func.count()).where(column == row.id).scalar_subquery() for column in columns)
    goals, responsibilities, steps = session.execute(select(*counts)).one()
    follows = (
        counted("{count} goal", "{count} goals", goals),
        counted("{count} responsibility", "{count} responsibilities", responsibilities),
        counted("{count} part of the next phase", "{count} parts of the next phase", steps),
    )
    yield StayingOut(Shareable.PLAN, row.id, row.title or row.purpose, _some(follows))


def _metrics(session: Session, account_id: int, plan_id: int | None) -> Iterator[StayingOut]:
    own = select(Metric.id).where(Metric.account_id == account_id)
    measured = select(Measurement.metric_id, func.count()).where(Measurement.metric_id.in_(own))
    figures = _counts(session, measured.group_by(Measurement.metric_id))
    goals = _counts(
        session,
        select(Goal.metric_id, func.count()).where(Goal.plan_id == plan_id).group_by(Goal.metric_id),
    )
    statement = select(Metric.id, Metric.name).where(Metric.account_id == account_id, ~Metric.shared)
    for metric, name in session.execute(statement.order_by(Metric.name)):
        follows = (
            counted("{count} goal", "{count} goals", goals.get(metric, 0)),
            counted("{count} figure", "{count} figures", figures.get(metric, 0)),
        )
        yield StayingOut(Shareable.METRIC, metric, name, _some(follows))


def _milestones(session: Session, plan_id: int | None) -> Iterator[StayingOut]:
    statement = select(Milestone.id, Milestone.phrase).where(Milestone.plan_id == plan_id, ~Milestone.shared)
    for milestone, phrase in session.execute(statement.order_by(Milestone.planned, Milestone.id)):
        yield StayingOut(Shareable.MILESTONE, milestone, phrase)


def _changes(session: Session, account_id: int) -> Iterator[StayingOut]:
    statement = select(Change.id, Change.text).where(Change.account_id == account_id, ~Change.shared)
    for change, text in session.execute(statement.order_by(Change.day, Change.id)):
        yield StayingOut(Shareable.CHANGE, change, text)


def _commitments(session: Session, account_id: int) -> Iterator[StayingOut]:
    own = select(Commitment.id).where(Commitment.account_id == account_id)
    taken = select(CommitmentStep.commitment_id, func.count()).where(CommitmentStep.commitment_id.in_(own))
    steps = _counts(session, taken.group_by(CommitmentStep.commitment_id))
    statement = select(Commitment.id, Commitment.text).where(
        Commitment.account_id == account_id, ~Commitment.shared
    )
    for commitment, text in session.execute(statement.order_by(Commitment.made_on, Commitment.id)):
        follows = (counted("{count} step", "{count} steps", steps.get(commitment, 0)),)
        yield StayingOut(Shareable.COMMITMENT, commitment, text, _some(follows))


def _answers(session: Session, account_id: int) -> Iterator[StayingOut]:
    """Questions without an answer have nothing to show."""
    statement = select(Answer.id, Answer.question).where(
        Answer.account_id == account_id, ~Answer.shared, Answer.answer != ""
    )
    for answer, question in session.execute(statement.order_by(Answer.answered_on, Answer.id)):
        yield StayingOut(Shareable.ANSWER, answer, question)


def _contacts(session: Session, account_id: int, plan_id: int | None) -> Iterator[StayingOut]:
    metrics = select(Metric.id).where(Metric.account_id == account_id)
    reviews = select(Review.id).where(Review.account_id == account_id, Review.held_on.is_(None))
    named = union(
        select(Plan.said_by_id).where(Plan.id == plan_id),
        select(Plan.agreed_by_id).where(Plan.id == plan_id),
        select(Responsibility.contact_id).where(Responsibility.plan_id == plan_id),
        select(Goal.worth_agreed_by_id).where(Goal.plan_id == plan_id),
        select(Measurement.confirmed_by_id).where(Measurement.metric_id.in_(metrics)),
        select(Change.confirmed_by_id).where(Change.account_id == account_id),
        select(Answer.answered_by_id).where(Answer.account_id == account_id, Answer.shared),
        select(ReviewAttendee.contact_id).where(ReviewAttendee.review_id.in_(reviews)),
    )
    statement = select(Contact.id, Contact.name).where(
        Contact.account_id == account_id, ~Contact.shared, Contact.id.in_(named)
    )
    for contact, name in session.execute(statement.order_by(Contact.name)):
        yield StayingOut(Shareable.CONTACT, contact, name)


def _counts(session: Session, statement: Select[int, int]) -> Mapping[int, int]:
    return dict(session.execute(statement).all())


def _some(follows: Iterable[Phrase]) -> tuple[Phrase, ...]:
    return tuple(one for one in follows if one.count)
