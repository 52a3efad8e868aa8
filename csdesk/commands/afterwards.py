"""What a review brought, written down in one step: heard, answered, decided, promised, and when to meet again."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy import select

from csdesk.commands.answer import AnswerQuestion, AskQuestion, EditAnswer
from csdesk.commands.commitment import AddCommitment
from csdesk.commands.decision import AddDecision, EditDecision
from csdesk.commands.edits import UNSET
from csdesk.commands.review import EditReview
from csdesk.db.tables import Account, Answer, Decision, Review
from csdesk.db.work import Work
from csdesk.domain.discussed import Decided
from csdesk.domain.folding import key_of
from csdesk.domain.question import Pillar
from csdesk.domain.sides import Side
from csdesk.domain.typed_question import read_question
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Agreed:
    """An action that was agreed: what, whose it is, on which side, and for when."""

    text: str
    answerable: str = ""
    side: Side = Side.OURS
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Replied:
    """A question that was put up, with the customer's answer, and the id of the contact who gave it."""

    question: str
    answer: str
    by_id: int | None = None


@dataclass(frozen=True, slots=True)
class WriteUpReview:
    """A review was held, today where no day is given; what it brought is added to what was written down before.

    A decision is kept beside what was wanted, an answer beside its question; any other is one more. Actions become
    commitments, made in the review. They and the answers are shared unless said otherwise, since both sides heard them.
    Gives back the commitments' ids.
    """

    title: ClassVar[Phrase] = phrase("Write up review")

    review_id: int
    _: KW_ONLY
    held_on: date | None = None
    heard: tuple[str, ...] = ()
    decisions: tuple[Decided, ...] = ()
    actions: tuple[Agreed, ...] = ()
    next_date: date | None = None
    answers: tuple[Replied, ...] = ()
    shared: bool = True

    def run(self, work: Work) -> tuple[int, ...]:
        """Refuses notes that say nothing, and what the commands for each part refuse; nothing is kept then."""
        review = work.get(Review, self.review_id)
        said = (self.heard, self.decisions, self.actions, self.answers, self.next_date, self.held_on)
        if not any(said):
            raise Refusal("Write down what was heard, decided or promised, a line each.")
        held = self.held_on or review.held_on or work.today
        EditReview(
            review.id,
            held_on=held,
            heard="\n".join(part for part in (review.heard, *self.heard) if part.strip()),
            next_date=UNSET if self.next_date is None else self.next_date,
        ).run(work)
        for decision in self.decisions:
            self._decide(work, decision, held)
        for reply in self.answers:
            self._answer(work, review.account_id, reply, held)
        made = tuple(self._promise(work, review.account_id, action, held) for action in self.actions)
        work.about(work.get(Account, review.account_id).name)
        return made

    def _decide(self, work: Work, decided: Decided, held: date) -> None:
        """Beside what was wanted, as long as that is open; else as one more."""
        still = work.all(select(Decision).where(Decision.review_id == self.review_id, Decision.taken == ""))
        asked = next((row for row in still if _same(row.wanted, decided.wanted)), None)
        if asked is None:
            AddDecision(self.review_id, decided.wanted, taken=decided.taken, taken_on=held).run(work)
        else:
            EditDecision(asked.id, taken=decided.taken, taken_on=held).run(work)

    def _answer(self, work: Work, account_id: int, reply: Replied, held: date) -> None:
        asked = work.all(select(Answer).where(Answer.account_id == account_id))
        there = next((row for row in asked if _same(row.question, reply.question)), None)
        if there is not None:
            AnswerQuestion(there.id, reply.answer, reply.by_id, answered_on=held).run(work)
            EditAnswer(there.id, shared=self.shared or there.shared).run(work)
            return
        AskQuestion(
            account_id,
            read_question(reply.question, Pillar.WHY).pillar,
            reply.question,
            asked_on=held,
            answer=reply.answer,
            answered_by_id=reply.by_id,
            answered_on=held,
            shared=self.shared,
        ).run(work)

    def _promise(self, work: Work, account_id: int, action: Agreed, held: date) -> int:
        return AddCommitment(
            account_id,
            action.text,
            side=action.side,
            answerable=action.answerable,
            made_on=held,
            review_id=self.review_id,
            due=action.due,
            shared=self.shared,
        ).run(work)


def _same(one: str, other: str) -> bool:
    return key_of(one) == key_of(other)
