"""What may happen to questions: asked under one of the five pillars, answered, and asked again."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, ClassVar

from csdesk.commands.belonging import refuse_foreign_contacts, refuse_taken_key
from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.db.tables import Account, Answer
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.fields import clean_text
from csdesk.domain.question import RENEW_AFTER, Pillar
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase


def needed_question(text: str) -> str:
    """The question, in words."""
    found = clean_text(text, "question")
    if not found:
        raise Refusal("Write the question as it is asked.", field="question")
    return found


RULES: Rules = {
    **rules_of(texts=("answer",), days=("asked_on", "answered_on", "review_after"), keys=("external_id",)),
    "question": needed_question,
}


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """A question to the customer. `asked_on` stays empty while it only waits to be asked. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Ask question")

    account_id: int
    pillar: Pillar
    question: str
    _: KW_ONLY
    asked_on: date | None = None
    answer: str = ""
    answered_by_id: int | None = None
    answered_on: date | None = None
    review_after: date | None = None
    shared: bool = False
    external_id: str | None = None

    def run(self, work: Work) -> int:
        """Refuses a question without words, another account's contact, and days still to come."""
        work.get(Account, self.account_id)
        row = Answer(**_settled(work, self.account_id, 0, values_set(self)))
        _settle_answer(work, row)
        work.about(row.question)
        return work.add(row).id


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """The customer's answer, today where no day is given. It is to be asked again after half a year, or as said."""

    title: ClassVar[Phrase] = phrase("Answer question")

    answer_id: int
    answer: str
    answered_by_id: int | None = None
    _: KW_ONLY
    answered_on: date | None = None
    review_after: date | None = None

    def run(self, work: Work) -> None:
        """Refuses an answer without words, another account's contact, and a day still to come."""
        row = work.get(Answer, self.answer_id)
        values = _settled(work, row.account_id, row.id, values_set(self, but=("answer_id",)))
        if not values["answer"]:
            raise Refusal("Write the answer in the customer's words.", field="answer")
        assign(row, values)
        _settle_answer(work, row)
        work.about(row.question)


@dataclass(frozen=True, slots=True)
class ConfirmAnswer:
    """The answer still holds as of today; it is to be asked again after half a year."""

    title: ClassVar[Phrase] = phrase("Confirm answer")

    answer_id: int

    def run(self, work: Work) -> None:
        """Refuses a question that has no answer yet."""
        row = work.get(Answer, self.answer_id)
        if not row.answer:
            raise Refusal("Write the answer in the customer's words.", field="answer")
        row.answered_on, row.review_after = work.today, None
        _settle_answer(work, row)
        work.about(row.question)


@dataclass(frozen=True, slots=True)
class EditAnswer:
    """Other values for some of the fields of a question and its answer. Without its words an answer is none."""

    answer_id: int
    _: KW_ONLY
    pillar: Pillar | Unset = UNSET
    question: str | Unset = UNSET
    asked_on: date | Unset | None = UNSET
    answer: str | Unset = UNSET
    answered_by_id: int | Unset | None = UNSET
    answered_on: date | Unset | None = UNSET
    review_after: date | Unset | None = UNSET
    shared: bool | Unset = UNSET
    external_id: str | Unset | None = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("question"), self, field_words.ANSWER)

    def run(self, work: Work) -> None:
        """Refuses what AskQuestion refuses."""
        row = work.get(Answer, self.answer_id)
        assign(row, _settled(work, row.account_id, row.id, values_set(self, but=("answer_id",))))
        _settle_answer(work, row, asks_again=self.review_after is UNSET)
        work.about(row.question)


@dataclass(frozen=True, slots=True)
class DeleteAnswer:
    """A question goes, with its answer."""

    title: ClassVar[Phrase] = phrase("Delete question")

    answer_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Answer, self.answer_id)
        work.about(row.question)
        work.delete(row)


def _settled(work: Work, account_id: int, row_id: int, values: dict[str, Any]) -> dict[str, Any]:
    found = cleaned(values, RULES)
    refuse_taken_key(work, Answer.external_id, found.get("external_id"), row_id)
    refuse_foreign_contacts(work, account_id, found, "answered_by_id")
    return found


def _settle_answer(work: Work, row: Answer, asks_again: bool = True) -> None:
    """An answer has its day and a day after which it is asked again; without words it has neither, and nobody."""
    for day, field in ((row.asked_on, "asked_on"), (row.answered_on, "answered_on")):
        if day is not None and day > work.today:
            raise Refusal("{day} is still to come; write down what has happened.", field=field, day=day)
    if not row.answer:
        row.answered_by_id = row.answered_on = row.review_after = None
        return
    row.answered_on = row.answered_on or work.today
    row.asked_on = row.asked_on or row.answered_on
    if row.review_after is None and asks_again:
        row.review_after = row.answered_on + RENEW_AFTER
