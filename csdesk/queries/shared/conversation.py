"""Shared commitments with their steps, and shared answers."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Answer, Commitment, CommitmentStep
from csdesk.domain.commitment import Step, promised
from csdesk.domain.question import AnswerState, Pillar, answer_state
from csdesk.queries.shared.people import People
from csdesk.queries.shared.review_rows import SharedAnswer, SharedCommitment


def shared_commitments(session: Session, account_id: int, until: date) -> tuple[SharedCommitment, ...]:
    """The shared commitments that were made up to a day, as they stood on it, in the order in which they were made."""
    people = People(session, account_id)
    steps = _steps(session, account_id, until)
    statement = (
        select(Commitment)
        .where(Commitment.account_id == account_id, Commitment.shared, Commitment.made_on <= until)
        .order_by(Commitment.made_on, Commitment.id)
    )
    return tuple(
        SharedCommitment(
            id=row.id,
            text=row.text,
            side=row.side,
            answerable=people.named(row.answerable),
            made_on=row.made_on,
            due=row.due,
            standing=promised(row.due, steps[row.id], until),
            key=row.uuid,
        )
        for row in session.scalars(statement)
    )


def shared_answers(session: Session, account_id: int, today: date) -> tuple[SharedAnswer, ...]:
    """The shared questions that were answered, by pillar, the newest answer first."""
    people = People(session, account_id)
    rows = session.scalars(
        select(Answer)
        .where(Answer.account_id == account_id, Answer.shared, Answer.answer != "")
        .order_by(Answer.answered_on.desc(), Answer.id)
    )
    answers = (
        SharedAnswer(
            pillar=row.pillar,
            question=row.question,
            answer=row.answer,
            answered_by=people.known(row.answered_by_id),
            answered_on=row.answered_on,
            aged=answer_state(row.answer, row.review_after, today) is AnswerState.AGED,
        )
        for row in rows
    )
    return tuple(sorted(answers, key=lambda one: tuple(Pillar).index(one.pillar)))


def _steps(session: Session, account_id: int, until: date) -> dict[int, list[Step]]:
    statement = (
        select(CommitmentStep)
        .join(Commitment, Commitment.id == CommitmentStep.commitment_id)
        .where(Commitment.account_id == account_id, Commitment.shared, CommitmentStep.day <= until)
        .order_by(CommitmentStep.day, CommitmentStep.id)
    )
    found: dict[int, list[Step]] = defaultdict(list)
    for row in session.scalars(statement):
        found[row.commitment_id].append(Step(row.day, row.state, row.new_due, row.customer_knows))
    return found
