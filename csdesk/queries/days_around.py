"""What lies round today in all accounts: the days of the next two weeks, and what was done in the last one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from csdesk.db.tables import (
    Account,
    Answer,
    Commitment,
    CommitmentStep,
    Goal,
    Interaction,
    Metric,
    Milestone,
    Plan,
    Review,
)
from csdesk.domain.commitment import StepState
from csdesk.domain.review import ReviewKind
from csdesk.domain.worded import Worded
from csdesk.queries.commitments import open_commitments
from csdesk.queries.current_plan import CLOSED, current_plans
from csdesk.queries.renewal import renewals
from csdesk.words import Phrase, phrase

AHEAD = timedelta(days=14)
BACK = timedelta(days=7)
MOST = 60
"""So many of either; a list of hundreds is no outlook."""


class DayKind(Worded):
    """What a day is."""

    PROMISE = "promise", phrase("Promise due")
    MILESTONE = "milestone", phrase("Milestone")
    GOAL = "goal", phrase("Goal due")
    REVIEW = "review", phrase("Review")
    RENEWAL = "renewal", phrase("Contract ends")
    KEPT = "kept", phrase("Kept")
    REACHED = "reached", phrase("Reached")
    HELD = "held", phrase("Held")
    TALK = "talk", phrase("Talk")
    ANSWER = "answer", phrase("Answered")


@dataclass(frozen=True, slots=True)
class AroundRow:
    """A day: what it is, of what and of whom; `record` is where it stands ("milestone:3")."""

    day: date
    kind: DayKind
    what: str | Phrase
    account_id: int
    account: str
    record: str


@dataclass(frozen=True, slots=True)
class Around:
    """The days to come, the next one first, and those gone by, the last one first."""

    ahead: tuple[AroundRow, ...]
    back: tuple[AroundRow, ...]


Days: TypeAlias = "tuple[DayKind, str, Select[*tuple[Any, ...]]]"


def days_around(session: Session, today: date) -> Around:
    """The days of the next two weeks, today's among them, and what was done since a week ago."""
    names: dict[int, str] = dict(session.execute(select(Account.id, Account.name)).all())
    ahead = [*_promises(session, names, today), *_ends(session, names, today)]
    for kind, table, statement in _to_come(today, today + AHEAD):
        ahead += _rows(session, names, kind, table, statement)
    back: list[AroundRow] = []
    for kind, table, statement in _gone_by(today - BACK, today):
        back += _rows(session, names, kind, table, statement)
    ahead.sort(key=lambda row: (row.day, row.account.casefold()))
    back.sort(key=lambda row: (-row.day.toordinal(), row.account.casefold()))
    return Around(tuple(ahead[:MOST]), tuple(back[:MOST]))


def _promises(session: Session, names: Mapping[int, str], today: date) -> Iterator[AroundRow]:
    for row in open_commitments(session, today):
        due, account = row.standing.due, row.account_id
        if due is not None and today <= due <= today + AHEAD:
            yield AroundRow(due, DayKind.PROMISE, row.text, account, names[account], f"commitment:{row.id}")


def _ends(session: Session, names: Mapping[int, str], today: date) -> Iterator[AroundRow]:
    for account, day in renewals(session, today).items():
        if today <= day <= today + AHEAD:
            yield AroundRow(day, DayKind.RENEWAL, "", account, names[account], "")


def _to_come(first: date, last: date) -> Iterator[Days]:
    """What lies ahead: (kind, table, statement), whose rows are (day, what, account, id), the nearest first."""
    plan_open = Plan.id.in_(current_plans()), Plan.status.not_in(CLOSED)
    steps = select(Milestone.planned, Milestone.phrase, Plan.account_id, Milestone.id).join(
        Plan, Plan.id == Milestone.plan_id
    )
    steps = steps.where(*plan_open, Milestone.reached.is_(None), Milestone.planned.between(first, last))
    yield DayKind.MILESTONE, "milestone", steps.order_by(Milestone.planned)
    goals = select(Goal.due, Metric.name, Plan.account_id, Metric.id).join(Plan, Plan.id == Goal.plan_id)
    goals = goals.join(Metric, Metric.id == Goal.metric_id).where(*plan_open, Goal.due.between(first, last))
    yield DayKind.GOAL, "metric", goals.order_by(Goal.due)
    planned = select(Review.planned_for, Review.kind, Review.account_id, Review.id)
    planned = planned.where(Review.held_on.is_(None), Review.planned_for.between(first, last))
    yield DayKind.REVIEW, "review", planned.order_by(Review.planned_for)


def _gone_by(first: date, last: date) -> Iterator[Days]:
    """What was done, in the form of `_to_come`, the latest first."""
    kept = select(CommitmentStep.day, Commitment.text, Commitment.account_id, Commitment.id).join(Commitment)
    kept = kept.where(CommitmentStep.state == StepState.KEPT, CommitmentStep.day.between(first, last))
    yield DayKind.KEPT, "commitment", kept.order_by(CommitmentStep.day.desc())
    steps = select(Milestone.reached, Milestone.phrase, Plan.account_id, Milestone.id)
    steps = steps.join(Plan, Plan.id == Milestone.plan_id).where(Milestone.reached.between(first, last))
    yield DayKind.REACHED, "milestone", steps.order_by(Milestone.reached.desc())
    held = select(Review.held_on, Review.kind, Review.account_id, Review.id)
    yield (
        DayKind.HELD,
        "review",
        held.where(Review.held_on.between(first, last)).order_by(Review.held_on.desc()),
    )
    talks = select(Interaction.day, Interaction.text, Interaction.account_id, Interaction.id)
    talks = talks.where(Interaction.day.between(first, last))
    yield DayKind.TALK, "interaction", talks.order_by(Interaction.day.desc(), Interaction.id.desc())
    answers = select(Answer.answered_on, Answer.question, Answer.account_id, Answer.id)
    answers = answers.where(Answer.answer != "", Answer.answered_on.between(first, last))
    yield DayKind.ANSWER, "answer", answers.order_by(Answer.answered_on.desc())


def _rows(
    session: Session, names: Mapping[int, str], kind: DayKind, table: str, statement: Select[*tuple[Any, ...]]
) -> Iterator[AroundRow]:
    for day, what, account, record in session.execute(statement.limit(MOST)):
        said = what.label if isinstance(what, ReviewKind) else " ".join(what.split())
        yield AroundRow(day, kind, said, account, names[account], f"{table}:{record}")
