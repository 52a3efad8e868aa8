"""The Questions section: what was asked under the five pillars, what was answered, and what to ask next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db.tables import Answer, Contact, Plan
from csdesk.domain.plan import Element, completeness
from csdesk.domain.question import AnswerState, Pillar, Suggestion, answer_state, suggestions
from csdesk.queries.current_plan import current_plans
from csdesk.queries.people import ContactName, contact_names
from csdesk.queries.plan_facts import plan_facts


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question with all fields and where it stands today; `answered_by` is the contact's name, or empty."""

    id: int
    pillar: Pillar
    question: str
    asked_on: date | None
    answer: str
    answered_by_id: int | None
    answered_by: str
    answered_on: date | None
    review_after: date | None
    shared: bool
    external_id: str | None
    state: AnswerState


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """An account's questions by pillar: those without an answer first, then the aged ones, then the newest answers.

    Questions asked and answers in writing are counted, not touch points (method.md, section 5).
    """

    account_id: int
    rows: tuple[AnswerRow, ...]
    suggestions: tuple[Suggestion, ...]
    contacts: tuple[ContactName, ...]

    @property
    def asked(self) -> int:
        """How many questions were asked."""
        return sum(row.asked_on is not None for row in self.rows)

    @property
    def answered(self) -> int:
        """How many were answered, lately or not."""
        return sum(row.state is not AnswerState.OPEN for row in self.rows)

    @property
    def aged(self) -> int:
        """How many answers are to be asked for again."""
        return sum(row.state is AnswerState.AGED for row in self.rows)

    def of(self, pillar: Pillar) -> tuple[AnswerRow, ...]:
        """The questions of one pillar."""
        return tuple(row for row in self.rows if row.pillar is pillar)


ORDER = tuple(AnswerState)


def questions_page(session: Session, account_id: int, today: date) -> QuestionsPage:
    """The questions of an account, with what its plan and its pillars still lack."""
    rows = list_answers(session, account_id, today)
    asked = Counter(row.pillar for row in rows)
    return QuestionsPage(
        account_id=account_id,
        rows=rows,
        suggestions=suggestions(_missing(session, account_id), asked, [row.question for row in rows]),
        contacts=contact_names(session, account_id),
    )


def list_answers(session: Session, account_id: int, today: date) -> tuple[AnswerRow, ...]:
    """The questions of an account by pillar, what wants asking first."""
    statement = (
        select(Answer, Contact.name)
        .outerjoin(Contact, Contact.id == Answer.answered_by_id)
        .where(Answer.account_id == account_id)
    )
    rows = (
        AnswerRow(
            id=row.id,
            pillar=row.pillar,
            question=row.question,
            asked_on=row.asked_on,
            answer=row.answer,
            answered_by_id=row.answered_by_id,
            answered_by=answered_by or "",
            answered_on=row.answered_on,
            review_after=row.review_after,
            shared=row.shared,
            external_id=row.external_id,
            state=answer_state(row.answer, row.review_after, today),
        )
        for row, answered_by in session.execute(statement)
    )
    return tuple(sorted(rows, key=_place))


def _missing(session: Session, account_id: int) -> frozenset[Element]:
    """What the current plan lacks; without any plan its purpose comes first, and the rest follows from it."""
    plan = session.scalars(select(Plan.id).where(Plan.id.in_(current_plans(account_id)))).one_or_none()
    if plan is None:
        return frozenset({Element.PURPOSE})
    facts = plan_facts(session, current_plans(account_id))[plan]
    return frozenset(one.element for one in completeness(facts).missing)


def _place(row: AnswerRow) -> tuple[int, int, int, int]:
    newest_first = -(row.answered_on or date.min).toordinal()
    return (tuple(Pillar).index(row.pillar), ORDER.index(row.state), newest_first, row.id)
